import type { PersonId } from '../../src/domain/people/person';
import { usualRetention } from '../../src/domain/privacy/retention';
import { logRules } from '../../src/domain/record/log-rules';
import { byType, evolved, type OfType, type RecordRules, redactedByType } from '../../src/domain/record/record';
import { eventShapes, firstShape, NewerShape, nextShape } from '../../src/domain/record/shape';
import { after, before, days } from '../../src/domain/time/instant';
import { createLogAudit } from '../../src/scheduler/audit-logs';
import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from '../kit/counting-ids';
import { type DatabaseKind, databases, describeEachDatabase } from '../kit/databases';
import { FakeLogger } from '../scheduler/fakes';
import { answered, type Note, type NoteEvent, note, noteRef, noteRules, pinned } from './kit/a-note-kind';
import { noteStores, pin } from './kit/note-stores';
import { openDatabaseAt } from './open-test-database';
import { aPerson, later, li, nine, zhang } from './samples';

/** The note of a later release: its words are lines, and of what is pinned it says how urgent it is. */
type LaterNote = Omit<Note, 'text'> & { readonly lines: readonly string[]; readonly urgent: boolean };
type Pinned = OfType<NoteEvent, 'pinned'>;
type LaterPinned = Omit<Pinned, 'text'> & { readonly lines: readonly string[]; readonly urgent: boolean };
type LaterEvent = LaterPinned | OfType<NoteEvent, 'answered'>;

const inLines = <Said extends { readonly text: string }>({ text, ...rest }: Said) => ({
  ...rest,
  lines: text.split('\n'),
  urgent: false,
});
const inOneText = <Said extends { readonly lines: readonly string[]; readonly urgent: boolean }>({
  lines,
  urgent: _,
  ...rest
}: Said) => ({ ...rest, text: lines.join('\n') });

/** Its rules know today's shape alone. `isBeside`: the release before may run beside this one. */
const laterRules = (isBeside: boolean): RecordRules<LaterNote, LaterEvent> => ({
  name: note,
  shapes: {
    record: nextShape<Omit<Note, 'id'>, Omit<LaterNote, 'id'>>(firstShape('note'), {
      up: inLines,
      ...(isBeside && { down: inOneText }),
    }),
    event: eventShapes<LaterEvent>({
      pinned: nextShape<Pinned, LaterPinned>(firstShape('pinned'), {
        up: inLines,
        ...(isBeside && { down: inOneText }),
      }),
    }),
  },
  begin: (first) => {
    if (first.type !== 'pinned') throw new Error(`a note begins with ${first.type}`);
    if (!Array.isArray(first.lines)) throw new Error('an older shape came through');
    const { type: _, by, at, ...said } = first;
    return { ...said, version: 1, author: by, pinnedAt: at };
  },
  evolve: byType<LaterNote, LaterEvent>({
    pinned: (state) => state,
    answered: (state, { text, by, at }) => {
      if (!Array.isArray(state.lines)) throw new Error('an older shape came through');
      return { ...state, answer: { text, by, at } };
    },
  }),
  timers: [],
  needs: ({ author }) => ({ people: [author] }),
  index: ({ lines, author, reader, pinnedAt, answer, about }) => ({
    ...{ state: answer === undefined ? 'open' : 'answered', open: answer === undefined, openedAt: pinnedAt },
    ...(answer === undefined ? {} : { endedAt: answer.at }),
    ...(about === undefined ? {} : { about }),
    parties: [
      { person: author, part: 'author' },
      { person: reader, part: 'reader' },
    ],
    words: lines.join('\n'),
  }),
  account: ({ author }) => author,
  redacted: redactedByType<LaterEvent>({
    pinned: (event, how) => ({
      ...event,
      reader: how.person(event.reader),
      lines: event.lines.map((line) => how.text(line, event.by)),
      files: how.files(event.files, event.by),
    }),
    answered: (event, how) => ({ ...event, text: how.text(event.text, event.by) }),
  }),
});

const twoLines = pinned({ text: 'the projector hums\nand flickers' });
const lines = ['the projector hums', 'and flickers'];
const asToday = { lines, urgent: false, author: zhang };

/** The database of notes as the release before left it, and a store of the later release on it. */
function laterStore(kind: DatabaseKind, isBeside = false) {
  const stores = noteStores(kind);
  const rules = laterRules(isBeside);
  const logs = [logRules(rules)];
  const later = {} as { store: Store };
  beforeEach(async () => {
    later.store = await openStoreOf(stores.url, logs);
  });
  afterEach(() => later.store.close());
  return { stores, rules, logs, later };
}
const openStoreOf = async (url: string, rules: Parameters<typeof openStore>[0]['rules']): Promise<Store> =>
  openStore({ url, ids: countingIds, rules: rules ?? [], now: () => nine });

describeEachDatabase('records that an earlier release kept', (kind) => {
  const { stores, rules, logs, later: today } = laterStore(kind);
  const leave = (event = twoLines): Promise<number> => stores.one.uow.transact(nine, (tx) => pin(tx, event));
  const answer = (id: number, by: PersonId = li, at = later(1)) =>
    today.store.uow.transact(at, async (tx) => {
      const event = answered(by, at) as LaterEvent;
      const after = evolved(rules, await tx.load<LaterNote>(noteRef(id)), event);
      await tx.record(note, after, event, rules.index(after));
      return after;
    });
  /** What stands in the tables. */
  async function rowsOf(id: number): Promise<{ record: object; events: readonly object[] }> {
    const database = await openDatabaseAt(stores.url);
    const parsed = (rows: readonly { data: unknown }[]) =>
      rows.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data) as object);
    const [record = {}] = parsed(
      await database.read.query('SELECT data FROM record WHERE kind = ? AND id = ?', [note, id]),
    );
    const sql = 'SELECT data FROM record_event WHERE kind = ? AND id = ? ORDER BY seq';
    const events = parsed(await database.read.query(sql, [note, id]));
    await database.close();
    return { record, events };
  }

  test('are read as they are said today, however they are looked for', async () => {
    const on = noteRef(await leave());
    const id = await leave(pinned({ ...twoLines, about: on }));
    expect((await rowsOf(id)).record).not.toHaveProperty('shape');
    const { store } = today;
    expect(await store.records.find(noteRef(id))).toMatchObject(asToday);
    expect(await store.records.events(noteRef(id))).toMatchObject([{ type: 'pinned', lines }]);
    expect(await store.records.open(note, 9)).toMatchObject([asToday, asToday]);
    expect(await store.records.ofPerson(note, { person: zhang }, 9)).toMatchObject([asToday, asToday]);
    const read = await store.uow.transact(nine, async (tx) => ({
      one: await tx.load(noteRef(id)),
      about: await tx.linkedTo(on),
      log: await tx.events(noteRef(id)),
    }));
    expect(read).toMatchObject({ one: asToday, about: [{ record: asToday }], log: [{ lines }] });
    expect(JSON.stringify(read)).not.toContain('"text"');
  });

  test('go on from there: what happens now is kept in the shape of today, and log and record agree', async () => {
    const id = await leave();
    expect(await answer(id)).toMatchObject({ ...asToday, version: 2, answer: { by: li } });
    const { record, events } = await rowsOf(id);
    expect(record).toMatchObject({ shape: 2, lines });
    expect(events).toMatchObject([{ type: 'pinned', text: twoLines.text }, { type: 'answered' }]);
    // A type of event that has not changed says no version.
    expect(events[1]).not.toHaveProperty('shape');
    const audit = createLogAudit({
      ...{
        records: today.store.records,
        roster: today.store.roster,
        rules: logs,
        desk: {} as never,
        logger: new FakeLogger(),
      },
      clock: { now: () => later(2) },
    });
    expect(await audit()).toEqual([]);
  });

  test('lose words and people as those of today do', async () => {
    const { store } = today;
    const zhangSan = aPerson({ id: zhang, name: 'Zhang San' });
    const id = await leave();
    await answer(id);
    const given = [];
    for await (const one of store.personal.given(zhangSan)) given.push(one);
    expect(given).toMatchObject([{ record: { lines }, events: [{ lines }, {}] }]);
    const pseudonym = 'erased-0123abcd' as PersonId;
    await store.personal.erase(zhangSan, pseudonym, []);
    expect(await store.records.find(noteRef(id))).toMatchObject({ lines: ['—', '—'], author: pseudonym, version: 2 });
    expect(await rowsOf(id)).toMatchObject({ record: { shape: 2 }, events: [{ shape: 2, lines: ['—', '—'] }, {}] });

    const other = await leave(pinned({ text: 'once\nmore' }));
    await answer(other);
    for await (const _ of store.old.remove('words', before(after(later(1), days(800)), usualRetention.words)));
    expect(await store.records.find(noteRef(other))).toMatchObject({ lines: ['—', '—'], answer: { text: '—' } });
  });

  test('are no guess of the earlier release once they are kept anew', async () => {
    const id = await leave();
    await answer(id);
    await expect(stores.two.records.find(noteRef(id))).rejects.toThrow(NewerShape);
    const acts = stores.two.uow.transact(nine, (tx) => tx.load(noteRef(id)));
    await expect(acts).rejects.toThrow(NewerShape);
  });
});

describe.each(databases.slice(0, 1))('records beside the release before ($name)', (kind) => {
  const { stores, rules, later: today } = laterStore(kind, true);

  test('are kept as that one reads them, and read as today’s', async () => {
    const event: LaterEvent = { ...inLines(twoLines), urgent: false };
    const id = await today.store.uow.transact(nine, (tx) => {
      const draft = rules.begin(event);
      return tx.open<LaterNote>(note, draft, event, rules.index(draft));
    });
    expect(await stores.one.records.find<Note>(noteRef(id))).toEqual({ ...noteRules.begin(twoLines), id });
    expect(await stores.one.records.events(noteRef(id))).toEqual([twoLines]);
    expect(await today.store.records.find(noteRef(id))).toMatchObject(asToday);
  });
});
