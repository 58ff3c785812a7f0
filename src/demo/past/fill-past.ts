import { after, type Duration, days, hours, type Instant, minutes, seconds } from '../../domain/time/instant';
import type { OperatingTime, WorkingDay } from '../../domain/time/operating-time';
import type { Playground } from '../../playground/control/playground';
import type { DemoClock, Stepped } from '../demo-clock';
import type { HrPortal } from './hr-portal';
import { Player } from './player';
import type { Ahead, Scene } from './scene';
import { scenes } from './scenes';

/** Days of work there are before the demo opens. */
const pastDays = 2;
/** The newest tickets came in so long before it opens, unless the office opened later. */
const lately = minutes(25);

/** When the past of a demo is played, for one that opens at `present` (a moment in operating time). */
export interface PastDays {
  /** A little after opening, so that the first thing to be seen is work. */
  readonly startsAt: Instant;
  readonly present: Instant;
  /** Working days by their part; the two before the day of `present`. */
  readonly days: readonly [WorkingDay, WorkingDay];
  readonly justNow: Instant;
  /** The day of `present`. */
  readonly today: WorkingDay;
}

/** Undefined where the calendar does not know the days before. */
export function pastDaysBefore({ days }: OperatingTime, present: Instant): PastDays | undefined {
  const nth = days.findLastIndex(({ startsAt }) => startsAt <= present);
  const [first, second] = days.slice(Math.max(0, nth - pastDays), nth);
  const today = days[nth];
  const opened = today?.spans.findLast(({ from }) => from <= present)?.from;
  const startsAt = first?.spans[0]?.from;
  if (first === undefined || second === undefined || today === undefined) return undefined;
  if (opened === undefined || startsAt === undefined) return undefined;
  const justNow = Math.max(after(opened, minutes(1)), present - lately) as Instant;
  return { startsAt: after(startsAt, minutes(10)), present, days: [first, second], justNow, today };
}

/** What filling a past needs. */
export interface PastDeps {
  readonly past: PastDays;
  readonly slack: Playground;
  /** Stands at the past's beginning. */
  readonly clock: DemoClock;
  readonly desk: Stepped;
  readonly portal: HrPortal;
  /** How far it is, from 0 to 1, after each scene. */
  readonly onProgress: (share: number) => void;
}

/**
 * Plays the demo's past through the desk itself: people write and press in the workspace at their moments, and what
 * falls due between them is done at its own. Leaves the clock at the present.
 */
export async function fillPast({ past, slack, clock, desk, portal, onProgress }: PastDeps): Promise<void> {
  const pushTo = async (at: Instant): Promise<void> => {
    const left = at - clock.now();
    if (left > 0) await clock.push(`${Math.ceil(left / 1000)}s`, desk);
  };
  const player = new Player(slack, portal, (ahead) => aheadOf(ahead, past));
  const inOrder = scenes.toSorted((one, other) => momentOf(one, past) - momentOf(other, past));
  for (const [index, scene] of inOrder.entries()) {
    await pushTo(momentOf(scene, past));
    await player.play(scene);
    onProgress((index + 1) / inOrder.length);
  }
  await clock.push('1m', desk);
  await player.tidy();
  await pushTo(past.present);
}

/** Weekdays, holidays or not: those are the days of the desk's shifts. Its zone changes no clocks. */
function aheadOf({ weekday, at }: Ahead, { today }: PastDays): Instant {
  const isWeekday = (day: number): boolean =>
    ![0, 6].includes(new Date(Date.parse(today.date) + days(day)).getUTCDay());
  let ahead = 0;
  for (let left = weekday; left > 0; left -= isWeekday(ahead) ? 1 : 0) ahead += 1;
  return timeOf(at, after(today.startsAt, days(ahead)));
}

function momentOf({ day, at }: Scene, { days: worked, justNow }: PastDays): Instant {
  if (day === 'just-now') return after(justNow, minutes(Number(at)));
  const { startsAt } = worked[day === 'yesterday' ? 1 : 0];
  return timeOf(at, startsAt);
}

function timeOf(time: string, midnight: Instant): Instant {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return after(midnight, (hours(hour) + minutes(minute) + seconds(second)) as Duration);
}
