import type { EntityManager } from 'typeorm';
import type { Timer } from '../domain/ticket/timer';
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

/**
 * Makes the ticket's wake-ups these and no others, with the fewest writes: a row that is wanted unchanged stays, with
 * its lease; one whose moment moved is a new row.
 */
export async function wantTimers(
  manager: EntityManager,
  ticket: { readonly id: number; readonly isNew: boolean },
  timers: readonly Timer[],
): Promise<void> {
  const rows = ticket.isNew ? [] : await manager.find(timerRow, { where: { ticketId: ticket.id } });
  const gone = rows.filter((row) => !timers.some((timer) => isSame(row, timer)));
  const added = timers.filter((timer) => !rows.some((row) => isSame(row, timer)));
  if (gone.length > 0) {
    await manager.delete(
      timerRow,
      gone.map((row) => row.id),
    );
  }
  await insertRows(
    manager,
    timerRow,
    added.map((timer) => toRow(ticket.id, timer)),
  );
}
