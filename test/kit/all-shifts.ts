import type { DutyPattern, DutyShift } from '../../src/domain/desk';
import { lastingIn } from '../../src/domain/roster/shifts';
import { instant } from '../../src/domain/time/instant';

/** Every shift of a pattern, years of them. */
export const allShifts = (pattern: DutyPattern): readonly DutyShift[] =>
  lastingIn({ from: instant('2020-01-01T00:00Z'), to: instant('2040-01-01T00:00Z') }, pattern);
