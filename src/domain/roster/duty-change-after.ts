import { type Desk, skillOf } from '../desk';
import type { Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { nextEdgeIn } from './shifts';
import { whoIsOnDuty } from './who-is-on-duty';

/** Most ends and beginnings of shifts that are looked through. */
const edges = 100;

/**
 * When somebody else comes on duty for a ticket, by the weekly pattern: the first such moment after `at`. Undefined where
 * nobody does any more.
 */
export function dutyChangeAfter(
  at: Instant,
  { duty, catalogue }: Pick<Desk, 'duty' | 'catalogue'>,
  { place, category }: Pick<Ticket, 'place' | 'category'>,
): Instant | undefined {
  const skill = skillOf({ catalogue }, category);
  const primaryAt = (moment: Instant) =>
    whoIsOnDuty(moment, { overrides: [], pattern: duty }, { place, skill }).primary;
  let before = primaryAt(at);
  let edge = nextEdgeIn(duty, at);
  for (let looked = 0; edge !== undefined && looked < edges; looked += 1) {
    const now = primaryAt(edge);
    if (now !== null && now !== before) return edge;
    before = now;
    edge = nextEdgeIn(duty, edge);
  }
  return undefined;
}
