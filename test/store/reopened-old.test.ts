import { keptKinds, usualRetention } from '../../src/domain/privacy/retention';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve, replay } from '../../src/domain/ticket/evolve';
import type { Ticket, TicketId } from '../../src/domain/ticket/ticket';
import { after, before, days, minutes } from '../../src/domain/time/instant';
import { Conflict } from '../../src/ports/unit-of-work';
import type { Store } from '../../src/store/open-store';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { twoStores } from './open-test-store';
import { anAnnouncement, aRef, leaseOf, li, nine } from './samples';

const late = after(nine, days(9000));
const tickets = 16;

interface Made {
  readonly id: TicketId;
  readonly file: string;
}

/** A ticket with words and a file that was closed long ago, and a card that stands in chat. */
async function aClosedTicket(store: Store): Promise<Made> {
  const file = await store.files.keep({ name: 'broken.png', mime: 'image/png', bytes: Buffer.alloc(100, 1) }, nine);
  const report = aReport({ at: nine, title: 'a printer', files: [file] });
  const events: readonly TicketEvent[] = [
    { type: 'claimed', by: li, at: nine },
    { type: 'resolved', by: li, at: nine, cause: 'paper', fix: 'cleaned', advice: '' },
    { type: 'confirmed', by: report.requester, at: nine, how: 'confirmed' },
  ];
  const id = await store.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
  for (const event of events) await record(store, id, event);
  await store.outbox.announce(
    [anAnnouncement(`card-${id}`, { about: ticketRef(id), slot: `${id}:engineers:slack` })],
    nine,
  );
  for (const row of await store.outbox.claim(leaseOf('w', nine), 5)) {
    await store.outbox.delivered(row, 'slack', aRef(row.announcement.key), nine);
  }
  return { id, file: file.id };
}

/** As the desk does it: again, when somebody else was first. */
async function record(store: Store, id: TicketId, event: TicketEvent): Promise<void> {
  for (;;) {
    try {
      await store.uow.transact(event.at, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}

async function sweep(store: Store): Promise<void> {
  for (const kind of keptKinds) for await (const _ of store.old.remove(kind, before(late, usualRetention[kind])));
}

describeEachDatabase('old tickets that somebody reopens', (kind) => {
  const stores = twoStores(kind);

  test('a ticket reopened while two desks remove what is old is either redacted as a whole before, or loses nothing', async () => {
    const { one, two } = stores;
    const made: Made[] = [];
    for (let nth = 0; nth < tickets; nth += 1) made.push(await aClosedTicket(one));
    const sweeping = Promise.all([sweep(one), sweep(two)]);
    const asReopened = new Map<TicketId, Ticket | undefined>();
    // From the last: they were all found to be old when the sweep began, and are taken one after the other.
    for (const { id } of [...made].reverse()) {
      await record(two, id, { type: 'reopened', by: li, at: after(late, minutes(-1)), text: 'again' });
      asReopened.set(id, await two.tickets.find(id));
    }
    await sweeping;
    await sweep(one);
    expect([...asReopened.values()].some((ticket) => ticket?.files.length === 1)).toBe(true);
    for (const [id, ticket] of asReopened) {
      expect(await one.tickets.find(id)).toEqual(ticket);
      expect(
        replay(
          id,
          (await one.tickets.events(id)).map(({ event }) => event),
        ),
      ).toEqual(ticket);
      for (const { id: file } of ticket?.files ?? []) expect(await one.files.get(file)).toBeDefined();
    }
  });

  test('files sent with the reopening stay, whatever was left of the old ones', async () => {
    const { one } = stores;
    const { id, file } = await aClosedTicket(one);
    await sweep(one);
    expect(await one.files.get(file)).toBeUndefined();
    const fresh = await one.files.keep({ name: 'new.png', mime: 'image/png', bytes: Buffer.alloc(9) }, late);
    await record(one, id, { type: 'reopened', by: li, at: late, text: 'again' });
    await record(one, id, { type: 'replied', by: li, at: late, side: 'engineers', text: 'look', files: [fresh] });
    await sweep(one);
    expect(await one.files.get(fresh.id)).toBeDefined();
    expect((await one.tickets.find(id))?.title).toBe('—');
  });
});
