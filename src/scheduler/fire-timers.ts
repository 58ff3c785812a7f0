import { recordName } from '../domain/record/record-ref';
import { after, between, type Duration, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { FaultPoint } from '../ports/fault-point';
import type { Logger } from '../ports/logger';
import type { DueTimer, Timers } from '../ports/queues';
import { backOff } from './back-off';
import { eachLimited } from './each-limited';
import type { RightOfWay } from './right-of-way';

/** What firing timers needs. */
export interface TimerParts {
  readonly timers: Timers;
  /**
   * Acts on one timer. Whatever it records replaces the record's timers; when there is nothing to record it drops the
   * timer, else it comes again after the lease.
   */
  readonly fire: (timer: DueTimer) => Promise<void>;
  /** Whether another takes it, who deals with it beside all other work, in the time that takes: nothing is late by that. */
  readonly aside?: (timer: DueTimer) => boolean;
  readonly worker: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Timers taken at a time. */
  readonly limit: number;
  readonly reach: FaultPoint;
  /** What can wait gives way to them. Absent: nobody does. */
  readonly way?: Pick<RightOfWay, 'hold'>;
  /** Failures in a row by timer id; kept by the caller between runs. */
  readonly failures: Map<string, number>;
  readonly onFired?: (timer: DueTimer, late: Duration) => void;
}

/** Short, because a timer that fires twice does no harm, and one whose process died must not wait. */
const lease = seconds(15);
const slice = seconds(10);
/** Whatever failed is tried again within so long: when an outage ends, everything that is due fires. */
const longestWait = seconds(15);
const width = 8;

/** Fires what is due, until nothing is or ten seconds are over. Answers how many were fired well. */
export async function fireDueTimers(parts: TimerParts): Promise<number> {
  const began = parts.clock.monotonic();
  let fired = 0;
  for (;;) {
    const now = parts.clock.now();
    const due = await parts.timers.claimDue({ worker: parts.worker, now, length: lease }, parts.limit);
    if (due.length > 0) parts.reach('timer.claimed');
    // The timers of one record wait for each other: side by side they would only conflict.
    const fire = () =>
      eachLimited(byRecord(due), width, async (ofRecord) => {
        for (const timer of ofRecord) if (await fireOne(parts, timer)) fired += 1;
      });
    if (due.length > 0) await (parts.way?.hold(fire) ?? fire());
    // What fell due meanwhile would else wait for the next beat.
    if (due.length === 0 || parts.clock.monotonic() - began > slice) return fired;
  }
}

function byRecord(due: readonly DueTimer[]): readonly (readonly DueTimer[])[] {
  const groups = new Map<string, DueTimer[]>();
  for (const timer of due) {
    const record = recordName(timer.about);
    groups.set(record, [...(groups.get(record) ?? []), timer]);
  }
  return [...groups.values()];
}

async function fireOne(parts: TimerParts, timer: DueTimer): Promise<boolean> {
  const { failures, logger, clock } = parts;
  if (parts.aside?.(timer)) return true;
  try {
    await parts.fire(timer);
    parts.reach('timer.fired');
    failures.delete(timer.id);
    parts.onFired?.(timer, between(timer.due, clock.now()));
    return true;
  } catch (error) {
    const failed = (failures.get(timer.id) ?? 0) + 1;
    failures.set(timer.id, failed);
    if (failed === 1) logger.error('timer failed', { timer: timer.key, record: recordName(timer.about), error });
    await giveBack(parts, timer, backOff(failed, longestWait));
    return false;
  }
}

async function giveBack({ timers, clock, logger }: TimerParts, timer: DueTimer, wait: Duration): Promise<void> {
  try {
    await timers.retry(timer, after(clock.now(), wait));
  } catch (error) {
    // The lease ends by itself, and the timer is due again then.
    logger.warn('timer not given back', { timer: timer.key, record: recordName(timer.about), error });
  }
}
