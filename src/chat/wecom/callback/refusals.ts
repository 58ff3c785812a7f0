import { after, type Instant, minutes } from '../../../domain/time/instant';
import type { Clock } from '../../../ports/clock';
import type { Logger } from '../../../ports/logger';
import type { Unopened } from './open';

const quietFor = minutes(1);

/** Counts what was refused, and logs the counts once a minute at most: anybody may send anything, as often as they like. */
export function createRefusals(clock: Pick<Clock, 'now'>, logger: Logger): (why: Unopened) => void {
  const counts = new Map<Unopened, number>();
  let quietUntil = Number.NEGATIVE_INFINITY as Instant;
  return (why) => {
    counts.set(why, (counts.get(why) ?? 0) + 1);
    const now = clock.now();
    if (now < quietUntil) return;
    quietUntil = after(now, quietFor);
    logger.warn('callbacks were refused', Object.fromEntries(counts));
    counts.clear();
  };
}
