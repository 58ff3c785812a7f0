import type { Trouble } from '../../domain/auditor/trouble';
import { before, type Instant, minutes } from '../../domain/time/instant';
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

/**
 * What comes every day or every shift and was to be done by now, though a desk ran: it is done, and said. Two looks saw it: a
 * desk file or a decision may say of the past what nobody could have done then, and is followed within seconds.
 */
export function lookAtRecurring({ tasks, daily, shifts }: RecurringWork): Look {
  let seen: ReadonlySet<string> = new Set();
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
      const open: RecurringTaskKey[] = [];
      for (const key of keysBy(by)) if (!(await tasks.isDone(key)) && isLate(key)) open.push(key);
      if (open.length === 0) continue;
      await run();
      found.push({ cause: 'not-done', why, count: open.length, urgent: 0, records: [] });
    }
    const untold = await shifts.untold(by);
    if (untold > 0 && isLate('shifts')) {
      await shifts.tell();
      found.push({ cause: 'not-done', why: 'shifts', count: untold, urgent: untold, records: [] });
    }
    return { found };
  };
}
