import type { Weekday } from '../../domain/time/local-date';
import { Complaint } from './parsed';

const names: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Every day of the week, Monday first. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The name of a weekday in the desk file. */
export const weekdayName = (day: Weekday): string => names[day - 1] ?? '';

const positionOf = (text: string): number => names.indexOf(text);

function readRange(text: string): readonly Weekday[] | undefined {
  const [first = '', last = first, more] = text.split('-');
  const from = positionOf(first);
  const to = positionOf(last);
  if (from < 0 || to < 0 || more !== undefined) return undefined;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (((from + step) % 7) + 1) as Weekday);
}

/** Reads `mon-fri`, `sat`, `mon, wed`, `fri-mon`: days in the order written. */
export function readDays(text: string): readonly Weekday[] | Complaint {
  const ranges = text.toLowerCase().replaceAll(' ', '').split(',').map(readRange);
  if (ranges.some((range) => range === undefined)) {
    return new Complaint('config.notDays', { text });
  }
  return [...new Set(ranges.flatMap((range) => range ?? []))];
}

/** Days of the calendar of a row's places, whatever weekday they fall on. */
const calendarDays = ['working-days', 'days-off', 'make-up-days'] as const;

/** Reads the name of one weekday. */
export function readWeekday(text: string): Weekday | Complaint {
  const at = positionOf(text.toLowerCase());
  return at < 0 ? new Complaint('config.notWeekday', { text }) : ((at + 1) as Weekday);
}

/** The days of a duty row: weekdays, or a word of the calendar: the days it works, is off, or works out of turn. */
export function readDutyDays(text: string): readonly Weekday[] | (typeof calendarDays)[number] | Complaint {
  const word = text.toLowerCase();
  const named = calendarDays.find((days) => days === word) ?? readDays(text);
  if (!(named instanceof Complaint)) return named;
  return new Complaint('config.notDutyDays', { text });
}
