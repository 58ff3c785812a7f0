import type { PersonId } from '../people/person';
import { edgesIn, type Shifts } from '../roster/shifts';
import { whoIsOnDuty } from '../roster/who-is-on-duty';
import type { Piece } from './swap';

/** Who answers in that shift, or part of it, as the roster stands, whatever was decided after the swap; in order, each once. */
export function holdersNow(
  { shift: { part, places, skills, line }, span }: Piece,
  shifts: Shifts,
): readonly PersonId[] {
  const asked = { place: places[0], skill: skills[0], line };
  const moments = [span.from, ...edgesIn(span, shifts)];
  const holders = moments.map((at) => whoIsOnDuty(at, shifts, asked)[part]);
  return [...new Set(holders.filter((id) => id !== null))];
}
