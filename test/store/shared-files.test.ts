import { setTimeout as pauseFor } from 'node:timers/promises';
import type { PersonId } from '../../src/domain/people/person';
import { keptKinds, usualRetention } from '../../src/domain/privacy/retention';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve } from '../../src/domain/ticket/evolve';
import type { FileRef, TicketId } from '../../src/domain/ticket/ticket';
import { after, before, days } from '../../src/domain/time/instant';
import type { Store } from '../../src/store/open-store';
import { everythingIn } from '../cli/look-in-store';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { twoStores } from './open-test-store';
import { aPerson, li, nine, wang, zhang } from './samples';

const late = after(nine, days(181));

const aFile = (store: Store) =>
  store.files.keep({ name: 'broken.png', mime: 'image/png', bytes: Buffer.from('what is on the photo') }, nine);

/** A ticket, in which its requester or somebody else sent the file. */
async function aFiledTicket(
  store: Store,
  file: FileRef,
  who: { requester?: PersonId; by?: PersonId } = {},
): Promise<TicketId> {
  const { requester = zhang, by = requester } = who;
  const own = by === requester ? { files: [file] } : {};
  const report = aReport({ at: nine, by: requester, requester, ...own });
  const id = await store.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
  if (by !== requester) await record(store, id, { ...answer, by, files: [file] });
  return id;
}

const answer = { type: 'replied', at: nine, side: 'engineers', text: 'look' } as const;
const record = (store: Store, id: TicketId, event: TicketEvent): Promise<void> =>
  store.uow.transact(event.at, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
const end = (store: Store, id: TicketId): Promise<void> =>
  record(store, id, { type: 'cancelled', by: zhang, at: nine, reason: 'withdrawn', note: '' });

async function sweep(store: Store): Promise<void> {
  for (const kind of keptKinds) for await (const _ of store.old.remove(kind, before(late, usualRetention[kind])));
}

describeEachDatabase('a file that several tickets name', (kind) => {
  const stores = twoStores(kind);
  const isThere = async ({ id }: FileRef): Promise<boolean> => (await stores.two.files.get(id)) !== undefined;
  const left = () => everythingIn(stores.url);

  test.each([
    ['first', [0, 1, 2]],
    ['last', [2, 1, 0]],
    ['middle', [1, 2, 0]],
  ])('stays as long as one of them may have it, whether the %s one ends before', async (_, order) => {
    const { one } = stores;
    const file = await aFile(one);
    const tickets = [await aFiledTicket(one, file), await aFiledTicket(one, file), await aFiledTicket(one, file)];
    for (const [nth, which] of order.entries()) {
      expect(await isThere(file)).toBe(true);
      await end(one, tickets[which] as TicketId);
      await sweep(one);
      expect(await isThere(file)).toBe(nth < 2);
      const ended = await one.tickets.find(tickets[which] as TicketId);
      expect(ended?.files).toEqual([]);
    }
    expect(await left()).not.toContain(file.id);
  });

  test('stays with the ticket of somebody else, and goes from that of whoever is erased', async () => {
    const { one } = stores;
    for (const [worker, requester] of [
      [li, wang],
      [wang, zhang],
    ] as const) {
      const file = await aFile(one);
      // What an engineer sent to a ticket, and then reported as a problem of their own; and the other way round.
      const shared = { requester, by: worker };
      const tickets =
        worker === li
          ? [await aFiledTicket(one, file, shared), await aFiledTicket(one, file, { requester: worker })]
          : [await aFiledTicket(one, file, { requester: worker }), await aFiledTicket(one, file, shared)];
      for (const ticket of tickets) await end(one, ticket);
      await one.personal.erase(aPerson({ id: worker, identities: {} }), `erased-${worker}` as typeof li, []);
      expect(await isThere(file)).toBe(true);
      await sweep(one);
      expect(await isThere(file)).toBe(false);
    }
  });

  test('goes with the only person who sent it', async () => {
    const { one } = stores;
    const file = await aFile(one);
    for (const ticket of [await aFiledTicket(one, file), await aFiledTicket(one, file)]) await end(one, ticket);
    await one.personal.erase(aPerson({ id: zhang, identities: {} }), 'erased-00000000' as typeof li, []);
    expect(await isThere(file)).toBe(false);
    expect(await left()).not.toContain(file.id);
  });

  test('that is taken from one ticket while another gets it stays with that one', async () => {
    const { one, two } = stores;
    const file = await aFile(one);
    await end(one, await aFiledTicket(one, file));
    const report = aReport({ at: nine, by: zhang, requester: zhang, files: [file] });
    let sweeping: Promise<void> | undefined;
    const again = await two.uow.transact(nine, async (tx) => {
      const id = await openTicket(tx, begin(report), report);
      sweeping = sweep(one);
      // It waits for this transaction; one that does not has its time to go wrong.
      await Promise.race([sweeping, pauseFor(500)]);
      return id;
    });
    await sweeping;
    expect(await isThere(file)).toBe(true);
    await end(one, again);
    await sweep(one);
    expect(await isThere(file)).toBe(false);
    expect(await left()).not.toContain('"file_id"');
  });

  test('comes from an answer that is given twice as well as from one', async () => {
    const { one } = stores;
    const file = await aFile(one);
    const tickets = [await aFiledTicket(one, file), await aFiledTicket(one, file)];
    for (const ticket of tickets) await record(one, ticket, { ...answer, by: li, files: [file, file] });
    await end(one, tickets[0] as TicketId);
    await sweep(one);
    expect(await isThere(file)).toBe(true);
  });
});
