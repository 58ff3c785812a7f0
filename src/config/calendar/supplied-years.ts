import { isDeepStrictEqual } from 'node:util';
import type { OfficialYear } from './official-year';

/**
 * Years whose public holidays were brought to this desk (`dutydesk calendar import`), besides those of the release and the
 * desk file. A running desk is given them anew when they change, and everything that asks it for hours has them at once.
 */
export class SuppliedYears {
  #years: readonly OfficialYear[] = [];

  get years(): readonly OfficialYear[] {
    return this.#years;
  }

  /** Answers whether that changed anything. */
  use(years: readonly OfficialYear[]): boolean {
    if (isDeepStrictEqual(years, this.#years)) return false;
    this.#years = years;
    return true;
  }
}
