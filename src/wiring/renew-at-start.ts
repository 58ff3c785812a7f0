import type { DeskDeps } from '../commands/desk-deps';
import { renewTimers } from '../commands/renew-timers';
import { hours } from '../domain/time/instant';
import type { Logger } from '../ports/logger';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';

/** More open jobs than any desk has. */
const most = 100_000;

/**
 * Soon after each start the wake-ups of open jobs are compared with what the rules want now: the desk file, the calendar
 * or the rules themselves may have changed since they were written. What is right already is not written again.
 */
export function renewAtStart(store: Store, deps: DeskDeps, logger: Logger): Part {
  let renewed = false;
  const run = async (): Promise<void> => {
    if (renewed) return;
    const open = await store.tickets.open(most);
    await renewTimers(
      deps,
      open.map(({ id }) => id),
    );
    renewed = true;
    logger.info('wake-ups compared with the rules', { tickets: open.length });
  };
  return { name: 'renewal', every: hours(1), run };
}
