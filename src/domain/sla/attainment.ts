import type { Clock } from './clock';

/** How often a promise was kept. `rate` is from 0 to 1; null when there is nothing to count. */
export interface Attainment {
  readonly met: number;
  readonly breached: number;
  readonly rate: number | null;
}

/**
 * Counts clocks, usually those of one clause. A breach counts as soon as it has happened, though the ticket is still open;
 * running, paused, void and unknown clocks do not count.
 */
export function attainmentOf(clocks: readonly Clock[]): Attainment {
  const met = clocks.filter(({ state }) => state === 'met').length;
  const breached = clocks.filter(({ state }) => state === 'breached').length;
  const counted = met + breached;
  return { met, breached, rate: counted === 0 ? null : met / counted };
}
