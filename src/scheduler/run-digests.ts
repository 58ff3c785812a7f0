import type { DigestSlot } from '../domain/desk';
import { before, days, type Instant, minutes } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { RecurringTaskKey, RecurringTasks } from '../ports/queues';

/** What sending digests needs. */
export interface DigestParts {
  /** In order of `at`. */
  readonly slots: readonly DigestSlot[];
  readonly tasks: RecurringTasks;
  /** Local date of a moment at the desk's first place, whose days digests are about. */
  readonly dayOf: (at: Instant) => string;
  readonly runDigest: (slot: DigestSlot, now: Instant) => Promise<void>;
  /** Told the dates of digests that nobody got. */
  readonly onMissed?: (dates: readonly string[]) => Promise<void>;
  readonly worker: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

const lease = minutes(5);
/** What is older is history, nothing that anybody waits for. */
const lookBack = days(14);

/** Job key of a digest; another process with the same key does nothing. */
export const digestKey = (slot: Pick<DigestSlot, 'date'>): RecurringTaskKey => `digest:${slot.date}`;

/**
 * A desk that has done none yet begins its history now: the days before it was there have no digest. Answers how many were
 * passed over.
 */
export async function beginHistory({ slots, tasks, clock, worker }: DigestParts): Promise<number> {
  const now = clock.now();
  const past = slots.filter(({ at }) => at <= now && at > before(now, lookBack));
  let passed = 0;
  for (const slot of past) {
    if (!(await tasks.begin(digestKey(slot), { worker, now, length: lease }))) continue;
    await tasks.done(digestKey(slot), now);
    passed += 1;
  }
  return passed;
}

/**
 * Sends the digests whose moment has come: late on the same day, never later. Those that were missed are logged and told once,
 * except on a desk that never sent one. Answers how many were run.
 */
export async function runDigests(parts: DigestParts): Promise<number> {
  const now = parts.clock.now();
  const past = parts.slots.filter(({ at }) => at <= now && at > before(now, lookBack));
  const open: DigestSlot[] = [];
  for (const slot of past) if (!(await parts.tasks.isDone(digestKey(slot)))) open.push(slot);

  const today = parts.dayOf(now);
  const missed = open.filter(({ at }) => parts.dayOf(at) !== today);
  await reportMissed(parts, missed, open.length < past.length);
  let ran = 0;
  for (const slot of open) {
    if (!missed.includes(slot) && (await runOne(parts, slot, now))) ran += 1;
  }
  return ran;
}

async function runOne({ tasks, runDigest, worker, clock, logger }: DigestParts, slot: DigestSlot, now: Instant) {
  const key = digestKey(slot);
  if (!(await tasks.begin(key, { worker, now, length: lease }))) return false;
  await runDigest(slot, now);
  await tasks.done(key, clock.now());
  logger.info('digest ran', { key });
  return true;
}

/** Told before it is written down: whoever dies in between leaves it to the next, after the lease. */
async function reportMissed(parts: DigestParts, missed: readonly DigestSlot[], sentBefore: boolean): Promise<void> {
  const { tasks, worker, clock, logger, onMissed } = parts;
  const mine: DigestSlot[] = [];
  for (const slot of missed) {
    if (await tasks.begin(digestKey(slot), { worker, now: clock.now(), length: lease })) mine.push(slot);
  }
  if (mine.length > 0 && sentBefore) {
    const dates = mine.map(({ date }) => date);
    logger.error('digests missed', { dates });
    await onMissed?.(dates);
  }
  for (const slot of mine) await tasks.done(digestKey(slot), clock.now());
}
