import type { Clock } from '../domain/sla/clock';
import type { Duration } from '../domain/time/instant';
import { type Fact, say } from '../domain/words';

/** How long something lasted: in the measure of a promise, operating time or wall time, and by the clock on the wall. */
export interface Lasted {
  readonly own: Duration;
  readonly wall: Duration;
}

/** Less than this is no difference to people. */
const aMinute = 60_000;

const isSame = ({ own, wall }: Lasted): boolean => Math.abs(wall - own) < aMinute;

/** A length in the measure of its promise; named where it is not what people would read off the wall. */
export const lastedSaid = (lasted: Lasted): Fact =>
  isSame(lasted) ? { lasts: lasted.own } : say('time.working', { lasts: { lasts: lasted.own } });

/** How late a promise is: in its own measure, and as people count it where the two differ. */
export function latenessSaid({
  by,
  byWall,
}: Pick<Extract<Clock, { readonly state: 'breached' }>, 'by' | 'byWall'>): Fact {
  if (isSame({ own: by, wall: byWall })) return { lasts: by };
  if (by < aMinute) return say('time.outsideWorking', { wall: { lasts: byWall } });
  return say('time.workingAndWall', { lasts: { lasts: by }, wall: { lasts: byWall } });
}
