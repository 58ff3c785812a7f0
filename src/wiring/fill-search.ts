import { setTimeout as pauseFor } from 'node:timers/promises';
import { hours } from '../domain/time/instant';
import type { Logger } from '../ports/logger';
import type { Search } from '../ports/search';
import { Conflict } from '../ports/unit-of-work';
import type { Part } from '../scheduler/run-parts';

/** Tickets made searchable in one transaction, and the pause between two, in which others write. */
const atOnce = 100;
const pause = 50;
const everything = Number.MAX_SAFE_INTEGER;

/**
 * Makes the tickets of an older release searchable, after the start and beside everything else. What is done stays done:
 * after a restart it goes on, and processes that do it together do no harm.
 */
export function fillSearch(search: Pick<Search, 'fill'>, logger: Logger): Part {
  const run = async (): Promise<void> => {
    let turns = 0;
    for (let last = await step(search, everything); last !== undefined; last = await step(search, last)) {
      turns += 1;
      await pauseFor(pause);
    }
    if (turns > 0) logger.info('tickets were made searchable', { most: turns * atOnce });
  };
  return { name: 'search', every: hours(1), run };
}

/** One transaction; where somebody else was in its way, the same numbers come again. */
async function step(search: Pick<Search, 'fill'>, below: number): Promise<number | undefined> {
  try {
    return await search.fill(atOnce, below);
  } catch (error) {
    if (error instanceof Conflict) return below;
    throw error;
  }
}
