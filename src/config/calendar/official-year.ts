/** One holiday as it was announced: days off from `from` to `to` inclusive, and the weekend days worked for it. */
interface OfficialHoliday {
  readonly festival: string;
  /** Local dates, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Make-up working days (调休). */
  readonly makeUp: readonly string[];
}

/** A year's official arrangement of days off. */
export interface OfficialYear {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly OfficialHoliday[];
}
