import { type Desk, ticketKey } from '../domain/desk';
import type { PersonId } from '../domain/people/person';
import { hasOpenPromise } from '../domain/ticket/talk';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant, Span } from '../domain/time/instant';
import { within } from './satisfaction';

/** Answers that were promised (HOT-4), by the tickets that they were promised for, on the day that decided them. */
export interface PromiseFigures {
  readonly kept: readonly number[];
  readonly slipped: readonly number[];
}

/** A promised answer that was not given in time. */
export interface Slip {
  readonly ticket: string;
  readonly title: string;
  /** The moment that was promised. */
  readonly due: Instant;
  readonly owner?: PersonId | undefined;
  /** Whether it still has not been given; false as well where nobody waits for it any more. */
  readonly stillOpen: boolean;
  /** When it was given at last. */
  readonly answeredAt?: Instant | undefined;
}

/** Promises of these tickets, each named once, that were kept or slipped in the span. */
export function promisesIn(span: Span, tickets: readonly Ticket[]): PromiseFigures {
  const having = (state: 'kept' | 'slipped'): readonly number[] =>
    tickets.flatMap(({ id, promises }) =>
      promises.filter((one) => one.state === state && within(span, one.at)).map((): number => id),
    );
  return { kept: having('kept'), slipped: having('slipped') };
}

/** Those that slipped in the span, in the order in which they were due. */
export const slipsIn = (span: Span, desk: Pick<Desk, 'prefix'>, tickets: readonly Ticket[]): readonly Slip[] =>
  tickets
    .flatMap((ticket) =>
      ticket.promises
        .filter(({ state, at }) => state === 'slipped' && within(span, at))
        .map(({ due, madeAt }): Slip => {
          const standing = ticket.promise?.madeAt === madeAt ? ticket.promise : undefined;
          return {
            ...{ ticket: ticketKey(desk, ticket.id), title: ticket.title, due },
            ...(ticket.owner === undefined ? {} : { owner: ticket.owner }),
            stillOpen: standing !== undefined && hasOpenPromise(ticket),
            ...(standing?.keptAt === undefined ? {} : { answeredAt: standing.keptAt }),
          };
        }),
    )
    .toSorted((one, other) => one.due - other.due);
