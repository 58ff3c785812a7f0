import type { Person } from '../people/person';
import { tomorrowAt } from '../progress/quiet';
import { type Refusal, refuse } from '../refusal';
import type { Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import type { EventOf } from './event';
import { isOpen, type Ticket } from './ticket';
import type { UpdateChoice } from './updates';
import { refuseUnlessRequester } from './who-may';

/** What the requester of an open job wants to be told of between news (HOT-5). Refuses everybody else. */
export function chooseUpdates(
  ticket: Ticket,
  by: Person,
  at: Instant,
  { choice, hours }: { readonly choice: UpdateChoice; readonly hours: OperatingTime },
): EventOf<'updates-chosen'> | Refusal {
  const no = refuseUnlessRequester(ticket, by);
  if (no) return no;
  if (!isOpen(ticket)) return refuse('refusal.notOpen', { state: { say: `ticket.state.${ticket.state}` } });
  const until = choice === 'tomorrow' ? tomorrowAt(hours, at) : undefined;
  return { type: 'updates-chosen', by: by.id, at, choice, ...(until === undefined ? {} : { until }) };
}
