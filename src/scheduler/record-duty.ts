import type { DutyShift, Place } from '../domain/desk';
import type { Instant } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Roster } from '../ports/repositories';

/** What recording duty needs. */
export interface DutyParts {
  readonly places: readonly Pick<Place, 'id'>[];
  /** The shift in force at a place, by the same rule that assigns jobs; undefined when nobody is rostered. */
  readonly shiftAt: (place: string, at: Instant) => Promise<DutyShift | undefined>;
  readonly roster: Roster;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Writes down who is on duty whenever that changes, so that editing tomorrow's roster never rewrites yesterday. A shift
 * changed while it lasts counts from now. Answers how many changes were written.
 */
export async function recordDuty({ places, shiftAt, roster, clock, logger }: DutyParts): Promise<number> {
  const now = clock.now();
  const known = await roster.shifts({ from: now, to: (now + 1) as Instant });
  let written = 0;
  for (const { id } of places) {
    const shift = await shiftAt(id, now);
    const told = known.find((other) => other.places.length === 0 || other.places.includes(id));
    if (shift === undefined || (told !== undefined && samePeople(told, shift))) continue;
    const from = told === undefined ? shift.span.from : now;
    await roster.record({ ...shift, span: { from, to: shift.span.to }, places: [id] }, now);
    logger.info('duty changed', { place: id, primary: shift.primary, backup: shift.backup });
    written += 1;
  }
  return written;
}

const samePeople = (one: DutyShift, other: DutyShift): boolean =>
  one.primary === other.primary && one.backup === other.backup;
