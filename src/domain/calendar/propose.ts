import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { type CalendarEvent, type CalendarYear, isOpenYear, type YearOrigin } from './calendar-year';
import { changedDays, saysTheSameDays } from './changed-days';
import type { OfficialYear } from './official-year';

type Proposed = Extract<CalendarEvent, { readonly type: 'proposed' }>;

/**
 * What comes of a year that arrives: a proposal, or nothing, as the record of that number says the same days: it `counts`
 * or will; it is `open` and waits; it was `known` and did not come to count, or does not any more.
 */
export type Arrival =
  | { readonly kind: 'proposed'; readonly event: Proposed }
  | { readonly kind: 'counts' | 'open' | 'known'; readonly id: number };

/** A year that arrives, and how. */
export interface Arriving {
  readonly year: OfficialYear;
  readonly origin: YearOrigin;
  readonly by: PersonId;
  readonly at: Instant;
  /** When a local date begins. */
  readonly midnight: (date: string) => Instant;
}

/** The record of that year by which the desk goes, or will; undefined: none. */
const countingOf = (records: readonly CalendarYear[]): CalendarYear | undefined =>
  records.reduce<CalendarYear | undefined>(
    (last, one) => (one.countsAt !== undefined && one.countsAt >= (last?.countsAt ?? 0) ? one : last),
    undefined,
  );

/** From when on anything would be another than before; a year nobody knows changes from its beginning on at the latest. */
function startsAt({ year, midnight }: Arriving, before: OfficialYear | undefined): Instant {
  const [first] = changedDays(before, year);
  const dates = [first?.date, ...(before === undefined ? [`${year.year}-01-01`] : [])];
  return Math.min(...dates.flatMap((date) => (date === undefined ? [] : [midnight(date)]))) as Instant;
}

/** What comes of it; `records`: every year of this desk, in order. */
export function arrivalOf(records: readonly CalendarYear[], arriving: Arriving): Arrival {
  const { year, origin, by, at } = arriving;
  const ofYear = records.filter((one) => one.year.year === year.year);
  const same = ofYear.filter((one) => saysTheSameDays(one.year, year));
  const counting = countingOf(ofYear);
  if (counting !== undefined && same.includes(counting)) return { kind: 'counts', id: counting.id };
  const open = ofYear.find(isOpenYear);
  // Whoever imports it as it is, though a party objected, answers that: it is asked about anew.
  const isAnswered = open?.state === 'objected' && origin === 'import';
  if (open !== undefined && same.includes(open) && !isAnswered) return { kind: 'open', id: open.id };
  const [known] = same;
  // Somebody who brings it once more means it; a release or a desk file says it again at every start.
  if (known !== undefined && origin !== 'import') return { kind: 'known', id: known.id };
  return {
    kind: 'proposed',
    event: {
      ...{ type: 'proposed', by, at, year, origin, startsAt: startsAt(arriving, counting?.year) },
      ...(counting === undefined ? {} : { before: counting.year, beforeId: counting.id }),
      ...(open === undefined ? {} : { instead: open.id }),
    },
  };
}
