import { ticketRef } from '../domain/record/record-ref';
import { deciding } from '../domain/sla/decide';
import type { TicketEvent } from '../domain/ticket/event';
import type { Ticket } from '../domain/ticket/ticket';
import { ticketIndex } from '../domain/ticket/ticket-index';
import { timersFor } from '../domain/ticket/timer-rules';
import type { Transaction } from '../ports/unit-of-work';
import { announcementsFor } from '../views/notifications/announcements-for';
import type { DecisionContext } from './action';
import { contextOf } from './decision-context';
import { ticketViewOf } from './ticket-view-of';

/** Writes an event that was decided, with its ticket, wake-ups and messages, into the open transaction. */
export async function apply(
  tx: Transaction,
  now: DecisionContext,
  before: Ticket,
  happened: TicketEvent,
): Promise<Ticket> {
  const { event, after } = deciding(before, happened, now.desk);
  await tx.record('ticket', after, event, ticketIndex(after));
  await tx.want({ ...ticketRef(after.id), version: after.version }, timersFor(after, now.desk, now.at));
  await tx.announce(announcementsFor(event, ticketViewOf(after, await around(tx, now, after, event)), before));
  return after;
}

/** Who is on duty, and who it is for, may be others once a report was put right. */
const around = (
  tx: Transaction,
  now: DecisionContext,
  after: Ticket,
  { type }: TicketEvent,
): Promise<DecisionContext> => (type === 'corrected' ? contextOf(tx, now.desk, after) : Promise.resolve(now));
