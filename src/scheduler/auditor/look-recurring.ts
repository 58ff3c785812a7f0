import type { Trouble } from '../../domain/auditor/trouble';
import { before, type Instant, minutes } from '../../domain/time/instant';
import type { Logger } from '../../ports/logger';
import type { RecurringTaskKey, RecurringTasks } from '../../ports/queues';
import type { Look } from './look';

/** Work that comes every day, and when it has to be done. */
export interface Daily {
  readonly why: 'digest' | 'coverage';
  /** What was to be done by that moment, of this day alone. */
  readonly keysBy: (by: Instant) => readonly RecurringTaskKey[];
  /** Does what is due, unless another process is at it. */
  readonly run: () => Promise<unknown>;
}

/** What looking at recurring work needs. */
export interface RecurringWork {
  readonly tasks: Pick<RecurringTasks, 'isDone'>;
  readonly daily: readonly Daily[];
  /** How many shift messages were to be said by that moment and are not; and says what is to be said now. */
  readonly shifts: { readonly untold: (by: Instant) => Promise<number>; readonly tell: () => Promise<unknown> };
}

/** Longer than any process holds one of these; what is done by then was done in time. */
const late = minutes(10);

/** Some recurring work, counted by what of it is open. */
interface Open {
  readonly why: string;
  readonly count: () => Promise<number>;
  readonly run: () => Promise<unknown>;
  readonly isUrgent: boolean;
}

/**
 * What comes every day or every shift and was to be done by now, though a desk ran: it is done, and said; and where it is open
 * even then, that is said. Two looks saw it: a desk file or a decision may say of the past what nobody could have done then,
 * and is followed within seconds.
 */
export function lookAtRecurring({ tasks, daily, shifts }: RecurringWork, logger: Logger): Look {
  let seen: ReadonlySet<string> = new Set();
  const openOf = async (keys: readonly RecurringTaskKey[]): Promise<readonly RecurringTaskKey[]> => {
    const open: RecurringTaskKey[] = [];
    for (const key of keys) if (!(await tasks.isDone(key))) open.push(key);
    return open;
  };
  return async (now, { upSince }) => {
    const seenBefore = seen;
    const seenNow = new Set<string>();
    seen = seenNow;
    const isLate = (name: string): boolean => {
      seenNow.add(name);
      return seenBefore.has(name);
    };
    const by = before(now, late);
    if (upSince > by) return { found: [] };
    const found: Trouble[] = [];
    for (const { why, keysBy, run } of daily) {
      const open = (await openOf(keysBy(by))).filter(isLate);
      const count = async (): Promise<number> => (await openOf(open)).length;
      found.push(...(await madeUpFor({ why, count, run, isUrgent: false }, open.length, logger)));
    }
    const untold = await shifts.untold(by);
    if (untold > 0 && isLate('shifts')) {
      const count = () => shifts.untold(by);
      found.push(...(await madeUpFor({ why: 'shifts', count, run: shifts.tell, isUrgent: true }, untold, logger)));
    }
    return { found };
  };
}

/** Does it, and believes what is open afterwards rather than that nothing was thrown. */
async function madeUpFor(
  { why, count, run, isUrgent }: Open,
  open: number,
  logger: Logger,
): Promise<readonly Trouble[]> {
  if (open === 0) return [];
  await run().catch((error: unknown) => logger.error('recurring work could not be made up for', { why, error }));
  const left = Math.min(open, await count());
  const found = [
    { cause: 'not-done', count: open - left },
    { cause: 'undone', count: left },
  ] as const;
  return found
    .filter((one) => one.count > 0)
    .map((one) => ({ ...one, why, urgent: isUrgent ? one.count : 0, records: [] }));
}
