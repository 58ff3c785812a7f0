import { type OfficialYear, officialDays } from '../../domain/calendar/official-year';
import type { HardTimes } from '../../domain/roster/hard-times';
import type { Span } from '../../domain/time/instant';
import { type DayNumber, dateOf, datesBetween, weekdayOf } from '../../domain/time/local-date';
import { type LocalTimes, localTimes } from './local-times';
import { minutesOf } from './time-of-day';

const everyKnownDay = datesBetween('2024-01-01', '2036-01-01');
const night = { begins: minutesOf('23:00'), ends: minutesOf('24:00') + minutesOf('07:00') };

/**
 * Nights, weekends and official holidays of a zone, 2024 through 2035; where `years` is empty there are no holidays, and every
 * Saturday and Sunday is a weekend. Throws RangeError on an unknown zone.
 */
export function hardTimes(zone: string, years: readonly OfficialYear[]): HardTimes {
  const toInstant = localTimes(zone);
  const official = officialDays(years);
  const isOff = (day: DayNumber): boolean => official.get(dateOf(day)) === 'off';
  const isWeekend = (day: DayNumber): boolean => weekdayOf(day) >= 6 && official.get(dateOf(day)) === undefined;
  return {
    nights: everyKnownDay.map((day) => ({ from: toInstant(day, night.begins), to: toInstant(day, night.ends) })),
    weekends: whole(everyKnownDay.filter(isWeekend), toInstant),
    festivals: whole(everyKnownDay.filter(isOff), toInstant),
  };
}

/** Dates as spans from midnight to midnight. */
const whole = (days: readonly DayNumber[], toInstant: LocalTimes): readonly Span[] =>
  days.map((day) => ({ from: toInstant(day, 0), to: toInstant(day, 1440) }));
