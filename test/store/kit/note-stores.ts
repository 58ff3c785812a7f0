import { logRules } from '../../../src/domain/record/log-rules';
import { evolved, type TimerContext, wantedBy } from '../../../src/domain/record/record';
import type { KindName } from '../../../src/domain/record/record-ref';
import type { Transaction } from '../../../src/ports/unit-of-work';
import { openStore, type Store } from '../../../src/store/open-store';
import { countingIds } from '../../kit/counting-ids';
import type { DatabaseKind, FreshDatabase } from '../../kit/databases';
import { nine } from '../samples';
import { memo, type Note, type NoteEvent, note, noteRef, noteRules } from './a-note-kind';

/** Rules of the kinds that only tests have. */
export const noteLogs = [logRules(noteRules), { ...logRules(noteRules), name: memo }];

/** One database with two stores that know notes and memos, and one that knows tickets alone; new for every test. */
export function noteStores(kind: DatabaseKind) {
  const stores = {} as { url: string; one: Store; two: Store; older: Store };
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await kind.fresh();
    const settings = { url: database.url, ids: countingIds, now: () => nine };
    stores.url = database.url;
    stores.one = await openStore({ ...settings, rules: noteLogs });
    stores.two = await openStore({ ...settings, rules: noteLogs });
    stores.older = await openStore({ ...settings, kinds: ['ticket'] });
  });
  afterEach(async () => {
    for (const store of [stores.one, stores.two, stores.older]) await store.close();
    await database.drop();
  });
  return stores;
}

const context = (tx: Transaction): TimerContext => ({
  desk: {} as never,
  at: tx.now,
  shifts: { overrides: [], changes: [], pattern: [] },
});

/** Keeps a new note, with its wake-ups. */
export async function pin(tx: Transaction, event: NoteEvent, kind: KindName = note): Promise<number> {
  const draft = noteRules.begin(event);
  const id = await tx.open(kind, draft, event, noteRules.index(draft));
  await tx.want({ kind, id, version: 1 }, wantedBy(noteRules, { ...draft, id }, context(tx)));
  return id;
}

/** Keeps a note after its next event, with its wake-ups. */
export async function happen(tx: Transaction, id: number, event: NoteEvent): Promise<Note> {
  const after = evolved(noteRules, await tx.load<Note>(noteRef(id)), event);
  await tx.record(note, after, event, noteRules.index(after));
  await tx.want({ ...noteRef(id), version: after.version }, wantedBy(noteRules, after, context(tx)));
  return after;
}
