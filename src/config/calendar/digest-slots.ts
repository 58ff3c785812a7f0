import type { DigestSlot } from '../../domain/desk';
import { dayNumber } from '../../domain/time/local-date';
import type { OperatingTime } from '../../domain/time/operating-time';
import { localTimes } from './local-times';
import { minutesOf } from './time-of-day';

/**
 * When each working day's digest is sent, earliest first: on every working day but the first, at local time `at`
 * (`HH:mm`), about everything since the previous working day began, the days off between them included.
 * Throws RangeError on an unknown zone or time.
 */
export function digestSlots(hours: OperatingTime, zone: string, at: string): readonly DigestSlot[] {
  const toInstant = localTimes(zone);
  const minutes = minutesOf(at);
  return hours.days.flatMap((day, index) => {
    const previous = hours.days[index - 1];
    if (previous === undefined) return [];
    return [
      {
        date: previous.date,
        at: toInstant(dayNumber(day.date), minutes),
        covers: { from: previous.startsAt, to: day.startsAt },
      },
    ];
  });
}
