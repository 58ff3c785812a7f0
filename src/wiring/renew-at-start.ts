import { renewTimers } from '../commands/act';
import type { CommandDeps } from '../commands/command-deps';
import { ticketRef } from '../domain/record/record-ref';
import type { TicketId } from '../domain/ticket/ticket';
import { before, days, hours } from '../domain/time/instant';
import type { Logger } from '../ports/logger';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';

/** More than the working days in which a job may be rated ever last, at most 30 of them. */
const longestWindow = days(60);
/** Tickets renewed in one go. */
const page = 200;

/**
 * Compares the wake-ups of jobs that may want any with what the rules want now: the desk file, the calendar or the rules
 * themselves may have changed since they were written. Open jobs want some, solved ones their closing, and ended ones a
 * rating for as long as one may be given. What is right already is not written again.
 */
export async function renewWakeUps(store: Pick<Store, 'tickets'>, deps: CommandDeps, logger: Logger): Promise<void> {
  const since = before(deps.clock.now(), longestWindow);
  let tickets = 0;
  for (let last = 0 as TicketId, ids: readonly TicketId[] = [last]; ids.length > 0; last = ids.at(-1) ?? last) {
    ids = await store.tickets.wanting(since, last, page);
    await renewTimers(deps, ids.map(ticketRef));
    tickets += ids.length;
  }
  logger.info('wake-ups compared with the rules', { tickets });
}

/** The same, once soon after each start. */
export function renewAtStart(store: Pick<Store, 'tickets'>, deps: CommandDeps, logger: Logger): Part {
  let renewed = false;
  const run = async (): Promise<void> => {
    if (renewed) return;
    await renewWakeUps(store, deps, logger);
    renewed = true;
  };
  return { name: 'renewal', every: hours(1), run };
}
