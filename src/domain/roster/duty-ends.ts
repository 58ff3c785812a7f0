import type { Instant } from '../time/instant';
import { dutySpans } from './duty-spans';
import type { Asked } from './fit';
import type { Shifts } from './shifts';

/**
 * Until when whoever answers first at a moment does so, or nobody does: shifts of one person that follow on each other are
 * one. Undefined where that lasts as long as shifts are `known`, or longer.
 */
export function dutyEnds(at: Instant, shifts: Shifts, asked: Asked, known: Instant): Instant | undefined {
  const [first, ...others] = dutySpans({ from: at, to: known }, shifts, asked);
  return others.find(({ primary }) => primary !== first?.primary)?.from;
}
