import type { Ticket } from './ticket';

/** Each ticket once, where it was first named, as it was last named. */
export const eachOnce = (tickets: readonly Ticket[]): readonly Ticket[] => [
  ...new Map(tickets.map((ticket) => [ticket.id, ticket])).values(),
];
