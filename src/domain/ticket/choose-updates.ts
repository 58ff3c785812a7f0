import type { PersonId } from '../people/person';
import { tomorrowAt } from '../progress/quiet';
import type { Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import type { EventOf } from './event';
import type { UpdateChoice } from './updates';

/** What the requester of an open ticket wants to be told of between news (HOT-5). */
export function chooseUpdates(
  by: PersonId,
  at: Instant,
  { choice, hours }: { readonly choice: UpdateChoice; readonly hours: OperatingTime },
): EventOf<'updates-chosen'> {
  const until = choice === 'tomorrow' ? tomorrowAt(hours, at) : undefined;
  return { type: 'updates-chosen', by, at, choice, ...(until === undefined ? {} : { until }) };
}
