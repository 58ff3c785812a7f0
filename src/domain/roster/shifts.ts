import type { DutyShift } from '../desk';
import type { Instant } from '../time/instant';

/** All that says who is on duty. */
export interface Shifts {
  /** Imported or recorded shifts, newest word first. They win over the pattern. */
  readonly overrides: readonly DutyShift[];
  /** Compiled from the weekly pattern. */
  readonly pattern: readonly DutyShift[];
}

/** Whether a shift lasts at `at`: its first moment belongs to it, its last to the next one. */
export const covers = ({ span }: DutyShift, at: Instant): boolean => span.from <= at && at < span.to;
