import { localTimes } from '../config/calendar/local-times';
import { isDate } from '../config/desk-file/dates';
import type { Span } from '../domain/time/instant';
import { type DayNumber, dayNumber } from '../domain/time/local-date';

/** The days written `2026-12-01..2026-12-31`, or one of them, in that zone; undefined for anything else. */
export function daysIn(text: string, zone: string): Span | undefined {
  const [first = '', last = first, more] = text.split('..');
  if (more !== undefined || !isDate(first) || !isDate(last) || last < first) return undefined;
  const midnight = localTimes(zone);
  return { from: midnight(dayNumber(first), 0), to: midnight((dayNumber(last) + 1) as DayNumber, 0) };
}

/** So many days from that one on, in that zone. */
export function daysAfter(day: string, count: number, zone: string): Span {
  const midnight = localTimes(zone);
  return { from: midnight(dayNumber(day), 0), to: midnight((dayNumber(day) + count) as DayNumber, 0) };
}

/** The same, or all days of a month written `2026-11`. */
export function daysOrMonthIn(text: string, zone: string): Span | undefined {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return daysIn(text, zone);
  const [year = 0, month = 0] = text.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return daysIn(`${text}-01..${text}-${last}`, zone);
}
