import type { PersonId } from '../../src/domain/people/person';
import { evolved } from '../../src/domain/record/record';
import { ticketRef } from '../../src/domain/record/record-ref';
import { Conflict, MissingRecord, type Transaction } from '../../src/ports/unit-of-work';
import type { Store } from '../../src/store/open-store';
import { describeEachDatabase } from '../kit/databases';
import { openTicket } from '../kit/ticket-in-tx';
import { answered, memo, type Note, note, noteRef, noteRules, pinned } from './kit/a-note-kind';
import { happen, noteStores, pin } from './kit/note-stores';
import { aDraft, anAnnouncement, aPerson, aTimer, later, leaseOf, li, nine, noted, wang, zhang } from './samples';

describeEachDatabase('records of any kind', (databases) => {
  const stores = noteStores(databases);

  test('are numbered from 1 within their kind, without gaps, however many are opened at once and undone', async () => {
    const { one, two } = stores;
    const opened: number[] = [];
    const openOne = async (nth: number): Promise<void> => {
      const store = nth % 2 ? one : two;
      try {
        const id = await store.uow.transact(nine, async (tx) => {
          const given = await pin(tx, pinned());
          if (nth % 5 === 0) throw new Error('undone');
          return given;
        });
        opened.push(id);
      } catch (error) {
        if (error instanceof Conflict) return openOne(nth);
        if ((error as Error).message !== 'undone') throw error;
      }
    };
    await Promise.all(Array.from({ length: 10 }, (_, nth) => openOne(nth)));
    expect(opened.sort((a, b) => a - b)).toEqual(Array.from({ length: 8 }, (_, nth) => nth + 1));
    expect(await one.uow.transact(nine, (tx) => pin(tx, pinned(), memo))).toBe(1);
    expect(await one.uow.transact(nine, (tx) => openTicket(tx, aDraft(), noted()))).toBe(1001);
  });

  test('come back as they were kept, and are missing where there is none of that kind and number', async () => {
    const event = pinned({ text: '打印机 🖨️' });
    const id = await stores.one.uow.transact(nine, (tx) => pin(tx, event));
    const kept = await stores.two.uow.transact(nine, (tx) => tx.load(noteRef(id)));
    expect(kept).toEqual({ ...noteRules.begin(event), id });
    for (const none of [noteRef(id + 1), { kind: memo, id }]) {
      const load = stores.two.uow.transact(nine, (tx) => tx.load(none));
      await expect(load).rejects.toEqual(new MissingRecord(none));
    }
  });

  test('change once a version: one of many changes wins, the others are conflicts', async () => {
    const { one, two } = stores;
    const id = await one.uow.transact(nine, (tx) => pin(tx, pinned()));
    const changes = Array.from({ length: 20 }, (_, nth) =>
      (nth % 2 ? one : two).uow.transact(nine, async (tx) => {
        const after = evolved(noteRules, { ...noteRules.begin(pinned()), id }, answered(`p${nth}` as PersonId));
        await tx.record(note, after, answered(`p${nth}` as PersonId), noteRules.index(after));
      }),
    );
    const lost = (await Promise.allSettled(changes)).filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(19);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(Conflict);
  });

  test('are held by whoever writes their wake-ups, and keep none of an older version', async () => {
    const { one } = stores;
    const id = await one.uow.transact(nine, (tx) => pin(tx, pinned()));
    await one.uow.transact(nine, (tx) => happen(tx, id, answered(li)));
    const late = one.uow.transact(nine, (tx) => tx.want({ ...noteRef(id), version: 1 }, [aTimer('a', nine)]));
    await expect(late).rejects.toBeInstanceOf(Conflict);
    expect(await one.timers.nextDue()).toBeUndefined();
  });

  test('never have an event before the one it follows, though a clock was set back', async () => {
    const id = await stores.one.uow.transact(nine, (tx) => pin(tx, pinned({ at: later(30) })));
    const now = await stores.two.uow.transact(nine, async (tx) => {
      await tx.load(noteRef(id));
      return tx.now;
    });
    expect(now).toBe(later(30));
  });

  test('are told of where they are about another, while they are open', async () => {
    const { one, two, older } = stores;
    const about = await one.uow.transact(nine, async (tx) => ticketRef(await openTicket(tx, aDraft(), noted())));
    const first = await one.uow.transact(nine, (tx) => pin(tx, pinned({ about })));
    const second = await one.uow.transact(nine, (tx) => pin(tx, pinned({ about, by: wang })));
    await one.uow.transact(nine, (tx) => pin(tx, pinned({ about: noteRef(first) })));
    const linked = (store: Store) => store.uow.transact(nine, (tx) => tx.linkedTo(about));
    expect((await linked(two)).map(({ about: one }) => one)).toEqual([noteRef(first), noteRef(second)]);
    await one.uow.transact(nine, (tx) => happen(tx, first, answered(li)));
    expect(await linked(two)).toMatchObject([{ about: noteRef(second), record: { author: wang } }]);
    expect(await linked(older)).toEqual([]);
  });

  test('end only when whoever ends them knows of all that was begun about them meanwhile, and the other way round', async () => {
    // Only one at a time writes to an embedded database.
    if (databases.name === 'embedded') return;
    const { one, two } = stores;
    const about = noteRef(await one.uow.transact(nine, (tx) => pin(tx, pinned())));
    const beginAbout = () => two.uow.transact(nine, (tx) => pin(tx, pinned({ about })));
    const ended = one.uow.transact(nine, async (tx) => {
      expect(await tx.load(about)).toMatchObject({ version: 1 });
      expect(await tx.linkedTo(about)).toEqual([]);
      await beginAbout();
      const after = evolved(noteRules, { ...noteRules.begin(pinned()), id: about.id }, answered(li));
      await tx.record(note, after, answered(li), noteRules.index(after));
    });
    await expect(ended).rejects.toBeInstanceOf(Conflict);
    const begun = two.uow.transact(nine, async (tx) => {
      await tx.load(about);
      await one.uow.transact(nine, (other) => happen(other, about.id, answered(li)));
      await pin(tx, pinned({ about }));
    });
    await expect(begun).rejects.toBeInstanceOf(Conflict);
    expect(await one.records.newest(note, 9)).toEqual([2, 1]);
  });

  test('are decided by one reading: what is taken out of one meanwhile does not return with what is written', async () => {
    if (databases.name === 'embedded') return;
    const { one, two } = stores;
    const about = noteRef(await one.uow.transact(nine, (tx) => pin(tx, pinned({ by: wang }))));
    const id = await one.uow.transact(nine, (tx) => pin(tx, pinned({ about, text: 'my secret' })));
    const acting = one.uow.transact(later(1), async (tx) => {
      const read = await tx.load<Note>(noteRef(id));
      await two.personal.erase(aPerson({ id: zhang, name: 'Zhang' }), 'erased-1' as PersonId, []);
      expect((await tx.linkedTo(about))[0]?.record).toBe(read);
      const after = evolved(noteRules, read, answered(li));
      await tx.record(note, after, answered(li), noteRules.index(after));
    });
    await expect(acting).rejects.toBeInstanceOf(Conflict);
    expect(await one.records.find<Note>(noteRef(id))).toMatchObject({ text: '—', version: 1 });
  });

  test('are held by one at a time: what is decided by what was around one is not written over what came there since', async () => {
    if (databases.name === 'embedded') return;
    const { one, two } = stores;
    const about = noteRef(await one.uow.transact(nine, (tx) => pin(tx, pinned())));
    const holders = {
      'whoever begins another about it': () => two.uow.transact(nine, (tx) => pin(tx, pinned({ about }))),
      'whoever says so': () => two.uow.transact(nine, (tx) => tx.hold(about)),
    };
    for (const held of Object.values(holders)) {
      const idle = one.uow.transact(nine, async (tx) => {
        const { version } = await tx.load(about);
        await tx.linkedTo(about);
        await held();
        await tx.want({ ...about, version }, []);
      });
      await expect(idle).rejects.toBeInstanceOf(Conflict);
      expect(await one.records.timers(about)).toHaveLength(1);
    }
  });

  test('are not written by what they were before this transaction changed them, nor is that tried again', async () => {
    const { one } = stores;
    const id = await one.uow.transact(nine, (tx) => pin(tx, pinned()));
    const twice = one.uow.transact(nine, async (tx) => {
      const before = await tx.load<Note>(noteRef(id));
      await happen(tx, id, answered(li));
      const after = evolved(noteRules, before, answered(wang));
      await tx.record(note, after, answered(wang), noteRules.index(after));
    });
    await expect(twice).rejects.toThrow(`note ${id} has a version 2 in this transaction already`);
    await expect(twice).rejects.not.toBeInstanceOf(Conflict);
    expect(await one.records.find(noteRef(id))).toMatchObject({ version: 1 });
  });

  test('are told of when everything else in the transaction has happened, in the order asked', async () => {
    const { one } = stores;
    const id = await one.uow.transact(nine, (tx) => pin(tx, pinned()));
    const drawn: string[] = [];
    const told = (key: string, tx: Transaction) => async () => {
      const { version } = await tx.load(noteRef(id));
      const linked = await tx.linkedTo(noteRef(id));
      drawn.push(`${key} ${version} ${linked.length}`);
      return [anAnnouncement(key)];
    };
    await one.uow.transact(nine, async (tx) => {
      tx.announceAtEnd(told('first', tx));
      expect(await tx.linkedTo(noteRef(id))).toEqual([]);
      tx.announceAtEnd(told('second', tx));
      await happen(tx, id, answered(li));
      await pin(tx, pinned({ about: noteRef(id) }));
    });
    expect(drawn).toEqual(['first 2 1', 'second 2 1']);
    expect(await one.outbox.claim(leaseOf('w', later(5)), 9)).toHaveLength(1);
    const undone = one.uow.transact(nine, async (tx) => {
      await happen(tx, 2, answered(li));
      tx.announceAtEnd(() => Promise.reject(new Error('cannot be drawn')));
    });
    await expect(undone).rejects.toThrow('cannot be drawn');
    expect(await one.records.find(noteRef(2))).toMatchObject({ version: 1 });
  });

  test('are looked up as tickets are: by number, while open, by part, newest, for their wake-ups', async () => {
    const { one, two } = stores;
    const moments = [nine, later(1), later(2)];
    for (const at of moments)
      await one.uow.transact(at, (tx) => pin(tx, pinned({ at, ...(at === nine && { by: wang }) })));
    await one.uow.transact(later(3), (tx) => happen(tx, 2, answered(li, later(3))));
    await one.uow.transact(nine, (tx) => pin(tx, pinned(), memo));
    const ticket = await one.uow.transact(nine, (tx) => openTicket(tx, aDraft({ owner: li }), noted()));

    const { records } = two;
    const numbers = async (found: Promise<readonly { id: number }[]>) => (await found).map(({ id }) => id);
    expect(await records.find(noteRef(2))).toMatchObject({ id: 2, version: 2, answer: { by: li } });
    expect(await records.find(noteRef(9))).toBeUndefined();
    expect((await records.events(noteRef(2))).map(({ type }) => type)).toEqual(['pinned', 'answered']);
    expect(await numbers(records.open(note, 9))).toEqual([1, 3]);
    expect(await numbers(records.ofPerson(note, { person: zhang }, 9))).toEqual([3, 2]);
    // A part ends when the rules say so.
    expect(await numbers(records.ofPerson(note, { person: li, part: 'reader' }, 9))).toEqual([3, 1]);
    expect(await numbers(records.ofPerson(note, { person: li, part: 'author' }, 9))).toEqual([]);
    expect(await records.newest(note, 2)).toEqual([3, 2]);
    expect(await records.after(note, 1, 9)).toEqual([2, 3]);
    expect(await records.wanting(note, later(4), 0, 9)).toEqual([1, 3]);
    expect(await records.wanting(note, later(3), 1, 9)).toEqual([2, 3]);
    expect(await records.timers(noteRef(1))).toEqual([{ kind: 'remind', key: 'remind', due: later(60) }]);
    expect(await records.timers(noteRef(2))).toEqual([]);

    expect(await records.find(ticketRef(ticket))).toEqual(await two.tickets.find(ticket));
    expect(await records.events(ticketRef(ticket))).toEqual([noted()]);
    expect(await numbers(records.ofPerson('ticket', { person: li, part: 'owner' }, 9))).toEqual([ticket]);
    expect(await numbers(records.ofPerson('ticket', { person: li, part: 'requester' }, 9))).toEqual([]);
    expect(await records.newest('ticket', 9)).toEqual([ticket]);
  });

  test('are found by their words, their people and their number, in every spelling that a ticket is', async () => {
    const { one, two, older } = stores;
    await one.people.save(aPerson({ id: wang, name: 'Wang Lei' }), nine);
    const first = await one.uow.transact(nine, (tx) => pin(tx, pinned({ text: 'ＶＰＮ 连不上' })));
    const second = await one.uow.transact(later(1), (tx) =>
      pin(tx, pinned({ at: later(1), by: wang, text: 'vpn slow' })),
    );
    const memoOfZhang = await one.uow.transact(later(2), (tx) => pin(tx, pinned({ at: later(2) }), memo));
    const asked = { reader: 'everything', refIn: () => undefined, most: 9 } as const;
    const { search } = two;
    expect(await search.findRecords({ ...asked, words: 'VPN' })).toEqual([noteRef(second), noteRef(first)]);
    expect(await search.findRecords({ ...asked, words: 'vpn', most: 1 })).toEqual([noteRef(second)]);
    expect(await search.findRecords({ ...asked, words: 'vpn 连不上' })).toEqual([noteRef(first)]);
    expect(await search.findRecords({ ...asked, words: 'wang vpn' })).toEqual([noteRef(second)]);
    expect(await search.findRecords({ ...asked, words: 'projector' })).toEqual([{ kind: memo, id: memoOfZhang }]);
    const refIn = (word: string) => (word === 'it-n1' ? noteRef(first) : undefined);
    expect(await search.findRecords({ ...asked, words: 'IT-N1', refIn })).toEqual([noteRef(first)]);
    // Whoever reads only what they have a part in finds nothing else, nor does a process that does not know the kind.
    expect(await search.findRecords({ ...asked, words: 'vpn', reader: wang })).toEqual([noteRef(second)]);
    expect(await search.findRecords({ ...asked, words: 'vpn', reader: li })).toHaveLength(2);
    expect(await older.search.findRecords({ ...asked, words: 'vpn' })).toEqual([]);
    // What was written meanwhile finds it, and what a record no longer says does not.
    await one.uow.transact(later(3), (tx) => happen(tx, first, answered(li, later(3), 'cable replaced')));
    expect(await search.findRecords({ ...asked, words: 'cable' })).toEqual([noteRef(first)]);
    expect(await search.find({ words: 'vpn', reader: 'everything', numberIn: () => undefined, most: 9 })).toEqual([]);
  });

  describe('wake-ups', () => {
    test('come in the order of their moments, those of tickets and of other records together, each to one worker', async () => {
      const { one, two } = stores;
      const id = await one.uow.transact(nine, (tx) => pin(tx, pinned()));
      const ticket = await one.uow.transact(nine, async (tx) => {
        const number = await openTicket(tx, aDraft(), noted());
        await tx.want({ ...ticketRef(number), version: 1 }, [aTimer('early', later(1)), aTimer('late', later(99))]);
        return number;
      });
      expect(await one.timers.nextDue()).toBe(later(1));
      const due = await two.timers.claimDue(leaseOf('two', later(100), 30), 9);
      expect(due.map(({ about, key }) => [about, key])).toEqual([
        [ticketRef(ticket), 'early'],
        [noteRef(id), 'remind'],
        [ticketRef(ticket), 'late'],
      ]);
      expect(new Set(due.map(({ id: name }) => name)).size).toBe(3);
      expect(await one.timers.claimDue(leaseOf('one', later(101)), 9)).toEqual([]);
      const [early, remind] = due;
      expect(remind && (await two.timers.retry(remind, later(102)))).toBe(true);
      expect(early && (await two.timers.drop(early))).toBe(true);
      const again = await one.timers.claimDue(leaseOf('one', later(102)), 9);
      expect(again.map(({ about }) => about)).toEqual([noteRef(id)]);
      expect(remind && (await two.timers.drop(remind))).toBe(false);
    });

    test('of two records of the same number are each kind’s own', async () => {
      const { one } = stores;
      const id = await one.uow.transact(nine, (tx) => pin(tx, pinned()));
      expect(await one.uow.transact(nine, (tx) => pin(tx, pinned({ at: later(1) }), memo))).toBe(id);
      expect(await one.timers.nextDue()).toBe(later(60));
      await one.uow.transact(nine, (tx) => tx.want({ kind: note, id, version: 1 }, []));
      const due = await one.timers.claimDue(leaseOf('one', later(100)), 9);
      expect(due.map(({ about }) => about)).toEqual([{ kind: memo, id }]);
    });

    test('of a kind that a process does not know are left to those who know it', async () => {
      const { one, older } = stores;
      await one.uow.transact(nine, (tx) => pin(tx, pinned()));
      expect(await older.timers.nextDue()).toBeUndefined();
      expect(await older.timers.claimDue(leaseOf('older', later(100)), 9)).toEqual([]);
      expect(await one.timers.claimDue(leaseOf('one', later(100)), 9)).toHaveLength(1);
    });
  });
});
