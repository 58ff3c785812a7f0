import type { Desk } from '../domain/desk';
import type { Ticket } from '../domain/ticket/ticket';
import type { Localised } from '../domain/words';

/** Tickets of one branch of the catalogue. `name` is null for branches the catalogue no longer has. */
export interface CategoryCount {
  readonly name: Localised | null;
  readonly count: number;
}

/** Tickets by branch, most first; branches without any are absent. */
export function categoriesOf(desk: Pick<Desk, 'catalogue'>, tickets: readonly Ticket[]): readonly CategoryCount[] {
  const branchOf = (ticket: Ticket) => desk.catalogue.find(({ id }) => ticket.category.startsWith(`${id}.`));
  const counts = new Map<Localised | null, number>();
  for (const ticket of tickets) {
    const name = branchOf(ticket)?.name ?? null;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((one, other) => other.count - one.count);
}
