import type { Instant, Span } from '../time/instant';
import { nextEdgeIn, type Shifts } from './shifts';

/**
 * The next moment after `at` at which a shift begins or ends: until then whoIsOnDuty answers the same.
 * Undefined when no shift changes any more.
 */
export function nextDutyChange(
  at: Instant,
  { history = [], overrides, pattern, changes }: Shifts,
): Instant | undefined {
  let next = nextEdgeIn(pattern, at);
  const look = ({ span: { from, to } }: { readonly span: Span }): void => {
    if (from > at && (next === undefined || from < next)) next = from;
    if (to > at && (next === undefined || to < next)) next = to;
  };
  for (const shift of history) look(shift);
  for (const shift of overrides) look(shift);
  for (const decision of changes) {
    for (const change of decision.changes) {
      look(change);
      if (change.kind === 'temporary') for (const shift of change.shifts) look(shift);
    }
  }
  return next;
}
