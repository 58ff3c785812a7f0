import type { DutyShift } from '../desk';

/** What an import did to one shift: without `before` it is new, without `after` it is gone. */
export interface ShiftChange {
  readonly before?: DutyShift | undefined;
  readonly after?: DutyShift | undefined;
}

/** What an import of shifts changed, in order of their beginning, and why. */
export interface ShiftsImported {
  readonly reason: string;
  readonly changes: readonly ShiftChange[];
  /** Further changes, which are only counted. */
  readonly more: number;
}

/** Changes that are kept of one import: almost half a year of three shifts a day. */
const most = 500;

const startOf = ({ before, after }: ShiftChange): number => (after ?? before)?.span.from ?? 0;

/** What is kept of an import. Where that is not all, rather what it replaced than what is new: that stands in the roster. */
export function shiftsImported(changes: readonly ShiftChange[], reason: string): ShiftsImported {
  const [replaced, added] = [changes.filter(({ before }) => before), changes.filter(({ before }) => !before)];
  const kept = [...replaced, ...added].slice(0, most).sort((one, other) => startOf(one) - startOf(other));
  return { reason, changes: kept.map(({ before, after }) => ({ before, after })), more: changes.length - kept.length };
}
