import type { PersonId } from '../../src/domain/people/person';
import { evolved, wantedBy } from '../../src/domain/record/record';
import { type KindName, ticketRef } from '../../src/domain/record/record-ref';
import type { Instant } from '../../src/domain/time/instant';
import { Conflict, MissingRecord, type Transaction } from '../../src/ports/unit-of-work';
import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from '../kit/counting-ids';
import { describeEachDatabase, type FreshDatabase } from '../kit/databases';
import { openTicket } from '../kit/ticket-in-tx';
import { memo, type Note, type NoteEvent, note, noteRef, noteRules } from './kit/a-note-kind';
import { aDraft, aTimer, later, leaseOf, li, nine, noted, wang, zhang } from './samples';

type Pinned = Extract<NoteEvent, { type: 'pinned' }>;

const pinned = (changes: Partial<Pinned> = {}): Pinned => ({
  ...{ type: 'pinned', by: zhang, at: nine, text: 'the projector hums', reader: li, files: [] },
  ...changes,
});
const answered = (by: PersonId, at: Instant = later(1), text = 'not any more'): NoteEvent => ({
  ...{ type: 'answered', by, at, text },
});

async function pin(tx: Transaction, event: Pinned = pinned(), kind: KindName = note): Promise<number> {
  const draft = noteRules.begin(event);
  const id = await tx.open(kind, draft, event, noteRules.index(draft));
  const timers = wantedBy(noteRules, { ...draft, id }, { desk: {} as never, at: tx.now });
  await tx.want({ kind, id, version: 1 }, timers);
  return id;
}

async function answer(tx: Transaction, id: number, event: NoteEvent): Promise<Note> {
  const after = evolved(noteRules, await tx.load<Note>(noteRef(id)), event);
  await tx.record(note, after, event, noteRules.index(after));
  await tx.want(
    { ...noteRef(id), version: after.version },
    wantedBy(noteRules, after, { desk: {} as never, at: tx.now }),
  );
  return after;
}

describeEachDatabase('records of any kind', (databases) => {
  const stores = {} as { one: Store; two: Store; older: Store };
  let database: FreshDatabase;
  const open = (kinds: readonly KindName[]): Promise<Store> =>
    openStore({ url: database.url, ids: countingIds, now: () => nine, kinds });
  beforeEach(async () => {
    database = await databases.fresh();
    stores.one = await open(['ticket', note, memo]);
    stores.two = await open(['ticket', note, memo]);
    stores.older = await open(['ticket']);
  });
  afterEach(async () => {
    for (const store of Object.values(stores)) await store.close();
    await database.drop();
  });

  test('are numbered from 1 within their kind, without gaps, however many are opened at once and undone', async () => {
    const { one, two } = stores;
    const opened: number[] = [];
    const openOne = async (nth: number): Promise<void> => {
      const store = nth % 2 ? one : two;
      try {
        const id = await store.uow.transact(nine, async (tx) => {
          const given = await pin(tx);
          if (nth % 5 === 0) throw new Error('undone');
          return given;
        });
        opened.push(id);
      } catch (error) {
        if (error instanceof Conflict) return openOne(nth);
        if ((error as Error).message !== 'undone') throw error;
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, nth) => openOne(nth)));
    expect(opened.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, nth) => nth + 1));
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
    const id = await one.uow.transact(nine, (tx) => pin(tx));
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
    const id = await one.uow.transact(nine, (tx) => pin(tx));
    await one.uow.transact(nine, (tx) => answer(tx, id, answered(li)));
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
    await one.uow.transact(nine, (tx) => answer(tx, first, answered(li)));
    expect(await linked(two)).toMatchObject([{ about: noteRef(second), record: { author: wang } }]);
    expect(await linked(older)).toEqual([]);
  });

  describe('wake-ups', () => {
    test('come in the order of their moments, those of tickets and of other records together, each to one worker', async () => {
      const { one, two } = stores;
      const id = await one.uow.transact(nine, (tx) => pin(tx));
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
      const id = await one.uow.transact(nine, (tx) => pin(tx));
      expect(await one.uow.transact(nine, (tx) => pin(tx, pinned({ at: later(1) }), memo))).toBe(id);
      expect(await one.timers.nextDue()).toBe(later(60));
      await one.uow.transact(nine, (tx) => tx.want({ kind: note, id, version: 1 }, []));
      const due = await one.timers.claimDue(leaseOf('one', later(100)), 9);
      expect(due.map(({ about }) => about)).toEqual([{ kind: memo, id }]);
    });

    test('of a kind that a process does not know are left to those who know it', async () => {
      const { one, older } = stores;
      await one.uow.transact(nine, (tx) => pin(tx));
      expect(await older.timers.nextDue()).toBeUndefined();
      expect(await older.timers.claimDue(leaseOf('older', later(100)), 9)).toEqual([]);
      expect(await one.timers.claimDue(leaseOf('one', later(100)), 9)).toHaveLength(1);
    });
  });
});
