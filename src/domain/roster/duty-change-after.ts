import type { Instant } from '../time/instant';
import { nextDutyChange } from './duty-changes';
import type { Asked } from './fit';
import type { Shifts } from './shifts';
import { whoIsOnDuty } from './who-is-on-duty';

/** Most ends and beginnings of shifts that are looked through. */
const edges = 100;

/** When somebody else comes on duty first: the first such moment after `at`. Undefined where nobody does any more. */
export function dutyChangeAfter(at: Instant, shifts: Shifts, asked: Asked): Instant | undefined {
  let before = whoIsOnDuty(at, shifts, asked).primary;
  let edge = nextDutyChange(at, shifts);
  for (let looked = 0; edge !== undefined && looked < edges; looked += 1) {
    const now = whoIsOnDuty(edge, shifts, asked).primary;
    if (now !== null && now !== before) return edge;
    before = now;
    edge = nextDutyChange(edge, shifts);
  }
  return undefined;
}
