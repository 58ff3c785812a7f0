import { keptKinds, type Retention } from '../domain/privacy/retention';
import { before, minutes, seconds } from '../domain/time/instant';
import type { Logger } from '../ports/logger';
import type { OldThings } from '../ports/old-things';
import { atNight, type NightParts } from './night';

/** What removing old things needs. */
export interface SweepOldParts extends NightParts {
  readonly old: OldThings;
  readonly retention: Retention;
  readonly logger: Logger;
}

/** Real time of one go; then others may do the next. A part of the desk that takes longer counts as stuck. */
const oneGo = seconds(30);
/** Longer than a go, and over before the same process comes again. */
const lease = seconds(50);
/** From the end of one go to the begin of the next. */
export const sweepEvery = minutes(1);

/**
 * At night, in one process at a time: removes what was kept long enough, in goes of half a minute until nothing is left
 * or the morning comes; the rest waits for the next night. Answers how many things were removed.
 */
export async function sweepOld(parts: SweepOldParts): Promise<number> {
  const swept = await atNight(parts, { kind: 'retention:', lease }, () => oneSweep(parts));
  if (swept === undefined) return 0;
  const { removed, isAll } = swept;
  const total = Object.values(removed).reduce((sum, count) => sum + count, 0);
  // Counts only: what they were is nobody's business any more.
  if (total > 0) parts.logger.info('old things removed', { ...removed, isAll });
  return total;
}

async function oneSweep({ old, retention, clock, logger }: SweepOldParts) {
  const end = clock.monotonic() + oneGo;
  const removed: Record<string, number> = {};
  const now = clock.now();
  for (const kind of keptKinds) {
    try {
      for await (const count of old.remove(kind, before(now, retention[kind]))) {
        removed[kind] = (removed[kind] ?? 0) + count;
        if (clock.monotonic() >= end) return { removed, isAll: false };
      }
    } catch (error) {
      // What cannot be removed holds up nothing else, and is tried again the next night.
      logger.error('old things not removed', { kind, error });
    }
  }
  return { removed, isAll: true };
}
