import type { RecordBeginning } from '../../../src/commands/record/beginning';
import { bind } from '../../../src/commands/record/bind';
import { surroundingsOf } from '../../../src/commands/record/bind-beginnings';
import type { BoundKind, Kinds, Outcome } from '../../../src/commands/record/bound-kind';
import type { Consequence, RecordKind } from '../../../src/commands/record/kind';
import { Rollback } from '../../../src/commands/retry';
import { ticketKind } from '../../../src/commands/ticket/kind';
import type { Person } from '../../../src/domain/people/person';
import { type RecordRef, recordKey } from '../../../src/domain/record/record-ref';
import { invalid, noRecord, refuse } from '../../../src/domain/refusal';
import { say, typed } from '../../../src/domain/words';
import { Conflict, MissingRecord, type Transaction } from '../../../src/ports/unit-of-work';
import type { RecordView } from '../../../src/views/record/record-view';
import { databases } from '../../kit/databases';
import { desk } from '../../kit/tickets';
import { answered, type Note, type NoteEvent, note, noteRef, noteRules, pinned } from '../../store/kit/a-note-kind';
import { noteStores } from '../../store/kit/note-stores';
import { aPerson, later, li, nine, wang, zhang } from '../../store/samples';

type View = RecordView<Note>;
type NoteKind = RecordKind<Note, NoteEvent, View>;

const form = { action: 'any', title: say('ticket.action.claim'), submit: say('ticket.action.claim'), fields: [] };
const card = {
  title: say('ticket.action.claim'),
  tone: 'quiet',
  summary: say('ticket.action.claim'),
  parts: [],
} as const;

const beginning: RecordBeginning<NoteEvent> = {
  ...{ id: 'new', label: 'ticket.action.claim', tone: 'plain', shown: 'button' },
  refuse: () => undefined,
  form: () => form,
  decide: (on, { by }, { at }) => pinned({ by: by.id, at, ...(on && { about: on.about }) }),
};

/** A note is known to who pinned it and whom it is for, who may answer it; and notes may be pinned to notes. */
const noteKind = (changes: Partial<NoteKind> = {}): NoteKind => ({
  ...noteRules,
  needs: ({ author, reader, about }) => ({ people: [author, reader], ...(about && { about }) }),
  viewOf: (base) => base,
  notifications: { pinned: () => [], answered: () => [] },
  history: { pinned: () => undefined, answered: () => undefined },
  maySee: ({ author, reader }, { id }) => id === author || id === reader,
  isInside: () => false,
  cards: () => [card],
  line: () => ({ text: card.title }),
  actions: [
    {
      ...{ id: 'answer', label: 'ticket.action.claim', tone: 'plain', shown: 'button' },
      refuse: ({ reader }, { id }) => (id === reader ? undefined : refuse('refusal.notRequester')),
      form: () => form,
      decide: (_note, { by }, { at }) => answered(by.id, at),
    },
  ],
  beginnings: [beginning],
  notReached: () => undefined,
  ...changes,
});

/** The kind, beside tickets. */
function bound(changes: Partial<NoteKind> = {}): BoundKind {
  const kinds = {} as { -readonly [Name in keyof Kinds]: BoundKind };
  const all = () => kinds;
  Object.assign(kinds, { ticket: bind(ticketKind, all) }, { [note]: bind(noteKind(changes), all) });
  return (kinds as Readonly<Record<string, BoundKind>>)[note] as BoundKind;
}

/** It is answered by itself when what it is about is over. */
const overWithIt: NoteKind['aboutChanged'] = (_note, { turn }, { at }) =>
  turn === 'ended' ? answered(reader.id, at, 'over') : undefined;

let keys = 0;
const request = (by: Person, action: string) => {
  keys += 1;
  return { key: `k${keys}`, action, by, answers: {} };
};

const [author, reader, stranger] = [zhang, li, wang].map((id) => aPerson({ id })) as [Person, Person, Person];

describe.each(databases.slice(0, 1))('two kinds of record on one path ($name)', (database) => {
  const stores = noteStores(database);
  const run = <T>(work: (tx: Transaction) => Promise<T>, at = later(1)): Promise<T> =>
    stores.one.uow.transact(at, work).catch((error: unknown) => {
      if (error instanceof Rollback) return error.answer as T;
      throw error;
    });
  const begun = async (kind: BoundKind, by: Person, on?: RecordRef): Promise<RecordRef> => {
    const outcome = await run((tx) => kind.begin(tx, desk, { ...request(by, 'note.new'), ...(on && { on }) }), nine);
    return (outcome as Extract<Outcome, { readonly kind: 'done' }>).about;
  };
  const load = (about: RecordRef): Promise<Note> => run((tx) => tx.load<Note>(about));

  test('nothing is begun about a record by who may not know of it, nor does a form tell that it is there', async () => {
    const kind = bound();
    const on = await begun(kind, author);
    const asked = { ...request(stranger, 'note.new'), on };
    await expect(run((tx) => kind.begin(tx, desk, asked))).rejects.toEqual(new MissingRecord(on));
    await expect(run((tx) => kind.beginForm(tx, desk, asked))).rejects.toEqual(new MissingRecord(on));
    const kinds = { [note]: kind } as unknown as Kinds;
    const may = async (tx: Transaction, by: Person) =>
      kind.mayBegin(by, await surroundingsOf({ tx, desk, kinds }, by, { on }));
    await expect(run((tx) => may(tx, stranger))).rejects.toEqual(new MissingRecord(on));
    expect(await run((tx) => may(tx, reader))).toEqual(['note.new']);
  });

  test('a record that is named in a form by who may not know of it is none', async () => {
    const named = (id: number) =>
      bound({ beginnings: [{ ...beginning, names: () => ({ field: 'on', about: noteRef(id) }) }] });
    const { id } = await begun(bound(), author);
    for (const number of [id, id + 9]) {
      const none = invalid({ on: say('refusal.noTicket', { ticket: recordKey(desk, noteRef(number)) }) });
      expect(await run((tx) => named(number).begin(tx, desk, request(stranger, 'note.new')))).toEqual(none);
    }
    expect(await run((tx) => named(id).begin(tx, desk, request(reader, 'note.new')))).toMatchObject({ kind: 'done' });
  });

  test('nor is one that is named for an action: whether it could be meant is not told either', async () => {
    const hidden = await begun(bound(), author);
    const names = () => ({ field: 'on', about: hidden, refuse: () => say('form.noTicketNumber') });
    const kind = bound({
      actions: noteKind().actions.map((action) => ({ ...action, refuse: () => undefined, names })),
    });
    const about = await begun(kind, author);
    const act = (by: Person) => run((tx) => kind.act(tx, desk, { ...request(by, 'answer'), about }));
    expect(await act(reader)).toEqual(invalid({ on: say('form.noTicketNumber') }));
    expect(await act(stranger)).toEqual(invalid({ on: say('refusal.noTicket', { ticket: recordKey(desk, hidden) }) }));
  });

  test('a press on a record is answered to who may not know of it as if there were none', async () => {
    const kind = bound();
    const about = await begun(kind, author);
    const none = noRecord(recordKey(desk, about));
    const asked = { ...request(stranger, 'answer'), about };
    expect(await run((tx) => kind.act(tx, desk, asked))).toEqual(none);
    expect(await run((tx) => kind.form(tx, desk, asked))).toEqual(none);
    expect(await run((tx) => kind.act(tx, desk, { ...request(author, 'answer'), about }))).toEqual(
      refuse('refusal.notRequester'),
    );
  });

  test('nothing happens to a record before what happened to the one it is about, nor to that one the other way', async () => {
    const first = await begun(bound(), author);
    const second = await begun(bound(), author, first);
    // Another process, whose clock is ahead, answers the first one.
    await run((tx) => bound().act(tx, desk, { ...request(reader, 'answer'), about: first }), later(9));
    const answering = bound({
      consequences: ({ event, after }): readonly Consequence[] =>
        event.type === 'answered' && after.about !== undefined
          ? [{ about: after.about, event: answered(reader.id, event.at) }]
          : [],
    });
    await run((tx) => answering.act(tx, desk, { ...request(reader, 'answer'), about: second }), later(5));
    const ats = async (about: RecordRef) => (await stores.one.records.events(about)).map(({ at }) => at);
    expect(await ats(first)).toEqual([nine, later(9), later(9)]);
    expect(await ats(second)).toEqual([nine, later(9)]);
  });

  test('a record that is made may have its wake-ups written anew by what it brings about', async () => {
    const kind = bound({
      consequences: ({ event, about }) => (event.type === 'pinned' ? [{ about }] : []),
    });
    const about = await begun(kind, author);
    expect(await stores.one.records.timers(about)).toMatchObject([{ key: 'remind' }]);
  });

  test('what ended with the record it is about does not end once more', async () => {
    const ends = { aboutChanged: overWithIt };
    const kind = bound({
      ...ends,
      consequences: ({ event }, { linked }) =>
        event.type === 'answered' ? linked.map(({ about }) => ({ about, event: answered(li, event.at) })) : [],
    });
    const first = await begun(kind, author);
    const second = await begun(kind, author, first);
    await run((tx) => kind.act(tx, desk, { ...request(reader, 'answer'), about: first }));
    expect((await load(second)).version).toBe(2);
  });

  test('what answers each other for ever is refused, and nothing of it is kept', async () => {
    const kind = bound({
      consequences: ({ event, after: { id } }) =>
        event.type === 'answered' ? [{ about: noteRef(3 - id), event: answered(li, event.at) }] : [],
    });
    const first = await begun(kind, author);
    const second = await begun(kind, author);
    const asked = { ...request(reader, 'answer'), about: first };
    const pressed = run((tx) => kind.act(tx, desk, asked));
    await expect(pressed).rejects.toThrow('consequences without end: note:1:2 > note:2:2 > note:1:3 > note:2:3');
    await expect(pressed).rejects.not.toBeInstanceOf(Conflict);
    for (const about of [first, second]) expect((await load(about)).version).toBe(1);
    // The press was not kept either: it counts once the kinds are mended.
    expect(await run((tx) => bound().act(tx, desk, asked))).toMatchObject({ kind: 'done' });
  });

  test('what is told of a record is drawn when everything that follows has happened', async () => {
    const ends = { aboutChanged: overWithIt };
    const rows: string[][] = [];
    const drawing = ({ view: { linkedRows, subject } }: { readonly view: View }) => {
      rows.push([...linkedRows.map(({ value }) => JSON.stringify(value)), `${(subject?.record as Note)?.version}`]);
      return [];
    };
    const kind = bound({
      ...ends,
      rowOn: ({ text }) => ({ label: say('ticket.action.claim'), value: typed(text) }),
      notifications: { pinned: drawing, answered: drawing },
    });
    const first = await begun(kind, author);
    const second = await begun(kind, author, first);
    await run((tx) => kind.act(tx, desk, { ...request(reader, 'answer'), about: first }));
    expect(await load(second)).toMatchObject({ version: 2 });
    // Pinned; pinned about the first; answered, with nothing about it any more; ended with the first, as it is now.
    expect(rows).toEqual([['undefined'], ['1'], ['undefined'], ['2']]);
  });

  test('a wake-up that depends on who has how much to do is not taken for one with nothing to do, as that was not counted', async () => {
    const kind = bound({
      timers: [
        { wanted: () => [{ kind: 'idle', key: 'idle', due: nine }], fires: { idle: () => undefined } },
        {
          wanted: () => [{ kind: 'choose', key: 'choose', due: nine }],
          fires: { choose: (_note, _timer, { load, at }) => (load === undefined ? undefined : answered(li, at)) },
          weighsLoad: true,
        },
      ],
    });
    const about = await begun(kind, author);
    expect(await run((tx) => kind.fire(tx, desk, { about, key: 'idle' }))).toBe('unwanted');
    expect(await stores.one.records.timers(about)).toMatchObject([{ key: 'choose' }]);
    expect(await run((tx) => kind.fire(tx, desk, { about, key: 'choose' }))).toBe('fired');
  });

  test('what a record does next by itself is written with what somebody did, once', async () => {
    const kind = bound({
      follows: ({ answer }, { at }) => (answer?.text === 'not any more' ? answered(li, at, 'put away') : undefined),
    });
    const about = await begun(kind, author);
    const done = await run((tx) => kind.act(tx, desk, { ...request(reader, 'answer'), about }));
    expect(done).toMatchObject({ kind: 'done', event: { text: 'not any more' }, record: { version: 3 } });
    expect(await load(about)).toMatchObject({ version: 3, answer: { text: 'put away' } });
    expect(await stores.one.records.events(about)).toHaveLength(3);
  });

  test('what does something by itself for ever is refused, and nothing of it is kept', async () => {
    const kind = bound({ follows: (_note, { at }) => answered(li, at, 'again') });
    const about = await begun(kind, author);
    const pressed = run((tx) => kind.act(tx, desk, { ...request(reader, 'answer'), about }));
    await expect(pressed).rejects.toThrow('consequences without end');
    expect((await load(about)).version).toBe(1);
  });

  test('what is about a record hears of its changes, and of one that is open again also what was over', async () => {
    const heard: string[] = [];
    const kind = bound({
      index: (state) => ({ ...noteRules.index(state), open: (state.answer?.text ?? 'again') === 'again' }),
      follows: ({ answer }, { at }) => (answer?.text === 'not any more' ? answered(li, at, 'again') : undefined),
      aboutChanged: ({ id, answer }, { turn }, { at }) => {
        heard.push(`${id} ${turn}`);
        return turn === 'ended' && answer === undefined ? answered(li, at, 'over') : undefined;
      },
    });
    const first = await begun(kind, author);
    const second = await begun(kind, author, first);
    await run((tx) => kind.act(tx, desk, { ...request(reader, 'answer'), about: first }));
    expect(heard).toEqual([`${second.id} ended`, `${second.id} returned`]);
  });

  test('what is about a record ends with it', async () => {
    const kind = bound({ aboutChanged: overWithIt });
    const first = await begun(kind, author);
    const second = await begun(kind, author, first);
    await run((tx) => kind.act(tx, desk, { ...request(reader, 'answer'), about: first }));
    expect(await load(second)).toMatchObject({ version: 2, answer: { text: 'over' } });
    expect(await load(noteRef(1))).toMatchObject({ version: 2 });
  });
});

describe.each(databases)('two processes at once ($name)', (database) => {
  const stores = noteStores(database);

  test('a wake-up that has nothing to do while something is about its record is not lost when that ends meanwhile', async () => {
    // Only one at a time writes to an embedded database.
    if (database.name === 'embedded') return;
    // Nothing is to be done while a note is pinned to it; once that is answered its wake-ups count again.
    const kind = bound({
      timers: [
        {
          wanted: ({ answer }) => (answer === undefined ? [{ kind: 'close', key: 'close', due: nine }] : []),
          fires: {
            close: ({ reader: by }, _timer, { linked, at }) => (linked.length > 0 ? undefined : answered(by, at)),
          },
        },
      ],
      consequences: ({ event, after: { about } }) =>
        event.type === 'answered' && about !== undefined ? [{ about }] : [],
    });
    const begin = async (on?: RecordRef): Promise<RecordRef> => {
      const asked = { ...request(author, 'note.new'), ...(on && { on }) };
      const outcome = await stores.one.uow.transact(nine, (tx) => kind.begin(tx, desk, asked));
      return (outcome as Extract<Outcome, { readonly kind: 'done' }>).about;
    };
    const first = await begin();
    const second = await begin(first);
    const answer = () =>
      stores.two.uow.transact(later(2), (tx) => kind.act(tx, desk, { ...request(reader, 'answer'), about: second }));
    const fired = stores.one.uow.transact(later(1), (tx) => {
      const linkedTo = tx.linkedTo.bind(tx);
      // Between what the wake-up looks at and what it writes.
      jest.spyOn(tx, 'linkedTo').mockImplementationOnce(async (about) => {
        const linked = await linkedTo(about);
        await answer();
        return linked;
      });
      return kind.fire(tx, desk, { about: first, key: 'close' });
    });
    await expect(fired).rejects.toBeInstanceOf(Conflict);
    expect(await stores.one.records.timers(first)).toMatchObject([{ key: 'close' }]);
    const again = stores.one.uow.transact(later(3), (tx) => kind.fire(tx, desk, { about: first, key: 'close' }));
    expect(await again).toBe('fired');
  });
});
