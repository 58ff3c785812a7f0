import type { PersonId } from '../../src/domain/people/person';
import { keptKinds, usualRetention } from '../../src/domain/privacy/retention';
import { type RecordRef, ticketRef } from '../../src/domain/record/record-ref';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve, replay } from '../../src/domain/ticket/evolve';
import type { TicketId } from '../../src/domain/ticket/ticket';
import { after, before, days, type Instant, minutes } from '../../src/domain/time/instant';
import { typed } from '../../src/domain/words';
import type { OutboxRow } from '../../src/ports/queues';
import { dataSourceFor, dialectOf } from '../../src/store/data-source';
import type { Store } from '../../src/store/open-store';
import { asMessage } from '../../src/views/card';
import { anotherKind } from '../kit/another-kind';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { twoStores } from './open-test-store';
import { anAnnouncement, aRef, leaseOf, li, nine } from './samples';

async function removeAll(store: Store, now: Instant): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const kind of keptKinds) {
    for await (const count of store.old.remove(kind, before(now, usualRetention[kind])))
      removed[kind] = (removed[kind] ?? 0) + count;
  }
  return Object.fromEntries(Object.entries(removed).filter(([, count]) => count > 0));
}

/** A ticket of words and files that was opened, and closed again. */
async function aFiledTicket(store: Store, files: Awaited<ReturnType<typeof aFile>>[] = []): Promise<TicketId> {
  const report = aReport({ at: nine, contact: 'ext. 4711', title: 'secret title', files });
  const by = li as PersonId;
  const events: readonly TicketEvent[] = [
    { type: 'claimed', by, at: nine },
    { type: 'replied', by, at: nine, side: 'engineers', text: 'secret answer', files: [] },
    { type: 'resolved', by, at: nine, cause: 'secret cause', fix: 'secret fix', advice: '' },
    { type: 'rated', by: report.requester, at: nine, stars: 2, reasons: ['slow-fix'], comment: 'secret comment' },
    { type: 'confirmed', by: report.requester, at: nine, how: 'confirmed' },
  ];
  const id = await store.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
  for (const event of events) {
    await store.uow.transact(nine, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
  }
  return id;
}
const aFile = (store: Store, name = 'secret.png') =>
  store.files.keep({ name, mime: 'image/png', bytes: Buffer.alloc(100, 1) }, nine);

async function textOf(url: string): Promise<string> {
  const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
  const tables = source.entityMetadatas.map(({ tableName }) => tableName);
  const rows = await Promise.all(tables.map((table) => source.query(`SELECT * FROM ${table}`)));
  await source.destroy();
  return JSON.stringify(rows);
}

async function logOf(store: Store, id: TicketId) {
  const events = (await store.tickets.events(id)).map(({ event }) => event);
  return { ticket: await store.tickets.find(id), replayed: replay(id, events) };
}

/** A record that is open, or ended then. */
async function putRecord(url: string, { kind, id }: RecordRef, ended: Instant | null): Promise<void> {
  const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
  const columns = 'kind, id, version, state, opened_at, open_since, ended_at, data';
  const values = [kind, id, 1, 'x', nine, ended === null ? nine : null, ended, '{}'];
  await source.query(`INSERT INTO record (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, values);
  await source.destroy();
}

describeEachDatabase('what is kept for long', (kind) => {
  const stores = twoStores(kind);
  const visit = anotherKind();

  test('nothing young is removed, and the words of an open ticket stay however old', async () => {
    const { one } = stores;
    const report = aReport({ at: nine, title: 'still open' });
    const id = await one.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
    await aFiledTicket(one);
    await one.drafts.keep({ id: 'd1', person: li, text: 'x', files: [] }, nine);
    expect(await removeAll(one, after(nine, days(0.5)))).toEqual({});
    await removeAll(one, after(nine, days(9000)));
    expect((await one.tickets.find(id))?.title).toBe('still open');
  });

  test('the words and files of a closed ticket go, its figures stay, and its log still adds up to it', async () => {
    const { one } = stores;
    const file = await aFile(one);
    const id = await aFiledTicket(one, [file]);
    const figures = async () => {
      const [ticket] = await one.ledger.reportedIn({ from: nine, to: after(nine, minutes(1)) });
      const { marks, rating, state, reportedAt, resolution } = ticket ?? {};
      return { marks, stars: rating?.stars, reasons: rating?.reasons, state, reportedAt, by: resolution?.by };
    };
    const told = await figures();
    await removeAll(one, after(nine, days(181)));
    expect(await one.files.get(file.id)).toBeUndefined();
    const withoutFile = await logOf(one, id);
    expect(withoutFile.ticket).toMatchObject({ title: 'secret title', files: [] });
    expect(withoutFile.replayed).toEqual(withoutFile.ticket);
    const sought = { words: 'secret', reader: 'everything', numberIn: () => undefined, most: 10 } as const;
    expect(await one.search.find(sought)).toHaveLength(1);
    await removeAll(one, after(nine, days(731)));
    expect(await one.search.find(sought)).toEqual([]);
    const { ticket, replayed } = await logOf(one, id);
    expect(ticket).toMatchObject({ title: '—', contact: '—', state: 'closed' });
    expect(replayed).toEqual(ticket);
    expect(await figures()).toEqual(told);
    const text = await textOf(stores.url);
    expect(['secret', '4711'].filter((word) => text.includes(word))).toEqual([]);
    expect(await removeAll(one, after(nine, days(732)))).toEqual({});
  });

  test('files that were never filed go after a week, those that were stay with their ticket', async () => {
    const { one } = stores;
    const [filed, never] = [await aFile(one), await aFile(one)];
    await aFiledTicket(one, [filed]);
    expect(await removeAll(one, after(nine, days(8)))).toEqual({ uploads: 1 });
    expect(await one.files.get(filed.id)).toBeDefined();
    expect(await one.files.get(never.id)).toBeUndefined();
  });

  test('files that an older process filed, which did not write down with which ticket, stay with it', async () => {
    const { one } = stores;
    const [inReport, inAnswer, never] = [await aFile(one), await aFile(one), await aFile(one)];
    const id = await aFiledTicket(one, [inReport]);
    const open = aReport({ at: nine });
    const answered = await one.uow.transact(nine, (tx) => openTicket(tx, begin(open), open));
    const by = li as PersonId;
    const answer: TicketEvent = { type: 'replied', by, at: nine, side: 'engineers', text: '', files: [inAnswer] };
    await one.uow.transact(nine, async (tx) => recordTicket(tx, evolve(await tx.ticket(answered), answer), answer));
    const source = await dataSourceFor({ url: stores.url }, await dialectOf({ url: stores.url })).initialize();
    await source.query('UPDATE desk_file SET ticket_id = NULL');
    await source.query(
      "INSERT INTO desk_file (id, saved_at, data, bytes) SELECT CONCAT(id, ':1'), saved_at, data, bytes FROM desk_file",
    );
    expect(await removeAll(one, after(nine, days(8)))).toEqual({ uploads: 2 });
    expect(await one.files.get(never.id)).toBeUndefined();
    const kept: { id: string; ticket_id: number }[] = await source.query('SELECT id, ticket_id FROM desk_file');
    const owners = kept.map((row) => [row.id, row.ticket_id]).sort();
    const expected = [
      [inReport.id, id],
      [`${inReport.id}:1`, id],
      [inAnswer.id, answered],
      [`${inAnswer.id}:1`, answered],
    ];
    expect(owners).toEqual(expected.sort());
    await source.destroy();
  });

  test('what people sent and nobody could handle goes after two weeks, what is still tried stays', async () => {
    const { one } = stores;
    for (const key of ['failed', 'tried']) await one.inbox.keep({ key, platform: 'slack', payload: key }, nine);
    for (let nth = 1; nth <= 10; nth += 1) {
      await one.inbox.claimUnfinished(leaseOf('w', after(nine, days(nth))), nth === 10 ? 1 : 9);
    }
    await removeAll(one, after(nine, days(13)));
    expect(await textOf(stores.url)).toContain('failed');
    await removeAll(one, after(nine, days(15)));
    const text = await textOf(stores.url);
    expect(['failed', 'tried'].filter((key) => text.includes(`"${key}"`))).toHaveLength(1);
  });

  test('messages lose their texts, and are said again by nobody while their ticket is open', async () => {
    const { one } = stores;
    const report = aReport({ at: nine });
    const open = await one.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
    const closed = await aFiledTicket(one);
    const messages = [
      anAnnouncement('of-open', {
        ...{ about: ticketRef(open), slot: `${open}:engineers:slack` },
        each: { [li]: asMessage({ text: typed('for one alone') }) },
      }),
      anAnnouncement('of-closed', { about: ticketRef(closed), slot: `${closed}:engineers:slack` }),
    ];
    await one.outbox.announce(messages, nine);
    for (const row of await one.outbox.claim(leaseOf('w', nine), 10)) {
      await one.outbox.delivered(row, 'slack', aRef(row.announcement.key), nine);
    }
    const late = after(nine, days(31));
    expect(await removeAll(one, late)).toMatchObject({ messages: 3 });
    expect(await one.refs.find(`${closed}:engineers:slack`)).toBeUndefined();
    expect(await one.refs.find(`${open}:engineers:slack`)).toBeDefined();
    await one.outbox.announce([anAnnouncement('of-open', { about: ticketRef(open) })], late);
    expect(await one.outbox.claim(leaseOf('w', late), 10)).toEqual([]);
    expect(await textOf(stores.url)).not.toMatch(/"mark"|for one alone/);
    expect(await removeAll(one, late)).toEqual({});
  });

  test('of another kind of record messages are kept in the same way: without their texts, while it is open', async () => {
    const { one } = stores;
    const [open, closed] = [visit, { ...visit, id: 8 }];
    await putRecord(stores.url, open, null);
    await putRecord(stores.url, closed, nine);
    for (const about of [open, closed]) await one.outbox.announce([anAnnouncement(`of-${about.id}`, { about })], nine);
    for (const row of await one.outbox.claim(leaseOf('w', nine), 10)) {
      await one.outbox.delivered(row, 'slack', aRef(row.announcement.key), nine);
    }
    const late = after(nine, days(31));
    await removeAll(one, late);
    for (const about of [open, closed]) await one.outbox.announce([anAnnouncement(`of-${about.id}`, { about })], late);
    const again = await one.outbox.claim(leaseOf('w', late), 10);
    expect(again.map(({ announcement }) => announcement.key)).toEqual(['of-8']);
  });

  test('messages of no ticket lose their texts, are said again by nobody for a month more, and then go', async () => {
    const { one } = stores;
    const { about: _, ...digest } = anAnnouncement('digest:2026-11-23:li');
    await one.outbox.announce([digest], nine);
    const [row] = await one.outbox.claim(leaseOf('w', nine), 1);
    await one.outbox.delivered(row as OutboxRow, 'slack', aRef('D1'), nine);
    expect(await removeAll(one, after(nine, days(31)))).toEqual({ messages: 1 });
    await one.outbox.announce([digest], after(nine, days(59)));
    expect(await one.outbox.claim(leaseOf('w', after(nine, days(59))), 10)).toEqual([]);
    expect(await removeAll(one, after(nine, days(61)))).toEqual({ messages: 1 });
    expect(await textOf(stores.url)).not.toContain('digest:2026-11-23:li');
  });

  test('more than a batch of it goes, and two processes at it at once do no harm', async () => {
    const { one, two } = stores;
    for (let nth = 0; nth < 620; nth += 1)
      await one.drafts.keep({ id: `d${nth}`, person: li, text: 'secret', files: [] }, nine);
    const late = after(nine, days(8));
    await Promise.all([removeAll(one, late), removeAll(two, late)]);
    expect(await textOf(stores.url)).not.toContain('secret');
  });

  test('words that were taken out are not written back by whoever read them before', async () => {
    const { one, two } = stores;
    const id = await aFiledTicket(one);
    let reached = 0;
    const note: TicketEvent = { type: 'noted', by: li as PersonId, at: nine, text: 'late' };
    const late = one.uow.transact(nine, async (tx) => {
      const ticket = await tx.ticket(id);
      reached += 1;
      // One connection writes an embedded database: nobody can come between there.
      if (kind.name === 'mariadb') await removeAll(two, after(nine, days(731)));
      await recordTicket(tx, evolve(ticket, note), note);
    });
    if (kind.name === 'mariadb') await expect(late).rejects.toThrow('no longer at version');
    else await late;
    expect(reached).toBe(1);
  });
});
