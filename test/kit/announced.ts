import type { DecisionContext } from '../../src/domain/record/decision-context';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { evolve } from '../../src/domain/ticket/evolve';
import type { Ticket } from '../../src/domain/ticket/ticket';
import type { Announcement } from '../../src/views/announcement';
import { announcementsFor, ticketViewOf } from './ticket-views';
import { context } from './tickets';

/** What an event of that ticket makes the desk say. */
export const announced = (
  ticket: Ticket,
  event: TicketEvent,
  now: DecisionContext = context(event.at),
): readonly Announcement[] => announcementsFor(event, ticketViewOf(evolve(ticket, event), now), ticket);
