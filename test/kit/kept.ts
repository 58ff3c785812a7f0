import type { App } from '../../src/app';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { replay } from '../../src/domain/ticket/evolve';
import { type Ticket, type TicketId, ticketId } from '../../src/domain/ticket/ticket';

const idOf = (key: string): TicketId => ticketId(Number(key.replace(/\D/g, '')));

/** Everything that happened to a ticket, oldest first. */
export const eventsOf = async (app: App, key: string): Promise<readonly TicketEvent[]> =>
  (await app.store.tickets.events(idOf(key))).map(({ event }) => event);

/** The ticket as it is kept, after making sure that its log adds up to it. */
export async function keptTicket(app: App, key: string): Promise<Ticket> {
  const kept = await app.store.tickets.find(idOf(key));
  if (!kept) throw new Error(`${key} is not kept`);
  expect(replay(kept.id, await eventsOf(app, key))).toEqual(kept);
  return kept;
}
