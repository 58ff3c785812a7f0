import { type EntityManager, In } from 'typeorm';
import type { TicketId } from '../domain/ticket/ticket';
import { after, type Instant, seconds } from '../domain/time/instant';
import type { Announcement } from '../views/announcement';
import { conversationOf } from './conversation';
import { insertRows } from './insert-rows';
import { type OutboxEntry, outboxRow } from './rows/outbox-rows';
import { shortKey } from './short-key';

type NewEntry = Omit<OutboxEntry, 'id'>;
type Waiting = Pick<OutboxEntry, 'id' | 'dedupKey' | 'conversation' | 'slot' | 'dueAt' | 'createdAt' | 'data'>;

/** How long an edit waits for the next one (Announcement.urgency). */
const gathering = seconds(2);

const dueAt = ({ urgency }: Announcement, now: Instant): Instant =>
  urgency === 'gathered' ? after(now, gathering) : now;

const toEntry = (data: Announcement, now: Instant): NewEntry => ({
  dedupKey: shortKey(data.key),
  conversation: shortKey(conversationOf(data)),
  slot: data.slot === undefined ? null : shortKey(data.slot),
  state: 'waiting',
  createdAt: now,
  dueAt: dueAt(data, now),
  attempts: 0,
  attemptAt: null,
  uncertainSince: null,
  leaseUntil: null,
  leaseBy: null,
  endedAt: null,
  why: null,
  data,
});

const asReplaced = (entry: NewEntry, now: Instant): NewEntry => ({ ...entry, state: 'replaced', endedAt: now });

const untried = { state: 'waiting', attempts: 0 } as const;

const hasSlotOf = (entry: NewEntry) => (other: Pick<NewEntry, 'slot' | 'conversation'>) =>
  entry.slot !== null && other.slot === entry.slot && other.conversation === entry.conversation;

/** Those of the keys that are used. */
async function usedOf(manager: EntityManager, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const used: { dedup_key: string }[] = await manager.query(
    `SELECT dedup_key FROM outbox WHERE dedup_key IN (${keys.map(() => '?').join(',')})`,
    [...keys],
  );
  return new Set(used.map((row) => row.dedup_key));
}

/** The announcements without those whose key was used before, here or in an earlier transaction. */
async function unused(
  manager: EntityManager,
  entries: readonly NewEntry[],
  isOfNew: (entry: NewEntry) => boolean,
): Promise<readonly NewEntry[]> {
  const keys = entries.filter((entry) => !isOfNew(entry)).map((entry) => entry.dedupKey);
  const known = await usedOf(manager, keys);
  return entries.filter((entry) => {
    const isNew = !known.has(entry.dedupKey);
    known.add(entry.dedupKey);
    return isNew;
  });
}

/** Rows of these conversations that nobody has tried to send. */
async function untriedRows(manager: EntityManager, conversations: readonly string[]): Promise<readonly Waiting[]> {
  if (conversations.length === 0) return [];
  const conversation = In([...new Set(conversations)]);
  return manager.find(outboxRow, {
    select: { id: true, dedupKey: true, conversation: true, slot: true, dueAt: true, createdAt: true, data: true },
    where: { ...untried, conversation },
  });
}

/**
 * Puts a newer content into the row that waits, which so keeps its place in the conversation; the older one is kept
 * beside it as `replaced`, and its key stays used. Answers nothing when somebody began to send the row meanwhile.
 */
async function overtake(
  manager: EntityManager,
  waiting: Waiting,
  newer: NewEntry,
  now: Instant,
): Promise<NewEntry | undefined> {
  const { affected } = await manager.update(
    outboxRow,
    { id: waiting.id, ...untried },
    { dedupKey: newer.dedupKey, dueAt: Math.min(waiting.dueAt, newer.dueAt), data: newer.data },
  );
  return affected === 1 ? asReplaced({ ...toEntry(waiting.data, now), createdAt: waiting.createdAt }, now) : undefined;
}

/** Within one call the last content of a slot is the one to send, in the place of the first. */
function gatherSlots(entries: readonly NewEntry[], now: Instant): readonly NewEntry[] {
  const kept: NewEntry[] = [];
  for (const entry of entries) {
    const place = kept.findIndex((other) => other.state === 'waiting' && hasSlotOf(entry)(other));
    const older = kept[place];
    if (older === undefined) {
      kept.push(entry);
    } else {
      kept[place] = { ...entry, dueAt: Math.min(older.dueAt, entry.dueAt) };
      kept.push(asReplaced(older, now));
    }
  }
  return kept;
}

/** What is said at once does not wait for gathered edits before it in its conversation. */
async function hurry(manager: EntityManager, waiting: readonly Waiting[], entries: readonly NewEntry[], now: Instant) {
  const urgent = new Set(entries.filter((entry) => entry.dueAt <= now).map((entry) => entry.conversation));
  const ids = waiting.filter((row) => row.dueAt > now && urgent.has(row.conversation)).map((row) => row.id);
  if (ids.length > 0) await manager.update(outboxRow, { id: In(ids), ...untried }, { dueAt: now });
}

/**
 * Adds announcements to the outbox. One whose key was used before is dropped; one whose slot has an older content that
 * nobody tried to send takes its place. Of a new ticket nothing can be waiting and no key used, as its number is in them.
 * Throws on a key that another transaction used meanwhile (a duplicate).
 */
export async function announce(
  manager: EntityManager,
  announcements: readonly Announcement[],
  now: Instant,
  isNew: (ticket: TicketId) => boolean = () => false,
): Promise<void> {
  if (announcements.length === 0) return;
  const candidates = announcements.map((announcement) => toEntry(announcement, now));
  const isOfNew = ({ data }: NewEntry): boolean => data.ticket !== undefined && isNew(data.ticket);
  const entries = gatherSlots(await unused(manager, candidates, isOfNew), now);
  if (entries.length === 0) return;
  const old = entries.filter((entry) => !isOfNew(entry));
  const waiting = await untriedRows(
    manager,
    old.map((entry) => entry.conversation),
  );
  const added: NewEntry[] = [];
  for (const entry of entries) {
    const older = entry.state === 'waiting' ? waiting.find(hasSlotOf(entry)) : undefined;
    added.push((older && (await overtake(manager, older, entry, now))) ?? entry);
  }
  await hurry(manager, waiting, entries, now);
  await insertRows(manager, outboxRow, added);
}
