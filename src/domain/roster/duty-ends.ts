import type { Instant } from '../time/instant';
import { nextDutyChange } from './duty-changes';
import type { Shifts } from './shifts';
import { type Asked, whoIsOnDuty } from './who-is-on-duty';

/**
 * Until when whoever answers first at a moment does so, or nobody does: shifts of one person that follow on each other are
 * one. Undefined where that lasts as long as shifts are `known`, or longer.
 */
export function dutyEnds(at: Instant, shifts: Shifts, asked: Asked, known: Instant): Instant | undefined {
  const holder = whoIsOnDuty(at, shifts, asked).primary;
  let edge = nextDutyChange(at, shifts);
  while (edge !== undefined && edge < known) {
    if (whoIsOnDuty(edge, shifts, asked).primary !== holder) return edge;
    edge = nextDutyChange(edge, shifts);
  }
  return undefined;
}
