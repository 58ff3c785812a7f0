import type { PersonId } from '../../domain/people/person';
import type { Instant } from '../../domain/time/instant';
import type { DayNumber } from '../../domain/time/local-date';
import type { LocalTimes } from './local-times';

/** Members who take turns of some local days each, in order. */
export interface Rotation {
  readonly members: readonly [PersonId, ...PersonId[]];
  /** Local days of a turn. */
  readonly days: number;
  /** Minutes after local midnight at which one turn ends and the next begins. */
  readonly handover: number;
  /** A day on which the turn of `members[first]` begins; turns go on before it as after it. */
  readonly start: DayNumber;
  readonly first: number;
}

/** Whose turn it is. */
export interface Turn {
  readonly holder: PersonId;
  /** When the next one begins. */
  readonly until: Instant;
}

/** The turn of a rotation at a moment that lies on the local day, or the next. Counted in local days: clocks may change in it. */
export function turnAt({ members, days, handover, start, first }: Rotation, toInstant: LocalTimes) {
  const beginOf = (turn: number): Instant => toInstant((start + turn * days) as DayNumber, handover);
  return (day: DayNumber, at: Instant): Turn => {
    let turn = Math.floor((day + 2 - start) / days);
    while (beginOf(turn) > at) turn -= 1;
    const holder = members[(((first + turn) % members.length) + members.length) % members.length];
    if (holder === undefined) throw new Error('a rotation without members was not checked');
    return { holder, until: beginOf(turn + 1) };
  };
}
