import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { DutyChange } from '../roster/duty-change';
import type { FileRef } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { changesOf, type Plan, type PutOn } from './plan';
import type { PlannedChange } from './preview';

/** Somebody said that they cannot, and why. */
export interface Objection {
  readonly person: PersonId;
  readonly words: string;
}

/**
 * A named exception from the roster, which a lead plans (STAFF-7). `draft`: they look at what it would change, and nothing
 * does; `asked`: whoever it puts on duty has not said yes; `planned`: it says who is on duty. It ends by itself, and a lead
 * may withdraw it before.
 */
export interface DutyException extends Recorded {
  readonly state: 'draft' | 'asked' | 'planned' | 'ended' | 'withdrawn';
  readonly plan: Plan;
  readonly why: string;
  readonly filedBy: PersonId;
  /** Since when it says who is on duty; absent: it never has. */
  readonly since?: Instant;
  /** Who was asked and has not answered. */
  readonly waitsFor: readonly PersonId[];
  /** Who said that they cannot: asked, or told while it was in force. The last word of each. */
  readonly objections: readonly Objection[];
  /** Whose duty it takes, as the roster stood when its lead meant it, or when it came into force. */
  readonly replaced: readonly PersonId[];
  readonly askedAt?: Instant;
  readonly remindedAt?: Instant;
  /** Leads were told that it begins without a yes. */
  readonly openTold?: true;
  readonly openedAt: Instant;
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** Everything that can happen to an exception. */
export type ExceptionEvent =
  /** By one press on what the roster lacks: at once. */
  | (Named<'put-on'> & PutOn & { readonly why: string; readonly files: readonly FileRef[] })
  /** By a form: its lead sees first what it would change. */
  | (Named<'drafted'> & { readonly plan: Plan; readonly why: string; readonly files: readonly FileRef[] })
  /** They mean it. Nobody `asks`: it is in force, and told. `changes`: what it changes, as the roster stood. */
  | (Named<'confirmed'> & { readonly asks: readonly PersonId[]; readonly changes: readonly PlannedChange[] })
  /** `changes`: what it changes if it comes into force by it, as the roster stands then; absent in logs of before that was kept. */
  | (Named<'accepted'> & { readonly changes?: readonly PlannedChange[] })
  /** They cannot, and say why; what is in force stays so. */
  | (Named<'objected'> & { readonly words: string })
  /** A lead puts it in force without every yes, and says why. */
  | (Named<'enforced'> & { readonly words: string; readonly changes?: readonly PlannedChange[] })
  | (Named<'reminded'> & { readonly told: readonly PersonId[] })
  /** It begins, and somebody has not said yes: nothing changes. */
  | Named<'unanswered'>
  | (Named<'withdrawn'> & { readonly words: string })
  | Named<'ended'>
  | NotReached;

/** An exception as its first event leaves it. Throws on any other. */
export function beginException(event: ExceptionEvent): Omit<DutyException, 'id'> {
  const { by, at } = event;
  const begun = {
    ...{ version: 1, filedBy: by, waitsFor: [], objections: [], openedAt: at, lastEventAt: at, unreached: [] },
  };
  if (event.type === 'drafted') return { ...begun, state: 'draft', plan: event.plan, why: event.why, replaced: [] };
  if (event.type !== 'put-on') throw new Error(`an exception does not begin with ${event.type}`);
  const { type: _type, by: _by, at: _at, files: _files, why, ...put } = event;
  const replaced = put.instead === undefined ? [] : [put.instead];
  return { ...begun, state: 'planned', plan: { does: 'put-on', ...put }, why, since: at, replaced };
}

/** The exception after the event. */
export const evolveException = (exception: DutyException, event: ExceptionEvent): DutyException => ({
  ...evolvers(exception, event),
  lastEventAt: event.at,
});

const without = (people: readonly PersonId[], person: PersonId): readonly PersonId[] =>
  people.filter((id) => id !== person);

const inForce = (exception: DutyException, at: Instant): DutyException => ({
  ...exception,
  ...{ state: 'planned', since: at, waitsFor: [] },
});

/** Who is on duty without it and not with it, each once. */
const replacedIn = (changes: readonly PlannedChange[]): readonly PersonId[] =>
  [
    ...new Set(
      changes.flatMap(({ was, becomes }) =>
        [was.primary, was.backup].filter((id) => id !== null && id !== becomes.primary && id !== becomes.backup),
      ),
    ),
  ] as readonly PersonId[];

/** With whose duty it takes as the roster stands by now, where that was written. */
const replacing = (exception: DutyException, changes: readonly PlannedChange[] | undefined): DutyException =>
  changes === undefined ? exception : { ...exception, replaced: replacedIn(changes) };

/** In force with the last yes, where nobody said no. */
const answered = (
  exception: DutyException,
  { at, changes }: Pick<Extract<ExceptionEvent, { readonly type: 'accepted' }>, 'at' | 'changes'>,
): DutyException =>
  exception.state === 'asked' && exception.waitsFor.length === 0 && exception.objections.length === 0
    ? inForce(replacing(exception, changes), at)
    : exception;

const evolvers = byType<DutyException, ExceptionEvent>({
  'put-on': (exception) => exception,
  drafted: (exception) => exception,
  confirmed: (exception, { asks, changes, at }) => {
    const meant = { ...exception, replaced: replacedIn(changes) };
    if (asks.length === 0) return inForce(meant, at);
    return { ...meant, state: 'asked', waitsFor: asks, askedAt: at };
  },
  accepted: (exception, event) =>
    answered(
      {
        ...exception,
        waitsFor: without(exception.waitsFor, event.by),
        objections: exception.objections.filter(({ person }) => person !== event.by),
      },
      event,
    ),
  objected: (exception, { by, words }) => ({
    ...exception,
    waitsFor: without(exception.waitsFor, by),
    objections: [...exception.objections.filter(({ person }) => person !== by), { person: by, words }],
  }),
  enforced: (exception, { at, changes }) => inForce(replacing(exception, changes), at),
  reminded: (exception, { at }) => ({ ...exception, remindedAt: at }),
  unanswered: (exception) => ({ ...exception, openTold: true }),
  withdrawn: (exception, { at }) => ({ ...exception, state: 'withdrawn', endedAt: at, waitsFor: [] }),
  ended: (exception, { at }) => ({ ...exception, state: 'ended', endedAt: at, waitsFor: [] }),
  'not-reached': (exception, event) => ({ ...exception, unreached: withUnreached(exception.unreached, event) }),
});

/** Whether something may still become of it. */
export const isOpenException = ({ state }: Pick<DutyException, 'state'>): boolean =>
  state === 'draft' || state === 'asked' || state === 'planned';

/** What it says of duty: from the moment it is in force; once withdrawn, only until then: what was served was served. */
export function dutyOfException({ plan, since, state, endedAt }: DutyException): readonly DutyChange[] {
  if (since === undefined) return [];
  const to = state === 'withdrawn' ? (endedAt ?? plan.span.to) : plan.span.to;
  return changesOf(plan, { from: since, to });
}
