import { setTimeout as pauseFor } from 'node:timers/promises';
import { personId } from '../../src/domain/people/person';
import { keptKinds, usualRetention } from '../../src/domain/privacy/retention';
import { theDesk } from '../../src/domain/ticket/event';
import { begin, evolve } from '../../src/domain/ticket/evolve';
import type { FileRef } from '../../src/domain/ticket/ticket';
import { after, before, days } from '../../src/domain/time/instant';
import { Conflict } from '../../src/ports/unit-of-work';
import { createLogAudit } from '../../src/scheduler/audit-logs';
import type { Store } from '../../src/store/open-store';
import { everythingIn } from '../cli/look-in-store';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { FakeLogger } from '../scheduler/fakes';
import { answered, type Note, note, noteRef, noteRules, pinned } from './kit/a-note-kind';
import { happen, noteLogs, noteStores, pin } from './kit/note-stores';
import { openDatabaseAt } from './open-test-database';
import { anAnnouncement, aPerson, aRef, later, leaseOf, li, nine, wang, zhang } from './samples';

const muchLater = after(nine, days(100));

async function everything<Thing>(things: AsyncIterable<Thing>): Promise<readonly Thing[]> {
  const all: Thing[] = [];
  for await (const thing of things) all.push(thing);
  return all;
}

describeEachDatabase('what is kept of records of any kind', (kind) => {
  const stores = noteStores(kind);
  const left = () => everythingIn(stores.url);
  const aFile = (name = 'secret.png'): Promise<FileRef> =>
    stores.one.files.keep({ name, mime: 'image/png', bytes: Buffer.from(`bytes of ${name}`) }, nine);
  const isThere = async ({ id }: FileRef): Promise<boolean> => (await stores.two.files.get(id)) !== undefined;
  const open = (store: Store, event = pinned()) => store.uow.transact(event.at, (tx) => pin(tx, event));
  const end = (store: Store, id: number, by = li, text = 'not any more') =>
    store.uow.transact(later(1), (tx) => happen(tx, id, answered(by, later(1), text)));
  const audit = (logger = new FakeLogger()) =>
    createLogAudit({
      records: stores.two.records,
      rules: noteLogs,
      desk: {} as never,
      logger,
      clock: { now: () => later(2) },
    });
  const foundBy = (words: string) =>
    stores.two.search.findRecords({ words, reader: 'everything', refIn: () => undefined, most: 9 });

  async function sweep(store: Store, at = after(later(1), days(800))): Promise<void> {
    for (const one of keptKinds) for await (const _ of store.old.remove(one, before(at, usualRetention[one])));
  }

  describe('whoever is erased', () => {
    const pseudonym = personId('erased-0123abcd');
    const zhangSan = aPerson({ id: zhang, name: '张小三', identities: { slack: 'U0ZHANG' } });

    test('is gone from records that name them: what they wrote in their own goes, elsewhere a pseudonym stands', async () => {
      const { one, two } = stores;
      await one.people.save(zhangSan, nine);
      const [own, other] = [await aFile('own.png'), await aFile('other.png')];
      const theirs = await open(one, pinned({ text: 'my secret', files: [own] }));
      await end(one, theirs, li, '张小三 was told');
      const others = await open(
        one,
        pinned({ by: wang, reader: zhang, text: 'ask 张小三 <@U0ZHANG>', files: [other] }),
      );
      await end(one, others, zhang, 'it was me');
      const strange = await open(one, pinned({ by: wang, text: 'nothing of them' }));
      await one.outbox.announce(
        [
          anAnnouncement('k', {
            about: noteRef(theirs),
            slot: `note-${theirs}:reader:person:${zhang}`,
            ticket: undefined,
          } as never),
        ],
        nine,
      );
      const before = await two.records.find(noteRef(strange));
      expect(await two.personal.openRecords(zhangSan)).toEqual([]);
      expect(await two.personal.traces(zhangSan, ['张小三'])).toMatchObject({ record: 2 });

      await two.personal.erase(zhangSan, pseudonym, ['张小三']);
      await two.personal.forget(zhangSan, { at: nine, who: 'operator:x', action: 'erased', about: pseudonym });
      const text = JSON.stringify(await left());
      for (const gone of ['my secret', '张小三', 'U0ZHANG', 'own.png', `"${zhang}"`]) expect(text).not.toContain(gone);
      expect(await one.records.find<Note>(noteRef(theirs))).toMatchObject({
        ...{ author: pseudonym, text: '—', files: [], version: 2, answer: { by: li, text: `${pseudonym} was told` } },
      });
      // Their words about a matter of somebody else stay, as the organisation's record.
      expect(await one.records.find<Note>(noteRef(others))).toMatchObject({
        ...{ author: wang, reader: pseudonym, answer: { by: pseudonym, text: 'it was me' } },
        text: `ask ${pseudonym} @${pseudonym}`,
      });
      expect([await isThere(own), await isThere(other)]).toEqual([false, true]);
      expect(await one.records.ofPerson(note, { person: pseudonym, part: 'author' }, 9)).toHaveLength(1);
      expect(await foundBy('secret')).toEqual([]);
      expect(await one.records.find(noteRef(strange))).toEqual(before);
      expect(await audit()()).toEqual([]);
      const traces = await two.personal.traces({ ...zhangSan, name: 'Zhang' }, ['张小三']);
      expect(Object.values(traces).every((count) => count === 0)).toBe(true);
    });

    test('is told of while a record of theirs is open, and reads what is kept of them', async () => {
      const { one, two } = stores;
      const file = await aFile();
      const theirs = await open(one, pinned({ text: 'mine', files: [file] }));
      const others = await open(one, pinned({ by: wang, reader: zhang, text: 'not theirs to read' }));
      expect(await two.personal.openRecords(zhangSan)).toEqual([noteRef(theirs), noteRef(others)]);
      expect(await everything(two.personal.records(zhangSan))).toEqual([noteRef(theirs), noteRef(others)]);
      await end(one, theirs, li, 'done');
      const given = await everything(two.personal.given(zhangSan));
      expect(given).toMatchObject([
        { ...noteRef(theirs), record: { text: 'mine', answer: { text: 'done' } }, files: [file] },
        { ...noteRef(others), events: [{ type: 'pinned', reader: zhang, text: '', by: 'somebody' }], files: [] },
      ]);
      expect(given[1]).not.toHaveProperty('record');
      const { records } = await two.personal.remains(aPerson({ id: li, name: 'theirs', identities: {} }), []);
      expect(records).toEqual([noteRef(others)]);
    });

    test('waits where something happens to a record meanwhile: nothing that was taken out comes back', async () => {
      const { one, two } = stores;
      const id = await open(one, pinned({ text: 'my secret' }));
      let erasing: Promise<void> | undefined;
      const acting = one.uow.transact(later(1), async (tx) => {
        const read = await tx.load<Note>(noteRef(id));
        erasing = two.personal.erase(zhangSan, pseudonym, []);
        // It waits for this transaction, or is done before it.
        await Promise.race([erasing, pauseFor(100)]);
        const event = answered(li, later(1), 'done');
        const written = { ...noteRules.evolve(read, event), version: 2 };
        await tx.record(note, written, event, noteRules.index(written));
      });
      await acting.catch((error: unknown) => expect(error).toBeInstanceOf(Conflict));
      await erasing;
      expect(JSON.stringify(await left())).not.toContain('my secret');
    });
  });

  describe('what is old', () => {
    test('goes from a record that is over: files, then words and places of messages; figures stay', async () => {
      const { one, two } = stores;
      const file = await aFile();
      const over = await open(one, pinned({ text: 'my secret', files: [file] }));
      await end(one, over, li, 'hush');
      const still = await open(one, pinned({ text: 'still open' }));
      for (const id of [over, still]) {
        const slot = `note-${id}:author`;
        await one.outbox.announce([anAnnouncement(`k${id}`, { about: noteRef(id), slot } as never)], nine);
      }
      for (const row of await one.outbox.claim(leaseOf('w', later(5)), 9)) {
        await one.outbox.delivered(row, 'slack', aRef(row.id), later(5));
      }
      await sweep(two, after(later(1), days(200)));
      expect(await isThere(file)).toBe(false);
      expect(await one.records.find<Note>(noteRef(over))).toMatchObject({ text: 'my secret', files: [] });

      await sweep(two);
      const text = JSON.stringify(await left());
      for (const gone of ['my secret', 'hush', 'secret.png']) expect(text).not.toContain(gone);
      expect(text).toContain('still open');
      expect(await one.records.find<Note>(noteRef(over))).toMatchObject({
        text: '—',
        author: zhang,
        answer: { by: li },
      });
      expect(await foundBy('secret')).toEqual([]);
      expect(await one.refs.find(`note-${over}:author`)).toBeUndefined();
      expect(await one.refs.find(`note-${still}:author`)).toBeDefined();
      expect(await audit()()).toEqual([]);
    });

    test('of a record of a kind that a process does not know is left to those who know it', async () => {
      const { one, older } = stores;
      const over = await open(one, pinned({ text: 'my secret' }));
      await end(one, over);
      await sweep(older);
      expect(await one.records.find<Note>(noteRef(over))).toMatchObject({ text: 'my secret' });
    });

    test('is no file that a ticket or another record still has, whichever was first, nor one an older process sees unfiled', async () => {
      const { one, two, older } = stores;
      for (const first of ['ticket', 'note'] as const) {
        const file = await aFile(`${first}.png`);
        const report = aReport({ at: nine, by: zhang, requester: zhang, files: [file] });
        const withTicket = () => one.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
        if (first === 'ticket') await withTicket();
        const over = await open(one, pinned({ files: [file] }));
        if (first === 'note') {
          // Uploads that nobody filed go; a release that knows only tickets must not take this one for such.
          await everything(older.old.remove('uploads', muchLater));
          expect(await isThere(file)).toBe(true);
          await withTicket();
        }
        await end(one, over);
        await sweep(two);
        expect(await isThere(file)).toBe(true);
        const ids = await one.tickets.newest(1);
        await one.uow.transact(later(9), async (tx) => {
          const ticket = await tx.ticket(ids[0] as never);
          const event = { type: 'cancelled', by: theDesk, at: later(9), reason: 'withdrawn', note: '' } as const;
          await recordTicket(tx, evolve(ticket, event), event);
        });
        await sweep(two);
        expect(await isThere(file)).toBe(false);
      }
    });
  });

  test('is compared with its log round by round', async () => {
    const { one } = stores;
    const [first, second] = [await open(one), await open(one)];
    const logger = new FakeLogger();
    const look = audit(logger);
    expect(await look()).toEqual([]);
    await one.uow.transact(later(1), async (tx) => {
      const read = await tx.load<Note>(noteRef(second));
      const event = answered(li);
      const wrong = { ...read, text: 'what nobody wrote', version: 2 };
      await tx.record(note, wrong, event, noteRules.index(wrong));
    });
    expect(await look()).toEqual([`note-${second}`]);
    expect(logger.lines).toEqual([
      { level: 'error', message: 'records are not what their logs add up to', facts: { records: [`note-${second}`] } },
    ]);
    expect(first).toBe(1);
  });

  test('is looked at though one of them cannot be read', async () => {
    const { one } = stores;
    const [first, second] = [await open(one), await open(one)];
    await one.uow.transact(later(1), async (tx) => {
      const read = await tx.load<Note>(noteRef(second));
      const wrong = { ...read, text: 'what nobody wrote', version: 2 };
      await tx.record(note, wrong, answered(li), noteRules.index(wrong));
    });
    const database = await openDatabaseAt(stores.url);
    await database.write((write) => write.query(`UPDATE record SET data = '{"shape": 9}' WHERE id = ${first}`));
    await database.close();
    const logger = new FakeLogger();
    expect((await audit(logger)()).toSorted()).toEqual([`note-${first}`, `note-${second}`]);
    expect(logger.lines.map(({ message }) => message)).toContain('record cannot be read');
  });
});
