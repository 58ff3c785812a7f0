import { mergedYears, type OfficialYear } from '../../domain/calendar/official-year';
import type { Terms, TermsBook } from '../../domain/sla/terms';
import type { Instant } from '../../domain/time/instant';
import type { OperatingTime } from '../../domain/time/operating-time';
import { compileHours } from '../calendar/compile-hours';
import type { CountingYears } from '../calendar/counting-years';
import type { DeskFile } from '../desk-file/topics';
import { hashOf } from '../hash-of';
import { readTerms, type TermsData, termsData } from './terms-data';

/** A version of the terms as it is kept. */
export interface KeptVersion {
  readonly version: number;
  readonly hash: string;
  readonly data: unknown;
}

/** What the desk file and the calendar say, and the years that it was made with. */
interface Present {
  readonly counting: readonly OfficialYear[];
  readonly hash: string;
  readonly data: TermsData;
}

/** What they will say from a moment on. */
interface Coming extends Pick<Present, 'hash' | 'data'> {
  readonly from: Instant;
}

interface Compiled {
  /** What was said when it was compiled: a year that was missing may have come since. */
  readonly present: Present;
  readonly terms: Terms;
}

/**
 * The terms that this desk has had, compiled when a ticket is judged by them. A running desk is given them anew when one
 * is added. A year of public holidays that a version did not know yet is that which came later; one that it knew stays.
 */
export class KeptTerms implements TermsBook {
  #kept: ReadonlyMap<number, KeptVersion> = new Map();
  readonly #compiled = new Map<number, Compiled>();

  #present: Present | undefined;
  #inForce: (Pick<KeptVersion, 'hash' | 'version'> & { readonly kept: ReadonlyMap<number, KeptVersion> }) | undefined;

  constructor(
    private readonly file: DeskFile,
    private readonly counting: CountingYears,
  ) {}

  /** What the desk file and the calendar say now, to be kept. */
  now(): Present {
    const { years } = this.counting;
    if (this.#present?.counting === years) return this.#present;
    const data = termsData(this.file, years);
    this.#present = { counting: years, hash: hashOf(data), data };
    return this.#present;
  }

  /** What they will say from moments on at which another year counts. */
  get coming(): readonly Coming[] {
    return this.counting.coming.map(({ from, years }) => {
      const data = termsData(this.file, years);
      return { from, hash: hashOf(data), data };
    });
  }

  /** Whether any version is kept. */
  get isKnown(): boolean {
    return this.#kept.size > 0;
  }

  /** The last one that says what the desk file and the calendar say, else the last of all. */
  get inForce(): number {
    const { hash } = this.now();
    if (this.#inForce?.hash !== hash || this.#inForce.kept !== this.#kept) {
      const versions = [...this.#kept.values()];
      const found = versions.findLast((kept) => kept.hash === hash) ?? versions.at(-1);
      this.#inForce = { hash, kept: this.#kept, version: found?.version ?? 1 };
    }
    return this.#inForce.version;
  }

  get newest(): number {
    return Math.max(1, ...this.#kept.keys());
  }

  /** Every kept version. */
  know(versions: readonly KeptVersion[]): void {
    this.#kept = new Map(versions.map((kept) => [kept.version, kept]));
  }

  of(version: number): Terms | undefined {
    const kept = this.#kept.get(version);
    const present = this.now();
    // What the desk file says now is compiled already.
    if (kept === undefined || kept.hash === present.hash) return undefined;
    const known = this.#compiled.get(version);
    if (known?.present === present) return known.terms;
    const data = readTerms(kept.data);
    if (data === undefined) return undefined;
    const later = present.data.years.filter(({ year }) => !data.years.some((one) => one.year === year));
    const terms = this.#compile(data, mergedYears(data.years, later));
    this.#compiled.set(version, { present, terms });
    return terms;
  }

  #compile(data: TermsData, years: readonly OfficialYear[]): Terms {
    const [first, ...others] = data.places.map(({ id, name, zone, hours }) => ({
      ...{ id, name, zone },
      hours: this.#hoursOf(data, hours, zone, years),
    }));
    if (first === undefined) throw new Error('terms without a place were kept');
    return { places: [first, ...others], slaTargets: data.targets, waitingReasons: data.waitingReasons };
  }

  #hoursOf(data: TermsData, name: string, zone: string, years: readonly OfficialYear[]): OperatingTime {
    const plan = data.hours.find((one) => one.name === name);
    if (plan === undefined) throw new Error(`terms were kept without the working hours ${name}`);
    const { week, overlay, calendar } = plan;
    return compileHours({ zone, week, overlay: new Map(overlay), official: calendar, years });
  }
}
