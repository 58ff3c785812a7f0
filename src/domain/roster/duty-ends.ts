import type { Instant } from '../time/instant';
import { nextEdge, type Shifts } from './shifts';
import { type Asked, whoIsOnDuty } from './who-is-on-duty';

/**
 * Until when whoever answers first at a moment does so, or nobody does: shifts of one person that follow on each other are
 * one. Undefined where that lasts longer than is `known`.
 */
export function dutyEnds(at: Instant, shifts: Shifts, asked: Asked, known: Instant): Instant | undefined {
  const holder = whoIsOnDuty(at, shifts, asked).primary;
  let edge = nextEdge(shifts, at);
  while (edge !== undefined && edge <= known) {
    if (whoIsOnDuty(edge, shifts, asked).primary !== holder) return edge;
    edge = nextEdge(shifts, edge);
  }
  return undefined;
}
