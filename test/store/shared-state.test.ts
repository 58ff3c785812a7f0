import { describeEachDatabase } from '../kit/databases';
import { twoStores } from './open-test-store';
import { later, nine } from './samples';

describeEachDatabase('facts all processes share', (kind) => {
  const stores = twoStores(kind);
  const both = (nth: number) => (nth % 2 ? stores.one : stores.two).shared;
  const swap = (nth: number, version: number | undefined, value: unknown, now = nine, until = later(60)) =>
    both(nth).swap({ key: 'k', version, value, now, until });

  test('are read by another process as they were written', async () => {
    const value = { token: '令牌 🖨️', list: [1, null, true], nested: { a: 'b' } };
    await stores.one.shared.put('k', value, later(60));
    expect(await stores.two.shared.get('k', nine)).toEqual({ value, version: 1 });
    expect(await stores.two.shared.get('K', nine)).toBeUndefined();
  });

  test.each([null, false, 0, '', [], 'words'])('may be %j', async (value) => {
    await stores.one.shared.put('k', value, later(60));
    expect(await stores.two.shared.get('k', nine)).toEqual({ value, version: 1 });
    expect(await stores.two.shared.take('k', nine)).toEqual(value);
  });

  test('may be long, with a long key', async () => {
    const value = '长'.repeat(19_000);
    const key = `key:${'x'.repeat(180)}`;
    await stores.one.shared.put(key, value, later(60));
    expect((await stores.two.shared.get(key, nine))?.value).toBe(value);
    expect(await stores.two.shared.get(`${key.slice(0, -1)}y`, nine)).toBeUndefined();
  });

  test('have another version after each write, also of the same value', async () => {
    await stores.one.shared.put('k', 'a', later(60));
    await stores.two.shared.put('k', 'a', later(60));
    expect(await stores.one.shared.get('k', nine)).toEqual({ value: 'a', version: 2 });
  });

  test('end by themselves', async () => {
    await stores.one.shared.put('k', 'a', later(60));
    expect(await stores.two.shared.get('k', later(59))).toBeDefined();
    expect(await stores.two.shared.get('k', later(60))).toBeUndefined();
    expect(await stores.two.shared.take('k', later(60))).toBeUndefined();
    expect(await stores.two.shared.under('k', later(60))).toEqual([]);
    expect(await swap(1, 1, 'b', later(60), later(120))).toBe(false);
    expect(await swap(1, undefined, 'b', later(60), later(120))).toBe(true);
    expect((await stores.two.shared.get('k', later(60)))?.value).toBe('b');
  });

  test('are written by one of many who find none', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, nth) => swap(nth, undefined, nth)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect((await stores.one.shared.get('k', nine))?.value).toBe(answers.indexOf(true));
  });

  test('that ended are taken over by one of many', async () => {
    await swap(0, undefined, 'old', nine, later(1));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => swap(nth, undefined, nth, later(1), later(60))),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect((await stores.one.shared.get('k', later(1)))?.value).toBe(answers.indexOf(true));
  });

  test('are changed by one of many who saw the same', async () => {
    await swap(0, undefined, 'first');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, nth) => swap(nth, 1, nth)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await stores.one.shared.get('k', nine)).toEqual({ value: answers.indexOf(true), version: 2 });
    expect(await swap(1, 1, 'late')).toBe(false);
    expect(await swap(1, undefined, 'blind')).toBe(false);
  });

  test('that many add to lose nothing', async () => {
    const add = async (nth: number): Promise<void> => {
      for (;;) {
        const fact = await both(nth).get('k', nine);
        if (await swap(nth, fact?.version, Number(fact?.value ?? 0) + 1)) return;
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, nth) => add(nth)));
    expect((await stores.one.shared.get('k', nine))?.value).toBe(12);
  });

  test('are taken by one of twenty', async () => {
    await stores.one.shared.put('k', 'code', later(60));
    const taken = await Promise.all(Array.from({ length: 20 }, (_, nth) => both(nth).take('k', nine)));
    expect(taken.filter((value) => value === 'code')).toHaveLength(1);
    expect(taken.filter((value) => value === undefined)).toHaveLength(19);
    expect(await stores.one.shared.get('k', nine)).toBeUndefined();
  });

  test('may be written by many at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, nth) => both(nth).put('k', nth, later(60))));
    expect(await stores.one.shared.get('k', nine)).toEqual({ value: expect.any(Number), version: 20 });
  });

  test('are found by how their key begins, in order', async () => {
    for (const key of ['code:b', 'code:a', 'code%:c', 'codex', 'cod', 'CODE:d', 'co_e:z']) {
      await stores.one.shared.put(key, key, later(60));
    }
    const keys = async (prefix: string) => (await stores.two.shared.under(prefix, nine)).map(({ key }) => key);
    expect(await keys('code:')).toEqual(['code:a', 'code:b']);
    expect(await keys('code%')).toEqual(['code%:c']);
    expect(await keys('co_e')).toEqual(['co_e:z']);
    expect(await keys('none')).toEqual([]);
    expect(await stores.two.shared.under('code:b', nine)).toEqual([{ key: 'code:b', value: 'code:b' }]);
  });

  test('that ended are forgotten, and no others', async () => {
    await stores.one.shared.put('old', 1, later(10));
    await stores.one.shared.put('new', 2, later(11));
    await stores.two.shared.forget(later(10));
    expect((await stores.one.shared.under('', nine)).map(({ key }) => key)).toEqual(['new']);
  });
});
