import { type Desk, placeOf } from '../domain/desk';
import type { Clock } from '../domain/sla/clock';
import type { Ticket } from '../domain/ticket/ticket';
import { elapsed } from '../domain/time/elapsed';
import { between, type Duration, type Instant } from '../domain/time/instant';
import { unlessCalendarEnds } from '../domain/time/unless-calendar-ends';
import type { Lasted } from '../views/lasted-said';

/** How long something lasted: in the measure of a promise, and by the clock on the wall. */
export type MeasureLasted = (from: Instant, to: Instant) => Lasted;

/** Measures as that promise counts, by the calendar of the ticket's place; by the wall where no calendar tells. */
export function measuring(
  desk: Pick<Desk, 'places'>,
  ticket: Pick<Ticket, 'place'>,
  { measure }: Clock,
): MeasureLasted {
  const { hours } = placeOf(desk, ticket.place);
  return (from, to) => {
    const wall = Math.max(0, between(from, to)) as Duration;
    if (measure === 'wall') return { own: wall, wall };
    return { own: unlessCalendarEnds(() => elapsed(hours, from, to)) ?? wall, wall };
  };
}
