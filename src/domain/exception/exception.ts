import type { DutyLine } from '../desk';
import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { DutyChange } from '../roster/duty-change';
import type { FileRef } from '../ticket/ticket';
import type { Instant, Span } from '../time/instant';

/** Whom a lead puts on duty, when and for what. */
export interface PutOn {
  readonly person: PersonId;
  /** Whose part they take; absent: they step in wherever nobody is. */
  readonly instead?: PersonId;
  readonly span: Span;
  /** Empty: every place. */
  readonly places: readonly string[];
  /** Branches of the catalogue; empty: all of them. */
  readonly skills: readonly string[];
  /** Absent: both. */
  readonly line?: DutyLine;
}

/**
 * A named exception from the roster: a lead puts somebody on duty, where nobody is or instead of somebody (STAFF-7). It
 * ends by itself, and a lead may withdraw it before.
 */
export interface DutyException extends Recorded, PutOn {
  readonly state: 'planned' | 'ended' | 'withdrawn';
  readonly why: string;
  readonly filedBy: PersonId;
  readonly openedAt: Instant;
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** Everything that can happen to an exception. */
export type ExceptionEvent =
  | (Named<'put-on'> & PutOn & { readonly why: string; readonly files: readonly FileRef[] })
  | (Named<'withdrawn'> & { readonly words: string })
  | Named<'ended'>
  | NotReached;

/** An exception as its first event leaves it. Throws on any other. */
export function beginException(event: ExceptionEvent): Omit<DutyException, 'id'> {
  if (event.type !== 'put-on') throw new Error(`an exception does not begin with ${event.type}`);
  const { type: _type, by, at, files: _files, ...put } = event;
  return {
    ...put,
    ...{ version: 1, state: 'planned', filedBy: by, openedAt: at, lastEventAt: at, unreached: [] },
  };
}

/** The exception after the event. */
export const evolveException = (exception: DutyException, event: ExceptionEvent): DutyException => ({
  ...evolvers(exception, event),
  lastEventAt: event.at,
});

const evolvers = byType<DutyException, ExceptionEvent>({
  'put-on': (exception) => exception,
  withdrawn: (exception, { at }) => ({ ...exception, state: 'withdrawn', endedAt: at }),
  ended: (exception, { at }) => ({ ...exception, state: 'ended', endedAt: at }),
  'not-reached': (exception, event) => ({ ...exception, unreached: withUnreached(exception.unreached, event) }),
});

/** What it says of duty; once withdrawn, only until then: what was served was served. */
export function dutyOfException(exception: DutyException): readonly DutyChange[] {
  const { person, instead, places, skills, line, state, endedAt } = exception;
  const { from } = exception.span;
  const to =
    state === 'withdrawn' ? (Math.min(exception.span.to, endedAt ?? exception.span.to) as Instant) : exception.span.to;
  if (to <= from) return [];
  const scope = { places, skills, ...(line === undefined ? {} : { line }) };
  const isLimited = places.length > 0 || skills.length > 0 || line !== undefined;
  return instead === undefined
    ? [{ kind: 'extra', span: { from, to }, person, ...scope }]
    : [{ kind: 'move', span: { from, to }, from: instead, to: person, ...(isLimited ? { scope } : {}) }];
}
