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
export interface TicketView {
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
  /** The year whose calendar is missing, where times are told by the week as usual, without holidays; else null. */
  readonly unknownYear: number | null;
  /**
   * When work goes on by itself: the next opening of the place, for a job that is not urgent, while it is closed. Nobody
   * is called to it before. Null while it is open, and for a job that cannot wait.
   */
  readonly restsUntil: Instant | null;
  /** What an audience may press now. `engineers`: the shared card in their channel. */
  readonly offered: (audience: 'engineers' | 'requester') => Offered;
  /** What this person may press now, on a card that only they see. */
  readonly offeredTo: (viewer: Person) => Offered;
  /** The button of one action, where its rule lets this reader press it now; else none. Nobody gets one that refuses them. */
  readonly buttonFor: (reader: PersonId | undefined, action: string, value?: string) => readonly Button[];
}
