import { type Desk, ticketKey } from '../domain/desk';
import type { PersonId } from '../domain/people/person';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';

/** A ticket that is open with a target that was missed and is still not fulfilled. */
export interface Debt {
  /** As people say it: `IT-1042`. */
  readonly ticket: string;
  readonly title: string;
  readonly reportedAt: Instant;
  readonly owner?: PersonId | undefined;
}

/** What the desk owes, whether or not anything happened on the day. */
export interface Debts {
  /** Oldest first, at most `debtsAtMost`. */
  readonly oldest: readonly Debt[];
  /** Most first; without a person: nobody has picked those up. */
  readonly byOwner: readonly { readonly owner?: PersonId | undefined; readonly count: number }[];
}

/** The rest is counted. */
const debtsAtMost = 5;

export function debtsOf(desk: Pick<Desk, 'prefix'>, overdue: readonly Ticket[]): Debts {
  const byAge = overdue.toSorted((one, other) => one.reportedAt - other.reportedAt || one.id - other.id);
  const owners = new Map<PersonId | undefined, number>();
  for (const { owner } of byAge) owners.set(owner, (owners.get(owner) ?? 0) + 1);
  return {
    oldest: byAge.slice(0, debtsAtMost).map(({ id, title, reportedAt, owner }) => ({
      ...{ ticket: ticketKey(desk, id), title, reportedAt },
      ...(owner === undefined ? {} : { owner }),
    })),
    byOwner: [...owners]
      .map(([owner, count]) => ({ ...(owner === undefined ? {} : { owner }), count }))
      .toSorted((one, other) => other.count - one.count),
  };
}
