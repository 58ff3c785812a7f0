import { ticketPath } from '../../src/commands/kinds';
import { ticketKind } from '../../src/commands/ticket/kind';
import { ticketKey } from '../../src/domain/desk';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import type { TicketEvent } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import type { Announcement } from '../../src/views/announcement';
import type { Card } from '../../src/views/card';
import { type TicketTold, ticketHistory } from '../../src/views/history-lines';
import { announcementsOf } from '../../src/views/record/announcements-of';
import { historyCard } from '../../src/views/record/history-card';
import type { TicketView } from '../../src/views/ticket-view';

/** What the cards of a ticket show. */
export const ticketViewOf = (ticket: Ticket, now: DecisionContext): TicketView => ticketPath.viewOf(ticket, now);

/** Who hears what when this has happened to a ticket; `before`: as it was. */
export const announcementsFor = (
  event: TicketEvent,
  view: TicketView,
  before: Ticket = view.ticket,
): readonly Announcement[] => announcementsOf(ticketKind, { event, view, before }, view.ticket, view.desk);

/** What happened to a ticket, as whoever has a part in the desk reads it, or its requester. */
export const ticketHistoryCard = (view: TicketTold, events: readonly TicketEvent[], inside: boolean): Card =>
  historyCard(ticketKey(view.desk, view.ticket.id), { lines: ticketHistory, events, view, inside });
