import type { Duration } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { RecurringTaskKey, RecurringTasks, recurringTaskKeys } from '../ports/queues';

/** What the desk's clocks show: `YYYY-MM-DD`, and minutes after midnight. */
export interface LocalTime {
  readonly date: string;
  readonly minute: number;
}

const from = 3 * 60 + 17;
const to = 6 * 60;

/** From 03:17, when nobody else does anything on the hour, to 06:00; a desk that was off until then waits for the next night. */
const isNight = ({ minute }: LocalTime): boolean => minute >= from && minute < to;

/** What work of the night needs. */
export interface NightParts {
  readonly tasks: RecurringTasks;
  readonly localTime: () => LocalTime;
  readonly worker: string;
  readonly clock: Clock;
}

/** Work of the night, by how the keys of its nights begin, and how long one process may be at it. */
interface NightWork {
  readonly kind: (typeof recurringTaskKeys)[number];
  readonly lease: Duration;
}

/**
 * Does `work` at night, in one process at a time, until it says that nothing of it is left. Answers what it answered,
 * undefined where it is not to be done now.
 */
export async function atNight<T extends { readonly isAll: boolean }>(
  { tasks, localTime, worker, clock }: NightParts,
  { kind, lease }: NightWork,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const time = localTime();
  if (!isNight(time)) return undefined;
  const key: RecurringTaskKey = `${kind}${time.date}`;
  if ((await tasks.isDone(key)) || !(await tasks.begin(key, { worker, now: clock.now(), length: lease })))
    return undefined;
  const done = await work();
  if (done.isAll) await tasks.done(key, clock.now());
  return done;
}
