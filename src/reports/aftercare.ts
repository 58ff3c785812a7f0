import { everyRating } from '../domain/rating/every-rating';
import type { Ticket } from '../domain/ticket/ticket';
import type { Span } from '../domain/time/instant';
import { within } from './satisfaction';

/** What came of solved tickets on a day. */
export interface Aftercare {
  /** Came back on this day, each ticket once. */
  readonly reopened: number;
  /** Asked for by a rating of this day, and how many of them were done when the digest was made. */
  readonly callbacks: { readonly done: number; readonly owed: number };
}

/** Of these tickets, each named once. */
export function aftercareOf(span: Span, tickets: readonly Ticket[]): Aftercare {
  const isBack = ({ reopening, cameBack }: Ticket) =>
    [...cameBack, ...(reopening === undefined ? [] : [reopening.at])].some((at) => within(span, at));
  const owed = tickets.filter(
    (ticket) => ticket.callback && everyRating(ticket).some(({ firstAt }) => within(span, firstAt)),
  );
  const done = owed.filter(({ callback }) => callback?.doneAt !== undefined);
  return { reopened: tickets.filter(isBack).length, callbacks: { done: done.length, owed: owed.length } };
}
