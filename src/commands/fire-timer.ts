import { ticketOf, ticketRef } from '../domain/record/record-ref';
import type { TicketTimer } from '../domain/ticket/timer';
import { decideTimer, timersFor, weighsLoad } from '../domain/ticket/timer-rules';
import type { DueTimer } from '../ports/queues';
import { MissingRecord } from '../ports/unit-of-work';
import { apply } from './apply';
import type { CommandDeps } from './command-deps';
import { contextOf, weighed } from './decision-context';
import { transact } from './retry';

/**
 * What a wake-up did.
 * - `unwanted`: nothing is to be done any more, so the ticket's rows were written anew without it; or nothing yet, as the
 *   clock was set back, and it comes again.
 * - `no-ticket`: its row belongs to nobody.
 */
export type Fired = 'fired' | 'unwanted' | 'no-ticket';

/**
 * Acts on a due wake-up, if the ticket still wants it then: doubled, late and forgotten wake-ups are harmless.
 * Throws Conflict after too many tries.
 */
export async function fireTimer(deps: CommandDeps, due: Pick<DueTimer, 'about' | 'key'>): Promise<Fired> {
  const id = ticketOf(due.about);
  if (id === undefined) throw new Error(`nobody knows what a ${due.about.kind} wants`);
  return transact(deps, async (tx) => {
    const ticket = await tx.ticket(id).catch((error: unknown) => {
      if (error instanceof MissingRecord) return undefined;
      throw error;
    });
    if (!ticket) return 'no-ticket';
    const wanted = timersFor(ticket, deps.desk, tx.now);
    const timer = wanted.find(({ key, due: at }) => key === due.key && at <= tx.now);
    const here = await contextOf(tx, deps.desk, ticket);
    const now = timer && weighsLoad(timer) ? await weighed(tx, here) : here;
    const event = timer && decideTimer(ticket, timer, now);
    if (!event) {
      // Those that have nothing to do go together: left behind, two of them would bring each other back for ever.
      const isIdle = (one: TicketTimer): boolean => one.due <= tx.now && decideTimer(ticket, one, now) === undefined;
      await tx.want(
        { ...ticketRef(ticket.id), version: ticket.version },
        wanted.filter((one) => !isIdle(one)),
      );
      return 'unwanted';
    }
    await apply(tx, now, ticket, event);
    return 'fired';
  });
}
