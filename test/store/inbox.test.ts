import { after, days, type Instant } from '../../src/domain/time/instant';
import { Conflict } from '../../src/ports/unit-of-work';
import { StoreInbox } from '../../src/store/store-inbox';
import { countingIds } from '../kit/counting-ids';
import { describeEachDatabase } from '../kit/databases';
import { interrupted, openDatabaseAt } from './open-test-database';
import { twoStores } from './open-test-store';
import { later, leaseOf, nine } from './samples';

describeEachDatabase('inbox and recurring tasks', (kind) => {
  const stores = twoStores(kind);
  const event = (key: string) => ({ key, platform: 'slack', payload: { text: '打印机 🖨️' } });

  test('keeps an event once, also when it comes twice at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? stores.one : stores.two).inbox.keep(event('Ev1'), nine)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    await stores.one.inbox.done('Ev1', nine);
    expect(await stores.two.inbox.keep(event('Ev1'), later(3600))).toBe(false);
  });

  test.each([
    ['half a character', { text: 'a\ud800', 'key\udc00': ['\ud83d'] }],
    ['lists nested without end', JSON.parse(`{"x":${'['.repeat(1000)}${']'.repeat(1000)}}`)],
    ['objects nested deeper than any database takes', JSON.parse(`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`)],
  ])('keeps an event with %s as far as it can be', async (_, payload) => {
    expect(await stores.one.inbox.keep({ key: 'Ev1', platform: 'slack', payload }, nine)).toBe(true);
    expect(await stores.two.inbox.claimUnfinished(leaseOf('two', later(20)), 10)).toHaveLength(1);
  });

  test('hands on what nobody finished within a minute', async () => {
    await stores.one.inbox.keep(event('Ev1'), nine);
    await stores.one.inbox.keep(event('Ev2'), nine);
    await stores.one.inbox.done('Ev2', nine);
    expect(await stores.two.inbox.claimUnfinished(leaseOf('two', later(19)), 10)).toEqual([]);
    expect(await stores.two.inbox.claimUnfinished(leaseOf('two', later(20)), 10)).toEqual([
      { ...event('Ev1'), attempts: 1 },
    ]);
    expect(await stores.one.inbox.claimUnfinished(leaseOf('one', later(21)), 10)).toEqual([]);
  });

  test('hands on nothing of what was finished while it was taken', async () => {
    await stores.one.inbox.keep(event('Ev1'), nine);
    await stores.one.inbox.keep(event('Ev2'), nine);
    const database = interrupted(await openDatabaseAt(stores.url), () => stores.one.inbox.done('Ev1', later(20)));
    const taken = await new StoreInbox(database, countingIds).claimUnfinished(leaseOf('two', later(20)), 10);
    await database.close();
    expect(taken).toEqual([{ ...event('Ev2'), attempts: 1 }]);
  });

  test('tries an event ten times and no more', async () => {
    await stores.one.inbox.keep(event('Ev1'), nine);
    const tries: number[] = [];
    for (let hour = 1; hour <= 12; hour += 1) {
      const events = await stores.one.inbox.claimUnfinished(leaseOf('one', later(hour * 3600)), 10);
      tries.push(events.length);
    }
    expect(tries).toEqual([...Array(10).fill(1), 0, 0]);
  });

  test('waits longer before each further try', async () => {
    await stores.one.inbox.keep(event('Ev1'), nine);
    const triedAt = async (second: number) =>
      (await stores.one.inbox.claimUnfinished(leaseOf('one', later(second)), 10)).length;
    const once = leaseOf('one', nine).length / 1000;
    const tried: number[] = [await triedAt(20)];
    for (const waits of [1, 3, 7]) {
      tried.push(await triedAt(20 + waits * once - 1), await triedAt(20 + waits * once));
    }
    expect(tried).toEqual([1, 0, 1, 0, 1, 0, 1]);
  });

  test('gives an unfinished event to one worker', async () => {
    for (let i = 0; i < 30; i += 1) await stores.one.inbox.keep(event(`Ev${i}`), nine);
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? stores.one : stores.two).inbox.claimUnfinished(leaseOf('w', later(20)), 4),
      ),
    );
    const rest = await stores.one.inbox.claimUnfinished(leaseOf('w', later(20)), 100);
    const keys = [...claims.flat(), ...rest].map(({ key }) => key);
    expect(keys).toHaveLength(30);
    expect(new Set(keys).size).toBe(30);
  });

  test('hands on by turns between people: who sent forty before anybody else keeps nobody waiting', async () => {
    const said = (key: string, by?: string) => ({ ...event(key), ...(by !== undefined && { by }) });
    const flood = Array.from({ length: 40 }, (_, nth) => `flood${String(nth).padStart(2, '0')}`);
    for (const key of flood) await stores.one.inbox.keep(said(key, 'U1'), nine);
    await stores.one.inbox.keep(said('li', 'U2'), later(1));
    await stores.one.inbox.keep(said('wang', 'U3'), later(2));
    await stores.one.inbox.keep(said('nobody 1'), later(3));
    await stores.one.inbox.keep(said('nobody 2'), later(3));
    const claimed = async () =>
      (await stores.two.inbox.claimUnfinished(leaseOf('two', later(30)), 20)).map(({ key }) => key);
    const others = ['li', 'wang', 'nobody 1', 'nobody 2'];
    expect(await claimed()).toEqual(['flood00', ...others, ...flood.slice(1, 16)]);
    expect(await claimed()).toEqual(flood.slice(16, 36));
    expect(await claimed()).toEqual(flood.slice(36));
  });

  test('forgets finished events and delivery keys that are old', async () => {
    await stores.one.inbox.keep(event('old'), nine);
    await stores.one.inbox.done('old', nine);
    await stores.one.inbox.keep(event('open'), nine);
    await stores.one.uow.transact(nine, (tx) => tx.firstTime('delivery'));
    await stores.one.inbox.forget(later(1));
    expect(await stores.one.inbox.keep(event('old'), later(2))).toBe(true);
    expect(await stores.one.inbox.keep(event('open'), later(2))).toBe(false);
    expect(await stores.one.uow.transact(later(2), (tx) => tx.firstTime('delivery'))).toBe(true);
  });

  test('remembers longer than the words themselves that they were filed: their card stays in the chat', async () => {
    const filed = (at: Instant) => stores.one.uow.transact(at, (tx) => tx.firstTime('draft:01K9'));
    expect(await filed(nine)).toBe(true);
    await stores.one.inbox.forget(after(nine, days(29)));
    expect(await filed(after(nine, days(32)))).toBe(false);
    await stores.one.inbox.forget(after(nine, days(31)));
    expect(await filed(after(nine, days(34)))).toBe(true);
  });

  test('lets one worker do a recurring task, and another when the first was lost', async () => {
    const begin = (store: 'one' | 'two', at: number) =>
      stores[store].tasks.begin('digest:2026-11-20', leaseOf(store, later(at)));
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => begin(i % 2 ? 'one' : 'two', 0)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await begin('two', 29)).toBe(false);
    expect(await begin('two', 30)).toBe(true);
    expect(await stores.one.tasks.isDone('digest:2026-11-20')).toBe(false);
    await stores.two.tasks.done('digest:2026-11-20', later(31));
    expect(await stores.one.tasks.isDone('digest:2026-11-20')).toBe(true);
    expect(await begin('one', 9999)).toBe(false);
  });

  test('passes on an error that is no conflict', async () => {
    const broken = stores.one.uow.transact(nine, () => Promise.reject(new RangeError('mine')));
    await expect(broken).rejects.toBeInstanceOf(RangeError);
    await expect(broken).rejects.not.toBeInstanceOf(Conflict);
  });
});
