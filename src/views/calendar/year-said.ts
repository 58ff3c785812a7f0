import type { ChangedDay } from '../../domain/calendar/changed-days';
import { type OfficialHoliday, type OfficialYear, officialDays } from '../../domain/calendar/official-year';
import { own } from '../../domain/own';
import { type DayNumber, dateOf, dayNumber, weekdayOf } from '../../domain/time/local-date';
import { type Fact, listOf, listOfSome, type Say, say, type WordKey } from '../../domain/words';

/** Names by which holidays of China are known, in arrangements of the State Council and in this release. */
const known: Readonly<Record<string, WordKey>> = {
  ...{ 元旦: 'calendar.festival.newYear', 'New Year': 'calendar.festival.newYear' },
  ...{ 春节: 'calendar.festival.spring', 'Spring Festival': 'calendar.festival.spring' },
  ...{ 清明节: 'calendar.festival.qingming', Qingming: 'calendar.festival.qingming' },
  ...{ 劳动节: 'calendar.festival.labour', 'Labour Day': 'calendar.festival.labour' },
  ...{ 端午节: 'calendar.festival.dragonBoat', 'Dragon Boat Festival': 'calendar.festival.dragonBoat' },
  ...{ 中秋节: 'calendar.festival.midAutumn', 'Mid-Autumn Festival': 'calendar.festival.midAutumn' },
  ...{ 国庆节: 'calendar.festival.national', 'National Day': 'calendar.festival.national' },
};

/** What a holiday is called, in the reader's language where it is one that everybody knows; two may fall together. */
const festivalSaid = (name: string): Say =>
  say('desk.at', {
    at: listOf(
      name.split(/、|\s+and\s+/u).map((one): Fact => {
        const key = own(known, one.trim());
        return key === undefined ? one : say(key);
      }),
    ),
  });

/** Make-up workdays of one holiday that are named. */
const mostMakeUp = 4;

const day = (date: string, of: number): Fact => ({ date, of });

function holidaySaid({ from, to, makeUp }: OfficialHoliday, year: number): Say {
  const off =
    from === to
      ? say('calendar.offOn', { on: day(from, year) })
      : say('calendar.offFrom', {
          ...{ from: day(from, year), to: day(to, year) },
          days: say('time.days', { count: dayNumber(to) - dayNumber(from) + 1 }),
        });
  if (makeUp.length === 0) return off;
  const dates = listOfSome(
    makeUp.map((date) => day(date, year)),
    mostMakeUp,
  );
  return say('calendar.madeUp', { off, dates });
}

/** The holidays of a year, a line each. */
export const holidayLines = ({ year, holidays }: OfficialYear): readonly Say[] =>
  holidays.map((holiday) =>
    say('calendar.holiday', { festival: festivalSaid(holiday.festival), days: holidaySaid(holiday, year) }),
  );

/** Days that are named one by one; more of them are counted. */
const mostChanges = 12;

/** What is another than before, a line each. */
export function changeLines(changes: readonly ChangedDay[], year: number): readonly Say[] {
  const more = changes.length - mostChanges;
  return [
    ...changes.slice(0, mostChanges).map(({ date, was, is }) =>
      say('calendar.change', {
        date: day(date, year),
        was: say(`calendar.day.${was}`),
        is: say(`calendar.day.${is}`),
      }),
    ),
    ...(more > 0 ? [say('calendar.moreChanges', { count: more })] : []),
  ];
}

const monthOf = (date: string): string => date.slice(0, 7);
const dayOfMonth = (date: string): string => String(Number(date.slice(8)));

/** Days of one month, those in a row as one: `5–11, 20`. */
function daysSaid(dates: readonly string[]): string {
  const runs: string[][] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && dayNumber(date) === dayNumber(last) + 1) run.push(date);
    else runs.push([date]);
  }
  return runs
    .map((run) => [run[0], ...(run.length > 1 ? [run.at(-1)] : [])].map((date = '') => dayOfMonth(date)).join('–'))
    .join(', ');
}

/** Workdays of a month of a week from Monday to Friday. */
function workdaysIn(month: string, days: ReadonlyMap<string, 'off' | 'work'>): number {
  const first = dayNumber(`${month}-01`);
  const dates = Array.from({ length: 31 }, (_, nth) => (first + nth) as DayNumber).filter(
    (day) => monthOf(dateOf(day)) === month,
  );
  return dates.filter((day) => {
    const rule = days.get(dateOf(day));
    return rule === 'work' || (rule === undefined && weekdayOf(day) <= 5);
  }).length;
}

/** The whole year, month by month, and months of another year in which days are made up for it. */
export function wholeYear(year: OfficialYear): readonly Say[] {
  const days = officialDays([year]);
  const ofYear = Array.from({ length: 12 }, (_, nth) => `${year.year}-${String(nth + 1).padStart(2, '0')}`);
  const months = [...new Set([...ofYear, ...[...days.keys()].map(monthOf)])].toSorted();
  const inMonth = (month: string, rule: 'off' | 'work'): readonly Say[] => {
    const dates = [...days].filter(([date, is]) => is === rule && monthOf(date) === month).map(([date]) => date);
    return dates.length === 0 ? [] : [say(`calendar.month.${rule}`, { days: daysSaid(dates.toSorted()) })];
  };
  return months.map((month) =>
    say('calendar.month.line', {
      month: { date: `${month}-01`, of: year.year, style: 'month' },
      days: listOf([
        ...inMonth(month, 'off'),
        ...inMonth(month, 'work'),
        // Of another year this one says no more than what is made up.
        ...(ofYear.includes(month) ? [say('calendar.month.workdays', { count: workdaysIn(month, days) })] : []),
      ]),
    }),
  );
}
