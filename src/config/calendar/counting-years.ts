import { isDeepStrictEqual } from 'node:util';
import { type CountedYear, countingAt } from '../../domain/calendar/counting-years';
import { mergedYears, type OfficialYear } from '../../domain/calendar/official-year';
import type { Instant } from '../../domain/time/instant';
import { chinaYears } from './china/years';

/** What counts from a moment on. */
interface Coming {
  readonly from: Instant;
  readonly years: readonly OfficialYear[];
}

/**
 * The years whose public holidays count at this desk: those that both parties confirmed, once the desk knows which. Each
 * counts from its moment on, so everything that asks for hours changes at the same moment in every process. A desk that has
 * not begun yet reckons with those of the release and the desk file.
 */
export class CountingYears {
  #counted: readonly CountedYear[] = [];
  #now: () => Instant = () => Number.NEGATIVE_INFINITY as Instant;
  #years: readonly OfficialYear[];
  /** When what counts changes next. */
  #until = Number.POSITIVE_INFINITY;

  /** `filed`: the years of the desk file. */
  constructor(filed: readonly OfficialYear[] = []) {
    this.#years = mergedYears(chinaYears, filed);
  }

  /** The same object until another year counts. */
  get years(): readonly OfficialYear[] {
    if (this.#now() >= this.#until) this.#look();
    return this.#years;
  }

  /** What will count, moment after moment. */
  get coming(): readonly Coming[] {
    const now = this.#now();
    return this.#counted
      .filter(({ from }) => from > now)
      .map(({ from }) => ({ from, years: countingAt(this.#counted, from) }));
  }

  /** Answers whether that changes anything, now or later. */
  use(counted: readonly CountedYear[], now: () => Instant): boolean {
    this.#now = now;
    if (isDeepStrictEqual(counted, this.#counted)) return false;
    this.#counted = counted;
    this.#look();
    return true;
  }

  #look(): void {
    const now = this.#now();
    const years = countingAt(this.#counted, now);
    if (!isDeepStrictEqual(years, this.#years)) this.#years = years;
    this.#until = Math.min(...this.#counted.filter(({ from }) => from > now).map(({ from }) => from));
  }
}
