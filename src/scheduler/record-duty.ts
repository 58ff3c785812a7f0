import type { DutyShift, Place } from '../domain/desk';
import { before, days, type Span } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Roster } from '../ports/repositories';

/** What recording duty needs. */
export interface DutyParts {
  readonly places: readonly Pick<Place, 'id'>[];
  /** The weekly pattern, compiled; imported shifts are kept already. */
  readonly pattern: readonly DutyShift[];
  readonly roster: Roster;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A desk that was switched off for longer records what is left. */
const lookBack = days(7);

/**
 * Writes down the shifts of the weekly pattern once they are over, as far as no imported shift took their place, so
 * that editing the pattern never rewrites the past. Answers how many stretches were written.
 */
export async function recordDuty({ places, pattern, roster, clock, logger }: DutyParts): Promise<number> {
  const now = clock.now();
  const past = { from: before(now, lookBack), to: now };
  const over = pattern.filter(({ span }) => span.to <= past.to && span.from >= past.from);
  if (over.length === 0) return 0;

  const known = await roster.shifts(past);
  let written = 0;
  for (const shift of over) {
    const where = shift.places.length > 0 ? shift.places : places.map(({ id }) => id);
    for (const place of where) {
      for (const span of worked(shift, place, known)) {
        await roster.record({ ...shift, span, places: [place] }, now);
        written += 1;
      }
    }
  }
  if (written > 0) logger.info('duty recorded', { stretches: written });
  return written;
}

/** What is left of the shift at that place when those who took over are taken away. */
const worked = (shift: DutyShift, place: string, others: readonly DutyShift[]): readonly Span[] =>
  others
    .filter((other) => tookOver(other, shift, place))
    .reduce<readonly Span[]>((left, { span }) => left.flatMap((part) => without(part, span)), [shift.span]);

function tookOver(other: DutyShift, shift: DutyShift, place: string): boolean {
  const there = other.places.length === 0 || other.places.includes(place);
  const everySkill = other.skills.length === 0;
  return there && (everySkill || (shift.skills.length > 0 && shift.skills.every((it) => other.skills.includes(it))));
}

const without = (part: Span, hole: Span): readonly Span[] =>
  hole.to <= part.from || hole.from >= part.to
    ? [part]
    : [
        { from: part.from, to: hole.from },
        { from: hole.to, to: part.to },
      ].filter(({ from, to }) => from < to);
