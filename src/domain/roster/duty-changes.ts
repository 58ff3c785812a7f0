import type { DutyShift } from '../desk';
import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { coveringIn, covers, nextEdgeIn, type Shifts } from './shifts';
import type { Asked } from './who-is-on-duty';

/**
 * The next moment after `at` at which a shift begins or ends: until then whoIsOnDuty answers the same.
 * Undefined when no shift changes any more.
 */
export function nextDutyChange(at: Instant, { overrides, pattern }: Shifts): Instant | undefined {
  const edges = overrides.flatMap(({ span }) => [span.from, span.to]).filter((edge) => edge > at);
  const inPattern = nextEdgeIn(pattern, at);
  return [...edges, ...(inPattern === undefined ? [] : [inPattern])].sort((one, other) => one - other)[0];
}

/**
 * Everybody who may be on duty at `at` for some place or skill, primaries and backups, each once. An override without
 * limits is the last word: whatever is older than it, and the pattern, is not asked any more.
 */
export function rosteredAt(at: Instant, shifts: Shifts): readonly PersonId[] {
  return [...new Set(standingAt(at, shifts).flatMap(holdersOf))];
}

/** The same for one place and one kind of work, primaries before backups. */
export function onShiftFor(at: Instant, shifts: Shifts, { place, skill }: Asked): readonly PersonId[] {
  const serves = (limits: readonly string[], wanted: string | undefined): boolean =>
    limits.length === 0 || wanted === undefined || limits.includes(wanted);
  const standing = standingAt(at, shifts).filter((shift) => serves(shift.places, place) && serves(shift.skills, skill));
  const backups = standing.flatMap(({ backup }) => (backup === null ? [] : [backup]));
  return [...new Set([...standing.map(({ primary }) => primary), ...backups])];
}

function standingAt(at: Instant, { overrides, pattern }: Shifts): readonly DutyShift[] {
  const current = overrides.filter((shift) => covers(shift, at));
  const lastWord = current.findIndex(({ places, skills }) => places.length === 0 && skills.length === 0);
  return lastWord === -1 ? [...current, ...coveringIn(pattern, at)] : current.slice(0, lastWord + 1);
}

const holdersOf = ({ primary, backup }: DutyShift): readonly PersonId[] =>
  backup === null ? [primary] : [primary, backup];
