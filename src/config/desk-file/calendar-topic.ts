import { z } from 'zod';
import type { OfficialHoliday, OfficialYear } from '../../domain/calendar/official-year';
import { type DayNumber, dateOf, datesBetween, dayNumber, weekdayOf } from '../../domain/time/local-date';
import { type Say, say } from '../../domain/words';
import { isDate } from './dates';
import { inIssue } from './in-issue';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { seenText, wholeNumber } from './values';

const date = parsed((text) => (isDate(text) ? text : new Complaint('config.notDate', { text, like: '2027-10-01' })));

const holiday = section({
  name: seenText,
  from: date,
  to: date.optional(),
  makeUp: z.array(date).default([]),
}).transform(({ name, from, to = from, makeUp }): OfficialHoliday => ({ festival: name, from, to, makeUp }));

const wellFormed = (written: OfficialHoliday): boolean => written.from <= written.to;

/** One year's public holidays as the State Council arranged them, with where that can be read. */
export const officialYear = section({
  year: wholeNumber.pipe(z.int().min(2024).max(2035)),
  source: seenText,
  holidays: z.array(holiday).min(1, { error: inIssue(say('config.noHoliday')) }),
}).superRefine((year: OfficialYear, context) => {
  const complain = (path: readonly (string | number)[], what: Say) =>
    context.addIssue({ code: 'custom', path: [...path], message: inIssue(what), input: year });
  year.holidays.forEach((written, index) => {
    for (const { key, what } of slipsIn(written, year)) complain(['holidays', index, key], what);
  });
  for (const { index, key, what } of clashes(year)) complain(['holidays', index, key], what);
});

interface Slip {
  readonly key: 'from' | 'to' | 'makeUp';
  readonly what: Say;
}

/** Dates that cannot be meant: of another year, the wrong way round, or made up for on an ordinary working day. */
function slipsIn(written: OfficialHoliday, { year }: OfficialYear): readonly Slip[] {
  if (!wellFormed(written))
    return [{ key: 'to', what: say('config.datesTurned', { to: written.to, from: written.from }) }];
  // The days around New Year are announced with the year they lead into.
  const isOf = (day: string): boolean => day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`);
  const strange = (key: Slip['key'], day: string): readonly Slip[] =>
    isOf(day) ? [] : [{ key, what: say('config.otherYear', { day, year: String(year) }) }];
  const ordinary = written.makeUp.filter((day) => weekdayOf(dayNumber(day)) <= 5);
  return [
    ...strange('from', written.from),
    ...strange('to', written.to),
    ...written.makeUp.flatMap((day) => strange('makeUp', day)),
    ...ordinary.map((day) => ({
      key: 'makeUp' as const,
      what: say('config.notWeekend', { day }),
    })),
  ];
}

/** Dates that are told twice: off by two holidays, or off and worked. */
function clashes({ holidays }: OfficialYear): readonly (Slip & { readonly index: number })[] {
  const seen = new Set<string>();
  return holidays.flatMap((written, index) => {
    if (!wellFormed(written)) return [];
    const off = datesBetween(written.from, dateOf((dayNumber(written.to) + 1) as DayNumber)).map(dateOf);
    const told = [
      ...off.map((day) => ['from', day] as const),
      ...written.makeUp.map((day) => ['makeUp', day] as const),
    ];
    return told.flatMap(([key, day]) => {
      if (!seen.has(day)) {
        seen.add(day);
        return [];
      }
      return [{ index, key, what: say('config.dateTwice', { day }) }];
    });
  });
}

/** `calendar`: years of the Chinese public holidays that this release does not know yet, each with its source. */
export const calendarTopic = z.array(officialYear).default([]);
