import type { Instant } from '../time/instant';
import type { DutySpan } from './duty-spans';

/** Who answers first of these spans, until when, and who comes after. */
export interface NowAndNext {
  readonly now: DutySpan;
  /** When somebody else comes first, or nobody does. Absent: not in these spans. */
  readonly until?: Instant;
  /** The first who answers after that; a hole lies before it where it begins later. */
  readonly next?: DutySpan;
}

/** Of spans without a gap, earliest first. Undefined of none. */
export function nowAndNext([now, ...later]: readonly DutySpan[]): NowAndNext | undefined {
  if (now === undefined) return undefined;
  const changes = later.findIndex(({ primary }) => primary !== now.primary);
  if (changes === -1) return { now };
  const after = later.slice(changes);
  const next = after.find(({ primary }) => primary !== null);
  const until = after[0]?.from;
  return { now, ...(until === undefined ? {} : { until }), ...(next === undefined ? {} : { next }) };
}
