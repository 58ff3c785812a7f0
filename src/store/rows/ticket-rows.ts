import { EntitySchema } from 'typeorm';
import type { TicketEvent } from '../../domain/ticket/event';
import { ticketEventShape } from '../../domain/ticket/event-shapes';
import type { Ticket } from '../../domain/ticket/ticket';
import { ticketShape } from '../../domain/ticket/ticket-shape';
import { count, moment, name, optional, primary, serial, shaped } from './columns';
import { type TimerColumns, timerColumns } from './timer-columns';

/** A ticket: `data` is the whole of it but its number; the other columns are copies, for finding it. */
export interface TicketRow {
  id: number;
  version: number;
  state: string;
  requester: string;
  owner: string | null;
  reportedAt: number;
  /** `reportedAt` while the ticket is open, null afterwards: the index over it holds open tickets only. */
  openSince: number | null;
  /** When it was resolved or cancelled; null while it is open. */
  resolvedAt: number | null;
  /** When the latest rating was first given; earlier ones are in `data` alone. */
  ratedAt: number | null;
  /** Of the latest rating. */
  stars: number | null;
  /** How often its wake-ups were written at this version without an event. */
  renewals: number;
  /** What is left of it besides figures: `keptParts` bits. An event brings all of it back. */
  kept: number;
  /** How often words or people were taken out of it without an event. */
  redactions: number;
  data: Omit<Ticket, 'id'>;
}

export const ticketRow = new EntitySchema<TicketRow>({
  name: 'ticket',
  columns: {
    id: serial,
    version: count,
    state: name(16),
    requester: name(),
    owner: optional(name()),
    reportedAt: moment,
    openSince: optional(moment),
    resolvedAt: optional(moment),
    ratedAt: optional(moment),
    stars: optional(count),
    renewals: { ...count, default: 0 },
    kept: { ...count, default: 7 },
    redactions: { ...count, default: 0 },
    data: shaped(ticketShape),
  },
  indices: [
    { name: 'ix_ticket_open', columns: ['openSince', 'owner'] },
    { name: 'ix_ticket_requester', columns: ['requester', 'reportedAt'] },
    { name: 'ix_ticket_reported', columns: ['reportedAt'] },
    { name: 'ix_ticket_resolved', columns: ['resolvedAt'] },
    { name: 'ix_ticket_rated', columns: ['ratedAt', 'stars'] },
    { name: 'ix_ticket_state', columns: ['state'] },
    { name: 'ix_ticket_kept', columns: ['kept', 'resolvedAt'] },
  ],
});

export interface TicketEventRow {
  ticketId: number;
  seq: number;
  at: number;
  data: TicketEvent;
}

export const ticketEventRow = new EntitySchema<TicketEventRow>({
  name: 'ticket_event',
  columns: { ticketId: primary(count), seq: primary(count), at: moment, data: shaped(ticketEventShape) },
  indices: [{ name: 'ix_ticket_event_at', columns: ['at'] }],
});

/** Who works on an open ticket: its owner and collaborators. */
export interface TicketEngineerRow {
  ticketId: number;
  person: string;
}

export const ticketEngineerRow = new EntitySchema<TicketEngineerRow>({
  name: 'ticket_engineer',
  columns: { ticketId: primary(count), person: primary(name()) },
  indices: [{ name: 'ix_engineer_person', columns: ['person'] }],
});

/** What a search finds a ticket by: bytes of its words, folded (docs/decisions/search.md). */
export interface TicketWordsRow {
  ticketId: number;
  requester: string;
  words: Buffer | ArrayBuffer;
}

export const ticketWordsRow = new EntitySchema<TicketWordsRow>({
  name: 'ticket_words',
  columns: { ticketId: primary(count), requester: name(), words: { type: 'blob' } },
  indices: [{ name: 'ix_words_requester', columns: ['requester'] }],
});

export interface TimerRow extends TimerColumns {
  ticketId: number;
}

export const timerRow = new EntitySchema<TimerRow>({
  name: 'timer',
  columns: { ...timerColumns, ticketId: count },
  uniques: [{ name: 'uq_timer_name', columns: ['ticketId', 'name'] }],
  indices: [{ name: 'ix_timer_due', columns: ['dueAt'] }],
});
