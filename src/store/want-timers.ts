import type { EntityManager } from 'typeorm';
import type { Timer } from '../domain/ticket/timer';
import { deleteRows } from './change-rows';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { type TimerRow, timerRow } from './rows/ticket-rows';
import { shortKey } from './short-key';

const isSame = (row: TimerRow, timer: Timer): boolean =>
  row.name === shortKey(timer.key) &&
  row.kind === timer.kind &&
  row.about === (timer.about ?? null) &&
  row.wantedAt === timer.due;

const toRow = (ticketId: number, timer: Timer): Omit<TimerRow, 'id'> => ({
  ticketId,
  name: shortKey(timer.key),
  kind: timer.kind,
  about: timer.about ?? null,
  wantedAt: timer.due,
  dueAt: timer.due,
  leaseUntil: null,
  leaseBy: null,
});

/** What is to be written so that the wake-ups are these: a row that is wanted unchanged stays, with its lease. */
const changesOf = (rows: readonly TimerRow[], timers: readonly Timer[]) => ({
  gone: rows.filter((row) => !timers.some((timer) => isSame(row, timer))),
  added: timers.filter((timer) => !rows.some((row) => isSame(row, timer))),
});

const rowsOf = (manager: EntityManager, ticketId: number): Promise<TimerRow[]> =>
  findRows(manager, timerRow, { ticketId });

/** Whether the ticket's wake-ups are these and no others already. */
export async function areWanted(manager: EntityManager, ticketId: number, timers: readonly Timer[]): Promise<boolean> {
  const { gone, added } = changesOf(await rowsOf(manager, ticketId), timers);
  return gone.length === 0 && added.length === 0;
}

/** Makes the ticket's wake-ups these and no others, with the fewest writes; one whose moment moved is a new row. */
export async function wantTimers(
  manager: EntityManager,
  ticket: { readonly id: number; readonly isNew: boolean },
  timers: readonly Timer[],
): Promise<void> {
  const { gone, added } = changesOf(ticket.isNew ? [] : await rowsOf(manager, ticket.id), timers);
  if (gone.length > 0) {
    await deleteRows(manager, timerRow, { id: gone.map((row) => row.id) });
  }
  await insertRows(
    manager,
    timerRow,
    added.map((timer) => toRow(ticket.id, timer)),
  );
}
