import type { Rating, Ticket } from '../ticket/ticket';

/** All ratings of a ticket, oldest first: each is a fact of its own, which counts on the day on which it was first given. */
export const everyRating = ({ rating, pastRatings }: Pick<Ticket, 'rating' | 'pastRatings'>): readonly Rating[] => [
  ...pastRatings,
  ...(rating === undefined ? [] : [rating]),
];
