import type { InTerms } from '../domain/sla/terms';
import { replay } from '../domain/ticket/evolve';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Tickets } from '../ports/repositories';
import { verdictsThatDiffer } from '../reports/verdicts-differ';

/** What checking logs needs. */
export interface LogAuditParts {
  readonly tickets: Pick<Tickets, 'find' | 'events' | 'after'>;
  readonly desk: InTerms;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** Tickets looked at in one run: a desk of ten thousand is gone through in a few hours, and nobody notices. */
const atOnce = 50;

/** The ticket as it is kept, its fields in one order: a database may keep them in another. */
const asKept = (ticket: Ticket): string => JSON.stringify(ticket, (_, value: unknown) => inOrder(value));

const inOrder = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** What its log adds up to; undefined when it adds up to nothing. */
function replayed(id: TicketId, log: Awaited<ReturnType<Tickets['events']>>): Ticket | undefined {
  try {
    const events = log.map(({ event }) => event);
    return replay(id, events);
  } catch {
    return undefined;
  }
}

/** A ticket as it was last seen, unless it is gone, and whether it is what its log adds up to. */
interface Compared {
  readonly ticket?: Ticket;
  readonly isEqual: boolean;
}

/**
 * Reads a ticket and its log, and compares the two: the log is the truth, and the ticket is kept beside it for speed. One
 * that changes while it is looked at is looked at again.
 */
export async function comparedWithLog(
  { tickets }: { readonly tickets: Pick<Tickets, 'find' | 'events'> },
  id: TicketId,
): Promise<Compared> {
  for (let ticket = await tickets.find(id); ticket !== undefined; ) {
    const sum = replayed(id, await tickets.events(id));
    if (sum !== undefined && asKept(sum) === asKept(ticket)) return { ticket, isEqual: true };
    const now = await tickets.find(id);
    if (now?.version === ticket.version) return { ticket, isEqual: false };
    ticket = now;
  }
  return { isEqual: true };
}

/** Whether a ticket is what its log adds up to. */
export const equalsItsLog = async (parts: Pick<LogAuditParts, 'tickets'>, id: TicketId): Promise<boolean> =>
  (await comparedWithLog(parts, id)).isEqual;

/** The clauses of a ticket that were decided otherwise than the rules say, by terms that this process knows. */
const misjudged = ({ desk, clock }: LogAuditParts, ticket: Ticket): readonly string[] =>
  verdictsThatDiffer(ticket, desk, clock.now()).map(({ clause, kept, judged }) => `${clause} ${kept}/${judged}`);

/**
 * Goes round by round through all tickets, some at a time, and says which are not what their logs add up to, and of which
 * a kept verdict is another one than the rules give. Answers the numbers of both.
 */
export function createLogAudit(parts: LogAuditParts): () => Promise<readonly TicketId[]> {
  const { tickets, logger } = parts;
  let last = 0 as TicketId;
  return async () => {
    const ids = await tickets.after(last, atOnce);
    last = ids.length < atOnce ? (0 as TicketId) : (ids.at(-1) ?? last);
    const wrong: TicketId[] = [];
    const other = new Map<TicketId, readonly string[]>();
    for (const id of ids) {
      const { ticket, isEqual } = await comparedWithLog(parts, id);
      if (!isEqual) wrong.push(id);
      const clauses = ticket === undefined ? [] : misjudged(parts, ticket);
      if (clauses.length > 0) other.set(id, clauses);
    }
    if (wrong.length > 0) logger.error('tickets are not what their logs add up to', { tickets: wrong });
    if (other.size > 0) logger.error('verdicts are not what the rules say', { verdicts: Object.fromEntries(other) });
    return [...new Set([...wrong, ...other.keys()])];
  };
}
