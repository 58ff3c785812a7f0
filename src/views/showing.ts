import type { Desk } from '../domain/desk';
import type { Person, PersonId } from '../domain/people/person';
import type { OnDuty } from '../domain/roster/on-duty';
import type { Clock } from '../domain/sla/clock';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import type { Button } from './card';

/** Buttons of a card: those shown at once, and those behind its menu. */
export interface Offered {
  readonly buttons: readonly Button[];
  readonly menu: readonly Button[];
}

/** Everything a card of a ticket may show, gathered at one moment. */
export interface Showing {
  readonly ticket: Ticket;
  readonly desk: Desk;
  readonly at: Instant;
  readonly duty: OnDuty;
  /** Staff and the people of the ticket. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly clocks: readonly Clock[];
  /** When the requester hears next; null when nothing is due or no calendar can tell. */
  readonly nextReportAt: Instant | null;
  /** When work on the job begins, for a job reported outside operating time; null when it has. */
  readonly startsAt: Instant | null;
  /** What an audience may press now. `engineers`: the shared card in their channel. */
  readonly offered: (audience: 'engineers' | 'requester') => Offered;
  /** What this person may press now, on a card that only they see. */
  readonly offeredTo: (viewer: Person) => Offered;
  /** One button by the id of its action, whether or not it is offered on the shared cards. */
  readonly button: (action: string, value?: string) => Button;
}
