import { type Desk, placeOf } from '../desk';
import { firstIndex } from '../time/first-index';
import { after, before, type Duration, days, hours, type Instant, minutes } from '../time/instant';
import { isOpen } from '../time/is-open';
import { nextOpening } from '../time/next-opening';
import { windowsOf } from '../time/operating-index';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { beginsAt, type Swap } from './swap';

/** How long before the shift those who were asked are reminded. */
const remindedBefore: readonly Duration[] = [...[28, 21, 14, 7, 3, 2, 1].map(days), hours(12)];

/** The hours in which people are reminded of a shift. */
export const hoursOf = ({ piece }: Pick<Swap, 'piece'>, desk: Pick<Desk, 'places'>): OperatingTime =>
  usualHours(placeOf(desk, piece.shift.places[0] ?? '').hours);

/** The last moment until `at` at which people work: a reminder before a shift is early rather than at night. */
function workingBefore(hoursThere: OperatingTime, at: Instant): Instant {
  if (unlessCalendarEnds(() => isOpen(hoursThere, at)) ?? true) return at;
  const windows = windowsOf(hoursThere);
  const last = windows[firstIndex(windows, ({ from }) => from > at) - 1];
  return last === undefined ? at : before(last.to, minutes(1));
}

/** Nobody is reminded of what they were asked just now. */
const settled = hours(2);

/** When they are reminded next: only what is to come, so that nothing is made up for. Undefined: no more. */
export function nextReminder(swap: Swap, desk: Pick<Desk, 'places'>): Instant | undefined {
  const there = hoursOf(swap, desk);
  const begins = beginsAt(swap);
  const last = swap.remindedAt ?? after(toldAt(swap, desk, swap.openedAt), settled);
  const moments = remindedBefore.map((length) => workingBefore(there, before(begins, length)));
  return moments.filter((at) => at > last && at < begins).toSorted((one, other) => one - other)[0];
}

/** When those who were asked are told: then, or when their place opens, unless the shift begins before that. */
export function toldAt(swap: Pick<Swap, 'piece' | 'exchange'>, desk: Pick<Desk, 'places'>, at: Instant): Instant {
  const opens = unlessCalendarEnds(() => nextOpening(hoursOf(swap, desk), at)) ?? at;
  return opens < beginsAt(swap) ? opens : at;
}
