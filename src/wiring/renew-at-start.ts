import type { DeskDeps } from '../commands/desk-deps';
import { renewTimers } from '../commands/renew-timers';
import { timersFor } from '../domain/ticket/timers-for';
import { after, before, days, hours, seconds } from '../domain/time/instant';
import type { Logger } from '../ports/logger';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';

/** More open jobs than any desk has. */
const most = 100_000;

/** Who was solved longer ago waits for no closing, rating or call-back. */
const lookBack = days(60);

/**
 * Soon after each start the wake-ups of open jobs, and of ended ones that still want any, are compared with what the rules want now: the desk file, the calendar
 * or the rules themselves may have changed since they were written. What is right already is not written again.
 */
export function renewAtStart(store: Store, deps: DeskDeps, logger: Logger): Part {
  let renewed = false;
  const run = async (): Promise<void> => {
    if (renewed) return;
    const now = deps.clock.now();
    const open = await store.tickets.open(most);
    const ended = await store.ledger.endedIn({ from: before(now, lookBack), to: after(now, seconds(1)) });
    const wanting = ended.filter((ticket) => timersFor(ticket, deps.desk, now).length > 0);
    const ids = [...open, ...wanting].map(({ id }) => id);
    await renewTimers(deps, ids);
    renewed = true;
    logger.info('wake-ups compared with the rules', { tickets: ids.length });
  };
  return { name: 'renewal', every: hours(1), run };
}
