import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { coveringIn, covers, type Shifts } from './shifts';

/**
 * The next moment after `at` at which a shift begins or ends: until then whoIsOnDuty answers the same.
 * Undefined when no shift changes any more.
 */
export function nextDutyChange(at: Instant, { overrides, pattern }: Shifts): Instant | undefined {
  let next: Instant | undefined;
  for (const { span } of [...overrides, ...pattern]) {
    for (const edge of [span.from, span.to]) {
      if (edge > at && (next === undefined || edge < next)) next = edge;
    }
  }
  return next;
}

/**
 * Everybody who may be on duty at `at` for some place or skill, primaries and backups, each once. An override without
 * limits is the last word: whatever is older than it, and the pattern, is not asked any more.
 */
export function rosteredAt(at: Instant, { overrides, pattern }: Shifts): readonly PersonId[] {
  const current = overrides.filter((shift) => covers(shift, at));
  const lastWord = current.findIndex(({ places, skills }) => places.length === 0 && skills.length === 0);
  const asked = lastWord === -1 ? [...current, ...coveringIn(pattern, at)] : current.slice(0, lastWord + 1);
  return [...new Set(asked.flatMap(({ primary, backup }) => (backup === null ? [primary] : [primary, backup])))];
}
