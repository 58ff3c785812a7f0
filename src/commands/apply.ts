import { deciding } from '../domain/sla/decide';
import type { TicketEvent } from '../domain/ticket/event';
import type { Ticket } from '../domain/ticket/ticket';
import { timersFor } from '../domain/ticket/timers-for';
import type { Transaction } from '../ports/unit-of-work';
import { announcementsFor } from '../views/announcements/announcements-for';
import type { Circumstances } from './action';
import { circumstancesOf } from './circumstances';
import { showingOf } from './showing-of';

/** Writes an event that was decided, with its ticket, wake-ups and messages, into the open transaction. */
export async function apply(
  tx: Transaction,
  now: Circumstances,
  before: Ticket,
  happened: TicketEvent,
): Promise<Ticket> {
  const { event, after } = deciding(before, happened, now.desk);
  await tx.record(after, event);
  await tx.want(after, timersFor(after, now.desk, now.at));
  await tx.announce(announcementsFor(event, showingOf(after, await around(tx, now, after, event)), before));
  return after;
}

/** Who is on duty, and who it is for, may be others once a report was put right. */
const around = (tx: Transaction, now: Circumstances, after: Ticket, { type }: TicketEvent): Promise<Circumstances> =>
  type === 'corrected' ? circumstancesOf(tx, now.desk, after) : Promise.resolve(now);
