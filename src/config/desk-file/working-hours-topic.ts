import { z } from 'zod';
import type { Weekday } from '../../domain/time/local-date';
import { type Say, say } from '../../domain/words';
import type { DateRule, Window } from '../calendar/compile-hours';
import { closingOf, minutesOf } from '../calendar/time-of-day';
import { isDate } from './dates';
import { inIssue } from './in-issue';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { readDays, weekdayName, weekdays } from './weekdays';
import { oneText, readWindows, windowsOfDay } from './windows';

type Week = Readonly<Record<Weekday, readonly Window[]>>;

const emptyWeek = (): Record<Weekday, readonly Window[]> => ({ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] });

const week = z.record(z.string(), windowsOfDay).transform((rows, context): Week => {
  const days = emptyWeek();
  const complain = (key: string, what: Say) =>
    context.addIssue({ code: 'custom', message: inIssue(what), path: [key], input: rows });
  for (const [key, windows] of Object.entries(rows)) {
    const named = readDays(key);
    if (named instanceof Complaint) {
      complain(key, named.what);
      continue;
    }
    for (const day of named) {
      if (days[day].length > 0) complain(key, say('config.dayTwice', { day: weekdayName(day) }));
      days[day] = windows;
    }
  }
  for (const day of weekdays.filter((candidate) => runsIntoNext(days, candidate))) {
    const message = inIssue(say('config.nightOverlaps', { day: weekdayName(day) }));
    context.addIssue({ code: 'custom', message, input: rows });
  }
  if (Object.keys(rows).length === 0) {
    context.addIssue({ code: 'custom', message: inIssue(say('config.noWindows')), input: rows });
  }
  return days;
});

function runsIntoNext(days: Week, day: Weekday): boolean {
  const last = days[day].at(-1);
  const first = days[((day % 7) + 1) as Weekday][0];
  return last !== undefined && first !== undefined && closingOf(...last) - 1440 > minutesOf(first[0]);
}

const overlayDay = z.preprocess(
  oneText,
  parsed((text): DateRule | Complaint => {
    if (text === 'off' || text === 'work') return text;
    const windows = readWindows(text);
    if (!(windows instanceof Complaint) || /\d/.test(text)) return windows;
    return new Complaint('config.notOverlay', { text });
  }),
);

const overlay = z.record(z.string(), overlayDay).transform((rows, context): ReadonlyMap<string, DateRule> => {
  for (const date of Object.keys(rows).filter((key) => !isDate(key))) {
    const message = inIssue(say('config.notDate', { text: date, like: '2026-12-24' }));
    context.addIssue({ code: 'custom', message, path: [date], input: rows });
  }
  return new Map(Object.entries(rows));
});

const calendars = ['cn', 'none'] as const;

/** `workingHours`: named working hours (TIME-1, TIME-3), to be used by places. */
export const workingHoursTopic = z.record(
  z.string(),
  section({ calendar: z.enum(calendars).default('none'), week, overlay: overlay.prefault({}) }),
);
