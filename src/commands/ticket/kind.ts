import { waitsAgain } from '../../domain/consent/ticket-waits';
import type { TicketEvent } from '../../domain/ticket/event';
import { receiptOf } from '../../domain/ticket/receipt-of';
import type { Ticket } from '../../domain/ticket/ticket';
import { ticketRules } from '../../domain/ticket/ticket-rules';
import { notReached } from '../../domain/ticket/unreached';
import { isInside, isRequester, maySee } from '../../domain/ticket/who-may';
import { ticketHistory } from '../../views/history-lines';
import { ticketLine } from '../../views/home-cards';
import { latenessParts } from '../../views/lateness-parts';
import { arrangeTicket, redrawnTicket, ticketNotifications } from '../../views/notifications/arrange-ticket';
import { refusalWithStatus } from '../../views/refusal-with-status';
import { ticketCards } from '../../views/ticket-cards';
import { type TicketView, ticketViewOf } from '../../views/ticket-view';
import type { RecordKind } from '../record/kind';
import { ticketActions } from './index';

/** The ticket, whole. */
export const ticketKind: RecordKind<Ticket, TicketEvent, TicketView> = {
  ...ticketRules,
  viewOf: ticketViewOf,
  notifications: ticketNotifications,
  arrange: arrangeTicket,
  history: ticketHistory,
  maySee,
  isInside: (_ticket, viewer) => isInside(viewer),
  cards: ticketCards,
  line: ({ ticket, clocks }) => ticketLine(ticket, clocks),
  redrawn: redrawnTicket,
  answer: (view, asked) => (asked === 'lateness' ? latenessParts(view) : []),
  refused: (ticket, viewer, no, desk) => refusalWithStatus(desk, viewer, ticket, no),
  actions: ticketActions,
  goesOnIn: ({ cancelled }) =>
    cancelled?.enquiry === undefined ? undefined : { kind: 'enquiry', id: cancelled.enquiry },
  says: (ticket, by) => (isRequester(ticket, by) ? 'add-information' : undefined),
  receipt: receiptOf,
  notReached,
  follows: waitsAgain,
};
