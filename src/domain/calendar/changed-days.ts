import { type OfficialYear, officialDays } from './official-year';

/** What a date is: off, worked, or as other dates of its weekday. */
export type DayRule = 'off' | 'work' | 'usual';

/** A local date that is another kind of day than before. */
export interface ChangedDay {
  readonly date: string;
  readonly was: DayRule;
  readonly is: DayRule;
}

/** What is another by `after` than by `before`, in order; `before` undefined: weeks without holidays. */
export function changedDays(before: OfficialYear | undefined, after: OfficialYear): readonly ChangedDay[] {
  const [was, is] = [officialDays(before === undefined ? [] : [before]), officialDays([after])];
  const dates = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return dates.flatMap((date) => {
    const day = { date, was: was.get(date) ?? 'usual', is: is.get(date) ?? 'usual' } as const;
    return day.was === day.is ? [] : [day];
  });
}

/** Whether both make the same of every day, whatever they are called and wherever they come from. */
export const saysTheSameDays = (one: OfficialYear, other: OfficialYear): boolean =>
  one.year === other.year && changedDays(one, other).length === 0;
