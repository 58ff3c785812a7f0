import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { MayRest } from '../record/when-told';
import type { FileRef } from '../ticket/ticket';
import type { Instant } from '../time/instant';

/** A site that somebody knows, and when they were last there. */
export interface Familiar {
  readonly place: string;
  readonly at: Instant;
}

/** What the customer judges an engineer by (STAFF-1). */
export interface Profile {
  readonly education: string;
  /** When they began to serve. */
  readonly since: Instant;
  /** Branches of the catalogue; empty: all. */
  readonly skills: readonly string[];
  readonly familiar: readonly Familiar[];
}

/** Who is waited for: the customer's word, or the lead who files the agreement. */
export type Awaited = 'customer' | 'agreement';

/**
 * An engineer of the contract. `proposed`: the customer has not answered; `meeting`: they meet first; `accepted`: vetted,
 * and the confidentiality agreement is not filed yet; `active`: a roster may hold them; `left`: no more.
 */
export interface Staff extends Recorded {
  readonly state: 'proposed' | 'meeting' | 'accepted' | 'active' | 'refused' | 'withdrawn' | 'left';
  /** Absent: they have no account yet. */
  readonly person?: PersonId;
  /** As the lead wrote it; empty where the account says it. */
  readonly name: string;
  readonly profile: Profile;
  /** What the lead tells the customer of them. */
  readonly note: string;
  readonly proposedBy: PersonId;
  readonly vettedBy?: PersonId;
  readonly vettedAt?: Instant;
  /** When both meet. */
  readonly meetAt?: Instant;
  /** Why the customer refused, or wants to meet; for leads and managers. */
  readonly words: string;
  /** When they signed for confidentiality (STAFF-8). */
  readonly signedAt?: Instant;
  readonly activeAt?: Instant;
  /** Since when they have no account, and nobody is waited for. Absent: they have one, or never had. */
  readonly goneAt?: Instant;
  /** `remindedAt`: when somebody was reminded last. */
  readonly waits?: {
    readonly for: Awaited;
    readonly since: Instant;
    readonly reminders: number;
    readonly remindedAt?: Instant;
  };
  /** Since when others are to be told, while they rest. Absent: they know. */
  readonly untoldAt?: Instant;
  readonly openedAt: Instant;
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** Everything that can happen to it. */
export type StaffEvent =
  | (Named<'proposed'> &
      MayRest & {
        readonly person?: PersonId;
        readonly name: string;
        readonly profile: Profile;
        readonly note: string;
        readonly files: readonly FileRef[];
      })
  | Named<'called'>
  | Named<'accepted'>
  | (Named<'refused'> & { readonly words: string })
  | (Named<'meeting'> & { readonly meetAt: Instant; readonly words: string })
  | (Named<'signed'> & { readonly signedAt: Instant; readonly person: PersonId })
  /** `person`: whom it is about. */
  | (Named<'amended'> & { readonly person?: PersonId; readonly profile: Profile })
  | (Named<'reminded'> & { readonly for: Awaited; readonly told: readonly PersonId[] })
  /** They have no account any more; and have one again. */
  | Named<'gone'>
  | Named<'back'>
  | Named<'withdrawn'>
  | (Named<'left'> & { readonly words: string })
  | NotReached;

/** A profile as its first event leaves it. Throws on any other. */
export function beginStaff(first: StaffEvent): Omit<Staff, 'id'> {
  if (first.type !== 'proposed') throw new Error(`a profile does not begin with ${first.type}`);
  const { by, at, person, name, profile, note, resting } = first;
  return {
    ...{ version: 1, state: 'proposed', name, profile, note, words: '', proposedBy: by },
    ...(person === undefined ? {} : { person }),
    ...(resting ? { untoldAt: at } : {}),
    waits: { for: 'customer', since: at, reminders: 0 },
    ...{ openedAt: at, lastEventAt: at, unreached: [] },
  };
}

function without<Of extends object, Key extends keyof Of>(of: Of, ...keys: readonly Key[]): Omit<Of, Key> {
  const rest: Partial<Of> = { ...of };
  for (const key of keys) delete rest[key];
  return rest as Omit<Of, Key>;
}

const over = (staff: Staff, at: Instant, state: 'refused' | 'withdrawn' | 'left'): Staff => ({
  ...without(staff, 'waits', 'untoldAt', 'meetAt', 'goneAt'),
  ...{ state, endedAt: at },
});

const evolvers = byType<Staff, StaffEvent>({
  proposed: (staff) => staff,
  called: (staff) => without(staff, 'untoldAt'),
  accepted: (staff, { by, at }) => ({
    ...without(staff, 'untoldAt', 'meetAt'),
    ...{
      state: 'accepted',
      words: '',
      vettedBy: by,
      vettedAt: at,
      waits: { for: 'agreement', since: at, reminders: 0 },
    },
  }),
  refused: (staff, { by, at, words }) => ({ ...over(staff, at, 'refused'), vettedBy: by, vettedAt: at, words }),
  meeting: (staff, { meetAt, words }) => ({
    ...without(staff, 'untoldAt'),
    ...{ state: 'meeting', meetAt, words, waits: { for: 'customer', since: meetAt, reminders: 0 } },
  }),
  signed: (staff, { at, signedAt, person }) => ({
    ...without(staff, 'waits'),
    ...{ state: 'active', signedAt, person, activeAt: at },
  }),
  amended: (staff, { profile }) => ({ ...staff, profile }),
  reminded: ({ waits, ...staff }, { at }) =>
    waits === undefined ? staff : { ...staff, waits: { ...waits, reminders: waits.reminders + 1, remindedAt: at } },
  gone: (staff, { at }) => ({ ...staff, goneAt: at }),
  // Whoever is waited for has their time anew.
  back: ({ goneAt: _, ...staff }, { at }) => ({
    ...staff,
    ...(staff.waits === undefined
      ? {}
      : { waits: { ...staff.waits, since: Math.max(staff.waits.since, at) as Instant } }),
  }),
  withdrawn: (staff, { at }) => over(staff, at, 'withdrawn'),
  // A change of staff that ends says so, too.
  left: (staff, { at, words }) => (isCurrent(staff) ? { ...over(staff, at, 'left'), words } : staff),
  'not-reached': (staff, event) => ({ ...staff, unreached: withUnreached(staff.unreached, event) }),
});

/** The profile after the event. */
export const evolveStaff = (staff: Staff, event: StaffEvent): Staff => ({
  ...evolvers(staff, event),
  lastEventAt: event.at,
});

/** Whether the customer still has to say yes or no. */
export const isVetted = ({ state }: Pick<Staff, 'state'>): boolean => state === 'accepted' || state === 'active';
export const awaitsCustomer = ({ state }: Pick<Staff, 'state'>): boolean => state === 'proposed' || state === 'meeting';

/** What becomes of it when they are there no more for good: it was a proposal, or they served. */
export const endedBy = ({ state }: Pick<Staff, 'state'>, { by, at }: Omit<Happened, 'type'>): StaffEvent =>
  state === 'active' ? { type: 'left', by, at, words: '' } : { type: 'withdrawn', by, at };

/** Whether it is about somebody who serves, or may come to. */
export const isCurrent = (staff: Pick<Staff, 'state'>): boolean => awaitsCustomer(staff) || isVetted(staff);
