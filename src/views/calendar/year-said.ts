import type { ChangedDay } from '../../domain/calendar/changed-days';
import { type OfficialHoliday, type OfficialYear, officialDays } from '../../domain/calendar/official-year';
import { own } from '../../domain/own';
import { dayNumber } from '../../domain/time/local-date';
import { type Fact, listOf, listOfSome, type Say, say, type WordKey } from '../../domain/words';
import type { FactRow, Part } from '../card';

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

/** The holidays of a year, a row each. */
export const holidayRows = ({ year, holidays }: OfficialYear): readonly FactRow[] =>
  holidays.map((holiday) => ({ label: festivalSaid(holiday.festival), value: holidaySaid(holiday, year) }));

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

/** The whole year, month by month, and months of another year in which days are made up for it. */
export function wholeYear(year: OfficialYear): Part {
  const days = [...officialDays([year])].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const own12 = Array.from({ length: 12 }, (_, nth) => `${year.year}-${String(nth + 1).padStart(2, '0')}`);
  const months = [...new Set([...own12, ...days.map(([date]) => monthOf(date))])].toSorted();
  const cell = (month: string, rule: 'off' | 'work'): Say => {
    const dates = days.filter(([date, is]) => is === rule && monthOf(date) === month).map(([date]) => date);
    return dates.length === 0 ? say('calendar.noDays') : say('desk.at', { at: daysSaid(dates) });
  };
  return {
    kind: 'table',
    columns: [say('calendar.column.month'), say('calendar.column.off'), say('calendar.column.work')],
    rows: months.map((month) => [
      say('desk.at', { at: { date: `${month}-01`, of: year.year, style: 'month' } }),
      cell(month, 'off'),
      cell(month, 'work'),
    ]),
  };
}
