import type { Ticket } from '../../src/domain/ticket/ticket';
import { dataSourceFor, dialectOf } from '../../src/store/data-source';
import { insertRows } from '../../src/store/insert-rows';
import { ticketEngineerRow, ticketRow } from '../../src/store/rows/ticket-rows';
import { engineersOf, toTicketRow } from '../../src/store/ticket-record';

/** The number of the first ticket of a new database. */
export const firstNumber = 1001;

/** Writes tickets down as they are, numbered from 1001, in a database that has none. */
export async function stored(url: string, tickets: readonly Ticket[]): Promise<void> {
  const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
  const rows = tickets.map(({ id: _, ...ticket }) => ({ ...toTicketRow(ticket), redactions: 0 }));
  const work = tickets.flatMap((ticket, nth) =>
    [...engineersOf(ticket)].map((person) => ({ ticketId: firstNumber + nth, person })),
  );
  await insertRows(source.manager, ticketRow, rows);
  if (work.length > 0) await insertRows(source.manager, ticketEngineerRow, work);
  await source.destroy();
}

/** All but the first so many of them have ended. */
export async function ended(url: string, left: number): Promise<void> {
  const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
  await source.query('UPDATE ticket SET open_since = NULL WHERE id >= ?', [firstNumber + left]);
  await source.destroy();
}
