import type { Clock } from '../sla/clock';
import { nextDeadlineOf } from '../sla/clocks';
import { isOpen, type Ticket } from '../ticket/ticket';

/** How the promises of a ticket stand. */
export type ClocksOf = (ticket: Ticket) => readonly Clock[];

interface Place {
  readonly ticket: Ticket;
  readonly over: boolean;
  readonly due: number;
}

const whenDue = (clocks: readonly Clock[]): number =>
  Math.min(...clocks.map((clock) => nextDeadlineOf(clock) ?? Number.POSITIVE_INFINITY));

/** Infinity less itself is no number. */
const compared = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);

/**
 * Tickets as they are listed: those still open first, of those the urgent ones, then whichever is due next; what has no
 * deadline by its report. What is over comes last, the newest first.
 */
export function inOrder(tickets: readonly Ticket[], clocksOf: ClocksOf): readonly Ticket[] {
  const places = tickets.map((ticket): Place => {
    const over = !isOpen(ticket);
    return { ticket, over, due: over ? 0 : whenDue(clocksOf(ticket)) };
  });
  return places
    .sort(
      (one, other) =>
        Number(one.over) - Number(other.over) ||
        (one.over
          ? other.ticket.reportedAt - one.ticket.reportedAt
          : Number(other.ticket.urgent) - Number(one.ticket.urgent) ||
            compared(one.due, other.due) ||
            one.ticket.reportedAt - other.ticket.reportedAt),
    )
    .map(({ ticket }) => ticket);
}
