import type { Clock } from '../domain/sla/clock';
import { hoursOf, type InTerms } from '../domain/sla/terms';
import type { Ticket } from '../domain/ticket/ticket';
import { elapsed } from '../domain/time/elapsed';
import { between, type Duration, type Instant } from '../domain/time/instant';
import { unlessCalendarEnds } from '../domain/time/unless-calendar-ends';
import type { Lasted } from '../views/lasted-said';

/** How long something lasted: in the measure of a promise, and by the clock on the wall. */
export type MeasureLasted = (from: Instant, to: Instant) => Lasted;

/** Measures as that promise counts, by the calendar of the ticket's place; by the wall where no calendar tells. */
export function measuring(
  desk: InTerms,
  ticket: Pick<Ticket, 'place' | 'terms'>,
  { measure, round }: Clock,
): MeasureLasted {
  const hours = hoursOf(desk, ticket, round);
  return (from, to) => {
    const wall = Math.max(0, between(from, to)) as Duration;
    if (measure === 'wall') return { own: wall, wall };
    return { own: unlessCalendarEnds(() => elapsed(hours, from, to)) ?? wall, wall };
  };
}
