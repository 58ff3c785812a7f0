import type { Terms, TermsBook } from '../../domain/sla/terms';
import type { OperatingTime } from '../../domain/time/operating-time';
import { compileHours } from '../calendar/compile-hours';
import { mergedYears, type OfficialYear } from '../calendar/official-year';
import type { SuppliedYears } from '../calendar/supplied-years';
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
  readonly supplied: readonly OfficialYear[];
  readonly hash: string;
  readonly data: TermsData;
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
  #inForce: KeptVersion | undefined;
  readonly #compiled = new Map<number, Compiled>();

  #present: Present | undefined;

  constructor(
    private readonly file: DeskFile,
    private readonly supplied: SuppliedYears,
  ) {}

  /** What the desk file and the calendar say now, to be kept. */
  now(): Present {
    const { years } = this.supplied;
    if (this.#present?.supplied === years) return this.#present;
    const data = termsData(this.file, years);
    this.#present = { supplied: years, hash: hashOf(data), data };
    return this.#present;
  }

  /** Whether any version is kept. */
  get isKnown(): boolean {
    return this.#inForce !== undefined;
  }

  get inForce(): number {
    return this.#inForce?.version ?? 1;
  }

  get newest(): number {
    return Math.max(1, ...this.#kept.keys());
  }

  /** Every kept version; in force is the last one that says what the desk file says, else the last of all. */
  know(versions: readonly KeptVersion[]): void {
    const { hash } = this.now();
    this.#kept = new Map(versions.map((kept) => [kept.version, kept]));
    this.#inForce = versions.findLast((kept) => kept.hash === hash) ?? versions.at(-1);
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
