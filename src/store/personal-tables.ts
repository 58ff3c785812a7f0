import { own } from '../domain/own';
import { eachText, escaped } from '../domain/privacy/in-words';
import { recordName } from '../domain/record/record-ref';
import { removedText } from '../domain/record/redaction';
import { readSlot, type Slot } from '../domain/record/slot';
import type { ShiftsImported } from '../domain/roster/shifts-imported';
import type { Database } from './database';
import { fromDigest, withoutTheirWords } from './personal-digests';
import { dutyChange, importedWithout, shift } from './personal-duty';
import type { PersonalTable } from './personal-table';
import {
  aboutOf,
  accountsOf,
  changed,
  gone,
  isAccount,
  mentioned,
  type Parsed,
  type PersonalRow,
  parsed,
  renamed,
  type Sought,
  textOf,
  wasForThem,
  without,
} from './personal-values';
import { withoutText } from './written-announcement';

/** Whether they are who sent it; `origin` is missing where nobody did, or an older release kept it. */
function sentIt({ person, keys }: Sought, row: PersonalRow): boolean {
  const full = Object.entries(person.identities).map((account) => account.join(':').toLowerCase());
  const origin = textOf(row['origin']).toLowerCase();
  if (origin !== '') return full.includes(origin);
  if (keys.namesAccount(`${row.id}`)) return true;
  const text = JSON.stringify(parsed(row['payload'])).toLowerCase();
  return accountsOf(person).some((account) => text.includes(`"${account}"`) || text.includes(`[${account}]`));
}

const outbox: PersonalTable = {
  table: 'outbox',
  key: 'id',
  columns: ['dedup_key', 'conversation', 'slot', 'origin', 'why', 'revision', 'state', 'data'],
  guard: 'revision',
  isTheirs: (row, { person }) => {
    const { to } = parsed(row['data']) as { readonly to?: { readonly person?: string } };
    return to?.person === person.id;
  },
  change(row, sought) {
    if (outbox.isTheirs(row, sought) || sought.keys.names(textOf(row['conversation']))) return gone(row);
    const data = renamed(parsed(row['data']), sought) as Parsed;
    const silenced = sought.isOwn(aboutOf(data))
      ? withoutText(withoutTheirWords(data, sought.isOwn) as Parsed)
      : undefined;
    const rename = (column: string): string | null =>
      own(row, column) === null ? null : sought.keys.renamed(textOf(own(row, column)), sought.pseudonym);
    // Words of their tickets are not said any more.
    const rest = silenced ?? (withoutTheirWords(data, sought.isOwn) as Parsed);
    const silent = silenced !== undefined && row['state'] === 'waiting' ? { state: 'replaced', lease_until: null } : {};
    const why = accountsOf(sought.person).some((account) => textOf(row['why']).toLowerCase().includes(account));
    return changed(row, {
      ...{
        data: rest,
        dedup_key: rename('dedup_key'),
        slot: rename('slot'),
        origin: row['origin'] === sought.person.id ? sought.pseudonym : row['origin'],
      },
      ...(why ? { why: null } : {}),
      ...silent,
    });
  },
};

/** Properties that hold what was shown last, for comparing it with what comes: no more is lost than that it is shown again. */
const holdShown: ReadonlySet<string> = new Set(['face', 'line']);

/** A reference without words of theirs in what it says was shown. */
function unshown(value: unknown, change: (text: string) => string, name = ''): unknown {
  if (typeof value === 'string') return holdShown.has(name) && value !== '' ? change(value) : value;
  if (Array.isArray(value)) return value.map((one) => unshown(one, change, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unshown(one, change, key)]));
}

/** Whether it is of a record of theirs. */
const isOfOwn = (slot: Slot | undefined, isOwn: Sought['isOwn']): boolean =>
  slot !== undefined && isOwn(recordName(slot.about));

/** Cards of their tickets that stand in the engineers' channel are still redrawn; where the person's own stood is nobody's business. */
const messageRef: PersonalTable = {
  table: 'message_ref',
  key: 'slot',
  columns: ['slot', 'data'],
  isTheirs: (row, { keys, isOwn }) => {
    const name = textOf(row['slot']);
    const slot = readSlot(name);
    return keys.names(name) || (isOfOwn(slot, isOwn) && slot?.role !== 'engineers');
  },
  change: (row, sought) => {
    if (messageRef.isTheirs(row, sought)) return gone(row);
    const isOwn = isOfOwn(readSlot(textOf(row['slot'])), sought.isOwn);
    const shown = unshown(parsed(row['data']), (text) => (isOwn ? removedText : sought.words.replaced(text)));
    return changed(row, { data: without(shown, sought) });
  },
};

const draft: PersonalTable = {
  table: 'draft',
  key: 'id',
  columns: ['person', 'data'],
  isTheirs: (row, { person }) => row['person'] === person.id,
  change: (row, sought) =>
    draft.isTheirs(row, sought)
      ? gone(row, 'data')
      : changed(row, { data: eachText(parsed(row['data']), sought.words.replaced) }),
};

const inbox: PersonalTable = {
  table: 'inbox',
  key: 'event_key',
  columns: ['origin', 'payload'],
  isTheirs: (row, sought) => sentIt(sought, row),
  change: (row, sought) =>
    sentIt(sought, row)
      ? gone(row)
      : changed(row, { payload: eachText(parsed(row['payload']), (text) => mentioned(sought, text), '') }),
};

const deliveryKey: PersonalTable = {
  table: 'delivery_key',
  key: 'delivery_key',
  columns: ['delivery_key'],
  isTheirs: ({ id }, { keys }) => keys.names(`${id}`) || keys.namesAccount(`${id}`),
  change: (row, sought) => (deliveryKey.isTheirs(row, sought) ? gone(row) : undefined),
};

const factIn = (row: PersonalRow): unknown => parsed(row['data'])['value'];

/** How far a delivery got: about their tickets, to them alone, or to them among others and done with. */
function isDelivery(row: PersonalRow, sought: Sought): boolean {
  const [id = ''] = `${row.id}`.slice('wecom:sending:'.length).split(/[-:]/);
  const { steps } = (factIn(row) ?? {}) as { readonly steps?: unknown };
  const list: readonly unknown[] = Array.isArray(steps) ? steps : [];
  if (sought.said.own.has(id) || list.some((step) => wasForThem(step, sought))) return true;
  const text = JSON.stringify(list);
  const lower = text.toLowerCase();
  const names =
    sought.words.replaced(text) !== text ||
    accountsOf(sought.person).some((account) => lower.includes(`"${account}"`) || lower.includes(`|${account}`));
  return names && !sought.said.waiting.has(id);
}

const sharedFact: PersonalTable = {
  table: 'shared_fact',
  key: 'fact_key',
  columns: ['version', 'data'],
  guard: 'version',
  isTheirs: (row, sought) => {
    const key = `${row.id}`;
    if (sought.keys.namesInFact(key)) return true;
    if (key.startsWith('duty-link:')) return parsed(factIn(row))['person'] === sought.person.id;
    if (key.startsWith('page:session:')) return isAccount(sought, parsed(factIn(row))['account']);
    return key.startsWith('wecom:sending:') && isDelivery(row, sought);
  },
  change: (row, sought) => {
    if (sharedFact.isTheirs(row, sought)) return gone(row, 'data');
    const key = `${row.id}`;
    if (key.startsWith('wecom:shown:')) return changed(row, { data: without(parsed(row['data']), sought) });
    // What others typed on a page and did not send yet.
    const isTyped = /^page:(?:aside|draft|done):/.test(key);
    return isTyped ? changed(row, { data: eachText(parsed(row['data']), sought.words.replaced) }) : undefined;
  },
};

const asset: PersonalTable = {
  table: 'asset',
  key: 'tag',
  columns: ['used_by', 'data'],
  isTheirs: (row, { person }) => row['used_by'] === person.id || parsed(row['data'])['user'] === person.id,
  change: (row, sought) => {
    const data = eachText(parsed(row['data']), sought.words.replaced) as Parsed;
    return changed(row, asset.isTheirs(row, sought) ? { used_by: null, data: { ...data, user: null } } : { data });
  },
};

/** What whoever runs the desk wrote, without their id and name. */
function unnamed(text: string, { person, pseudonym, words }: Sought): string {
  const id = new RegExp(`(?<![\\p{L}\\p{N}._-])${escaped(person.id)}(?![\\p{L}\\p{N}_-])`, 'gu');
  return words.replaced(text.replace(id, () => pseudonym));
}

const audit: PersonalTable = {
  table: 'audit',
  key: 'id',
  columns: ['who', 'about', 'once_key', 'data'],
  isTheirs: (row, { person }) => {
    const names = [person.id, ...Object.entries(person.identities).map((pair) => pair.join(':'))];
    return names.some((name) => row['who'] === name || row['about'] === name);
  },
  given: ({ who, about, once_key }) => ({ who, about, once_key }),
  change: (row, sought) => {
    const { person, pseudonym } = sought;
    const names: readonly unknown[] = [person.id, ...Object.entries(person.identities).map((pair) => pair.join(':'))];
    const who = (name: unknown): unknown => (names.includes(name) ? pseudonym : name);
    const told = row['data'] === null ? undefined : (parsed(row['data']) as unknown as ShiftsImported);
    return changed(row, {
      ...(told && { data: importedWithout(told, sought, (text) => unnamed(text, sought)) }),
      ...(audit.isTheirs(row, sought) && { who: who(row['who']), about: who(row['about']), once_key: null }),
    });
  },
};

/** Names of files that others sent. */
const deskFile: PersonalTable = {
  table: 'desk_file',
  key: 'id',
  columns: ['data'],
  isTheirs: () => false,
  change: (row, sought) => changed(row, { data: eachText(parsed(row['data']), sought.words.replaced) }),
};

/** Who and what the desk file named then. */
const deskVersion: PersonalTable = {
  table: 'desk_version',
  key: 'version',
  columns: ['data'],
  isTheirs: () => false,
  change: (row, sought) => changed(row, { data: eachText(parsed(row['data']), (text) => unnamed(text, sought)) }),
};

/** Digests as they were sent: whose words and names are in them; the figures stay. */
const keptDigest: PersonalTable = {
  table: 'kept_digest',
  key: 'day',
  columns: ['data'],
  isTheirs: () => false,
  change: (row, { person, pseudonym, words, isOwn }) =>
    changed(row, {
      data: fromDigest(parsed(row['data']), {
        isOwn,
        person: (id) => (id === person.id ? pseudonym : id),
        words: (text, isTheirs) => (isTheirs ? removedText : words.replaced(text)),
      }),
    }),
};

/** Everything but tickets and the person's own record. */
export const personalTables: readonly PersonalTable[] = [
  ...[outbox, messageRef, draft, inbox, deliveryKey, sharedFact, shift, dutyChange, asset, audit],
  ...[deskFile, deskVersion, keptDigest],
];

const rowsAtOnce = 500;

/** Every row of the table, in order of its key, some at a time. */
export async function* rowsOf(database: Database, { table, key, columns }: PersonalTable): AsyncGenerator<PersonalRow> {
  const names = [`${key} AS id`, ...columns].join(', ');
  for (let last: string | number | undefined; ; ) {
    const where = last === undefined ? '' : `WHERE ${key} > ?`;
    const rows: PersonalRow[] = await database.read.query(
      `SELECT ${names} FROM ${table} ${where} ORDER BY ${key} LIMIT ${rowsAtOnce}`,
      last === undefined ? [] : [last],
    );
    yield* rows;
    last = rows.at(-1)?.id;
    if (rows.length < rowsAtOnce || last === undefined) return;
  }
}
