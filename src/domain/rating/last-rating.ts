import type { Rating, Ticket } from '../ticket/ticket';

/** The newest rating of a ticket, also one given before it was reopened: no word of a requester is unsaid by reopening. */
export const lastRating = ({ rating, pastRatings }: Pick<Ticket, 'rating' | 'pastRatings'>): Rating | undefined =>
  rating ?? pastRatings?.at(-1);
