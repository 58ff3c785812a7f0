import type { RecordRef } from '../../src/domain/record/record-ref';
import type { DutyChange } from '../../src/domain/roster/duty-change';
import { Conflict } from '../../src/ports/unit-of-work';
import type { Store } from '../../src/store/open-store';
import { describeEachDatabase } from '../kit/databases';
import { noteRef } from './kit/a-note-kind';
import { noteStores } from './kit/note-stores';
import { aPerson, later, li, nine, wang, zhang } from './samples';

const move = (from = li, to = wang, [begins, ends] = [0, 10]): DutyChange => ({
  ...{ kind: 'move', from, to, span: { from: later(begins), to: later(ends) } },
});
const all = { from: nine, to: later(1000) };

describeEachDatabase('what records say of duty', (databases) => {
  const stores = noteStores(databases);
  const decide = async (store: Store, record: RecordRef, ...changes: readonly DutyChange[]): Promise<void> => {
    try {
      await store.uow.transact(nine, (tx) => tx.decideDuty(record, changes));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      await decide(store, record, ...changes);
    }
  };
  const said = async (span = all) => (await stores.two.roster.shifts(span)).changes;

  test('stands in the order in which they decided; who says it anew keeps the place', async () => {
    await decide(stores.one, noteRef(1), move());
    for (const store of [stores.two, stores.one]) await decide(store, noteRef(2), move(wang, zhang));
    await decide(stores.one, noteRef(1), move(li, wang, [0, 5]), move(wang, li, [0, 5]));
    expect(await said()).toEqual([
      { record: noteRef(1), changes: [move(li, wang, [0, 5]), move(wang, li, [0, 5])] },
      { record: noteRef(2), changes: [move(wang, zhang)] },
    ]);
    await decide(stores.one, noteRef(1));
    await decide(stores.one, noteRef(1), move());
    expect((await said()).map(({ record }) => record.id)).toEqual([2, 1]);
  });

  test('is found by the time it is about', async () => {
    await decide(stores.one, noteRef(1), move(li, wang, [0, 10]), move(li, wang, [20, 30]));
    await decide(stores.one, noteRef(2), move(li, wang, [40, 50]));
    const found = async (from: number, to: number) =>
      (await said({ from: later(from), to: later(to) })).map(({ record }) => record.id);
    expect(await found(29, 40)).toEqual([1]);
    expect(await found(30, 40)).toEqual([]);
    expect(await found(10, 41)).toEqual([1, 2]);
  });

  test('is decided one after the other, however many do so at once, and each is kept', async () => {
    const ids = Array.from({ length: 12 }, (_, nth) => nth + 1);
    await Promise.all(ids.map((id) => decide(id % 2 ? stores.one : stores.two, noteRef(id), move())));
    const kept = (await said()).map(({ record }) => record.id);
    expect(kept.toSorted((one, other) => one - other)).toEqual(ids);
    expect(await stores.one.roster.version()).toMatch(/^12\//);
  });

  test('changes what whoever follows the roster sees, as an import does and what was written down does not', async () => {
    const versions = [await stores.one.roster.version()];
    const seen = async () => versions.push(await stores.two.roster.version());
    const shift = { span: { from: nine, to: later(10) }, primary: li, backup: null, places: [], skills: [] };
    await decide(stores.one, noteRef(1), move());
    await seen();
    await decide(stores.one, noteRef(1));
    await seen();
    await stores.one.roster.add([shift], nine);
    await seen();
    await stores.one.roster.add([], nine, [shift]);
    await seen();
    expect(versions.filter((version, nth) => nth > 0 && version === versions[nth - 1])).toEqual([]);
    await stores.one.roster.record({ ...shift, primary: null }, nine);
    await seen();
    expect(versions.at(-1)).toBe(versions.at(-2));
    expect((await stores.two.roster.shifts(all)).history).toEqual([{ ...shift, primary: null }]);
  });

  test('goes on in nobody’s name when somebody of it is erased, and is given to them before', async () => {
    await stores.one.people.save(aPerson(), nine);
    await decide(stores.one, noteRef(1), move(li, wang), move(wang, zhang, [20, 30]));
    const given = [];
    for await (const thing of stores.one.personal.rows(aPerson())) given.push(thing);
    expect(given).toMatchObject([
      { table: 'duty_change', row: { spans: [{ kind: 'move', from: nine, to: later(10) }] } },
    ]);
    await stores.one.personal.erase(aPerson(), 'erased-1' as typeof li, []);
    expect((await said())[0]?.changes).toEqual([move('erased-1' as typeof li, wang), move(wang, zhang, [20, 30])]);
  });
});
