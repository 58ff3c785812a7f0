import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { MayRest } from '../record/when-told';
import type { TicketId } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import type { AsKnown } from './ten-days';

/**
 * How a change was announced: ten working days ahead (`full`), or later: then the customer is asked, agrees, or objects
 * (STAFF-5). What the customer demands needs no notice. `short`: a calendar that came later says so, when it was carried out.
 */
export type Notice = 'full' | 'asked' | 'agreed' | 'objected' | 'short';

/**
 * Somebody of the contract is replaced: the customer demands it, within ten working days (STAFF-2), or the contractor
 * announces it. `handing`: what they have goes to the successor; `done`: it has, and they serve no more.
 */
export interface Replacement extends Recorded, AsKnown {
  readonly state: 'open' | 'handing' | 'done' | 'withdrawn';
  readonly because: 'demanded' | 'announced';
  readonly engineer: PersonId;
  /** The number of their profile; absent: the desk keeps none. */
  readonly profile?: number;
  /** For leads and managers. */
  readonly reason: string;
  readonly begunBy: PersonId;
  readonly due: Instant;
  readonly notice: Notice;
  /** Why the customer objects to the shorter notice. */
  readonly words: string;
  /** The number of the successor's profile. */
  readonly successor?: number;
  /** Who takes over, once they do. */
  readonly to?: PersonId;
  /** When a lead spoke with the engineer: until then they are told nothing of it. */
  readonly talkedAt?: Instant;
  readonly handingAt?: Instant;
  /** What the engineer had open then. */
  readonly tickets: readonly TicketId[];
  /** When the day was changed, or settled. Absent: it is as it began. */
  readonly dueSetAt?: Instant;
  /** When people were reminded last, of what is still to come or of what was missed. */
  readonly remindedAt?: Instant;
  readonly overdueAt?: Instant;
  /** Since when others are to be told, while they rest. Absent: they know. */
  readonly untoldAt?: Instant;
  readonly openedAt: Instant;
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

/** When it is due, and how it was announced, by the calendar as it counts. */
export type Counted = AsKnown & Pick<Replacement, 'due' | 'notice'>;

type Named<Type extends string> = Happened & { readonly type: Type };
type Began = MayRest & AsKnown & Pick<Replacement, 'engineer' | 'profile' | 'reason' | 'due'>;

/** Everything that can happen to it. */
export type ReplacementEvent =
  | (Named<'demanded'> & Began)
  /** `talked`: the engineer knows already. */
  | (Named<'announced'> & Began & { readonly notice: Notice; readonly talked: boolean })
  | Named<'called'>
  | Named<'agreed'>
  | (Named<'objected'> & { readonly words: string })
  | (Named<'postponed'> & Counted)
  /** A calendar counts since that changes the ten days, or settles them. */
  | (Named<'recounted'> & Counted)
  | (Named<'linked'> & { readonly successor: number })
  | Named<'talked'>
  /** The successor takes over: duty from now on, and what is open by a list. */
  | (Named<'handing'> & { readonly to: PersonId; readonly tickets: readonly TicketId[] })
  | Named<'done'>
  /** `late`: the day is past. */
  | (Named<'reminded'> & { readonly told: readonly PersonId[]; readonly late?: true })
  | (Named<'overdue'> & { readonly told: readonly PersonId[] })
  | (Named<'withdrawn'> & { readonly words: string })
  | NotReached;

/** A change of staff as its first event leaves it. Throws on any other. */
export function beginReplacement(first: ReplacementEvent): Omit<Replacement, 'id'> {
  if (first.type !== 'demanded' && first.type !== 'announced') {
    throw new Error(`a change of staff does not begin with ${first.type}`);
  }
  const { by, at, type, engineer, profile, reason, due, asKnown } = first;
  return {
    ...{ version: 1, state: 'open', because: type, engineer, reason, begunBy: by, due, words: '' },
    ...(profile === undefined ? {} : { profile }),
    ...(asKnown ? { asKnown } : {}),
    ...(first.resting ? { untoldAt: at } : {}),
    notice: first.type === 'announced' ? first.notice : 'full',
    ...(first.type === 'announced' && first.talked ? { talkedAt: at } : {}),
    ...{ tickets: [], openedAt: at, lastEventAt: at, unreached: [] },
  };
}

function counted(
  { asKnown: _, ...replacement }: Replacement,
  { at, due, notice, asKnown }: Happened & Counted,
): Replacement {
  return { ...replacement, due, notice, dueSetAt: at, ...(asKnown ? { asKnown } : {}) };
}

const evolvers = byType<Replacement, ReplacementEvent>({
  demanded: (replacement) => replacement,
  announced: (replacement) => replacement,
  called: ({ untoldAt: _, ...replacement }) => replacement,
  agreed: (replacement) => ({ ...replacement, notice: 'agreed' }),
  objected: (replacement, { words }) => ({ ...replacement, notice: 'objected', words }),
  postponed: ({ overdueAt: _, ...replacement }, event) => counted(replacement, event),
  recounted: counted,
  linked: (replacement, { successor }) => ({ ...replacement, successor }),
  talked: (replacement, { at }) => ({ ...replacement, talkedAt: at }),
  handing: (replacement, { at, to, tickets }) => ({
    ...replacement,
    ...{ to, handingAt: at, tickets },
    ...(tickets.length === 0 ? { state: 'done', endedAt: at } : { state: 'handing' }),
  }),
  done: (replacement, { at }) => ({ ...replacement, state: 'done', endedAt: at }),
  reminded: (replacement, { at }) => ({ ...replacement, remindedAt: at }),
  overdue: (replacement, { at }) => ({ ...replacement, overdueAt: at }),
  withdrawn: (replacement, { at, words }) => ({ ...replacement, state: 'withdrawn', endedAt: at, words }),
  'not-reached': (replacement, event) => ({ ...replacement, unreached: withUnreached(replacement.unreached, event) }),
});

/** The change of staff after the event. */
export const evolveReplacement = (replacement: Replacement, event: ReplacementEvent): Replacement => ({
  ...evolvers(replacement, event),
  lastEventAt: event.at,
});

/** Whether it is neither over nor given up. */
export const isUnderWay = ({ state }: Pick<Replacement, 'state'>): boolean => state === 'open' || state === 'handing';

/** Whether the shorter notice still needs the customer's yes. */
export const lacksYes = ({ notice }: Pick<Replacement, 'notice'>): boolean =>
  notice === 'asked' || notice === 'objected';

/** Whether it was announced later than agreed, which stays marked. */
export const isShort = ({ notice }: Pick<Replacement, 'notice'>): boolean => notice !== 'full';
