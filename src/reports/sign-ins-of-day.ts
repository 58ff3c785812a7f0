import { type Attendance, askedSince } from '../domain/attendance/attendance';
import type { Instant, Span } from '../domain/time/instant';
import { within } from './satisfaction';

/**
 * Sign-ins of a day as numbers (STAFF-6): who it was leads read at the time, and `dutydesk roster sign-ins` lists, by which either
 * party can count again.
 */
export interface SignInFigures {
  /** Asked on this day. */
  readonly asked: number;
  /** Not seen in time on this day. */
  readonly missed: number;
}

export const noSignIns: SignInFigures = { asked: 0, missed: 0 };

/** Of these, each named once. */
export function signInsOf(span: Span, attendances: readonly Attendance[]): SignInFigures {
  const isIn = (at: Instant | undefined): boolean => at !== undefined && within(span, at);
  return {
    asked: attendances.filter((one) => isIn(askedSince(one))).length,
    missed: attendances.filter(({ missedAt }) => isIn(missedAt)).length,
  };
}
