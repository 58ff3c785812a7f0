import type { EntityManager } from 'typeorm';
import { quietHours } from '../domain/flow/quiet-hours';
import { moreUrgent, type Priority, turnAt } from '../domain/flow/turn';
import type { RecordRef } from '../domain/record/record-ref';
import { after, type Instant, seconds } from '../domain/time/instant';
import { type Announcement, priorityOf } from '../views/announcement';
import { updateRows } from './change-rows';
import { conversationOf } from './conversation';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { messageRefRow, type OutboxEntry, outboxRow } from './rows/outbox-rows';
import { shortKey } from './short-key';

type NewEntry = Omit<OutboxEntry, 'id'>;
type Waiting = OutboxEntry;

/** How long an edit waits for the next one (Announcement.urgency). */
const gathering = seconds(2);

const dueAt = ({ urgency, notBefore }: Announcement, now: Instant): Instant =>
  Math.max(urgency === 'gathered' ? after(now, gathering) : now, notBefore ?? now) as Instant;

const toEntry = (data: Announcement, now: Instant): NewEntry => {
  const due = dueAt(data, now);
  const rests = data.notBefore !== undefined && data.notBefore > now;
  const priority = priorityOf(data);
  return {
    dedupKey: shortKey(data.key),
    conversation: shortKey(conversationOf(data)),
    slot: data.slot === undefined ? null : shortKey(data.slot),
    state: 'waiting',
    // What rests stands behind all that is said until then.
    createdAt: rests ? due : now,
    renewedAt: null,
    dueAt: due,
    attempts: 0,
    attemptAt: null,
    uncertainSince: null,
    leaseUntil: null,
    leaseBy: null,
    endedAt: null,
    why: null,
    data,
    priority,
    turnAt: turnAt(due, priority),
    origin: data.origin === undefined ? null : shortKey(data.origin),
    aside: 0,
    revision: 0,
    broken: 0,
  };
};

const asReplaced = (entry: NewEntry, now: Instant): NewEntry => ({ ...entry, state: 'replaced', endedAt: now });

/** Nobody is sending it, and nothing of it can have been said: a newer content may take its place. */
const unsaid = { state: 'waiting', leaseUntil: null, uncertainSince: null } as const;

const hasSlotOf = (entry: NewEntry) => (other: Pick<NewEntry, 'slot' | 'conversation'>) =>
  entry.slot !== null && other.slot === entry.slot && other.conversation === entry.conversation;

/** Whether a newer entry takes the place of this one: it is of the same slot, or of a subject that it renews or outdates. */
const isOvertakenBy = (entry: NewEntry) => {
  const subject = entry.data.subject ?? entry.data.outdates;
  const isSubject = (other: Waiting): boolean => subject !== undefined && other.data.subject === subject;
  return (other: Waiting): boolean =>
    hasSlotOf(entry)(other) || (isSubject(other) && other.conversation === entry.conversation);
};

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

/** What waits in these conversations, or is being sent. */
async function waitingRows(manager: EntityManager, conversations: readonly string[]): Promise<readonly Waiting[]> {
  if (conversations.length === 0) return [];
  return findRows(manager, outboxRow, { state: 'waiting', conversation: [...new Set(conversations)] });
}

const isUnsaid = ({ leaseUntil, uncertainSince }: Waiting): boolean => leaseUntil === null && uncertainSince === null;

/**
 * Puts a newer content into the row that waits, which so keeps its place in the conversation; the older one is kept
 * beside it as `replaced`, and its key stays used. What was tried before is tried again when it was to be (what only
 * waits for room too, unless the newer one is more urgent; what rests, where a card is only drawn anew; what waits for quiet hours is
 * judged anew), and not as what it was: the row counts its contents, and the
 * newer one is not as old as the row. Answers nothing when somebody began to send the row meanwhile.
 */
async function overtake(
  manager: EntityManager,
  waiting: Waiting,
  newer: NewEntry,
  now: Instant,
): Promise<NewEntry | undefined> {
  const priority = moreUrgent(waiting.priority, newer.priority);
  const isForLater = waiting.data.notBefore !== undefined && newer.data.onlyInPlace === true;
  const rests =
    isForLater ||
    waiting.attempts > 0 ||
    (waiting.attemptAt !== null && waiting.why !== quietHours && priority === waiting.priority);
  const due = rests ? waiting.dueAt : Math.min(waiting.dueAt, newer.dueAt);
  const turn = Math.min(waiting.turnAt, turnAt(due as Instant, priority));
  const affected = await updateRows(
    manager,
    outboxRow,
    { id: waiting.id, ...unsaid },
    {
      ...{ dedupKey: newer.dedupKey, slot: newer.slot, dueAt: due, turnAt: turn, priority, data: newer.data },
      ...{ renewedAt: now, ...(newer.aside === 1 && { aside: 1 }) },
      revision: () => 'revision + 1',
    },
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

/** Marks what draws anew a card that stands on a screen already: nothing that follows waits for it. */
async function markEdits(
  manager: EntityManager,
  entries: readonly NewEntry[],
  isOfNew: (entry: NewEntry) => boolean,
): Promise<readonly NewEntry[]> {
  const slots = [...new Set(entries.flatMap((entry) => (isOfNew(entry) ? [] : (entry.slot ?? []))))];
  if (slots.length === 0) return entries;
  const kept = await findRows(manager, messageRefRow, { slot: slots });
  const said = new Set(kept.map(({ slot }) => slot));
  return entries.map((entry) => (entry.slot !== null && said.has(entry.slot) ? { ...entry, aside: 1 } : entry));
}

/**
 * What is said at once does not wait for gathered edits before it in its conversation, nor what is urgent for what has
 * time: whatever stands before it and does not step aside becomes as urgent as the most urgent of them. What was refused already rests for as long
 * as it was to: its place is away, or not to be asked sooner. What is being sent just now finds out when it is given back
 * (`StoreOutbox.retry`).
 */
async function hurry(manager: EntityManager, waiting: readonly Waiting[], entries: readonly NewEntry[], now: Instant) {
  const wanted = hastiestIn(entries.filter((entry) => entry.dueAt <= now && entry.aside === 0));
  const slower = waiting.flatMap((row) => {
    const priority = moreUrgent(row.priority, wanted.get(row.conversation) ?? row.priority);
    const isBehind = row.createdAt > now;
    return isBehind || row.aside === 1 || priority === row.priority
      ? []
      : [{ ...row, priority, due: hurriedDue(row, now) }];
  });
  for (const { priority, due } of new Map(slower.map((row) => [`${row.priority} ${row.due}`, row])).values()) {
    const those = slower.filter((row) => row.priority === priority && row.due === due);
    const unsent = those.filter(isUnsaid).map(({ id }) => id);
    const change = { dueAt: due, turnAt: turnAt(due, priority), priority };
    if (unsent.length > 0) await updateRows(manager, outboxRow, { id: unsent, ...unsaid }, change);
    const others = those.filter((row) => !isUnsaid(row)).map(({ id }) => id);
    if (others.length > 0) await updateRows(manager, outboxRow, { id: others, state: 'waiting' }, { priority });
  }
}

/** The most urgent class in each conversation. */
function hastiestIn(entries: readonly NewEntry[]): ReadonlyMap<string, Priority> {
  const most = new Map<string, Priority>();
  for (const { conversation, priority } of entries) {
    most.set(conversation, moreUrgent(priority, most.get(conversation) ?? priority));
  }
  return most;
}

/** Waiting for room is no attempt, so what only waited need not rest. */
const hurriedDue = ({ attempts, dueAt: due }: Waiting, now: Instant): Instant =>
  attempts === 0 ? now : (due as Instant);

/** The same within what is said together: an answer does not wait for the card that it is sent with. */
function hurryEachOther(entries: readonly NewEntry[]): readonly NewEntry[] {
  return entries.map((entry, place) => {
    if (entry.state !== 'waiting' || entry.aside === 1) return entry;
    const isBehind = (one: NewEntry) => one.conversation === entry.conversation && one.createdAt >= entry.createdAt;
    const behind = entries.slice(place + 1).filter(isBehind);
    const hastiest = behind.reduce((most, other) => moreUrgent(most, other.priority), entry.priority);
    if (hastiest === entry.priority) return entry;
    const dueAt = Math.min(entry.dueAt, ...behind.map((other) => other.dueAt)) as Instant;
    return { ...entry, dueAt, turnAt: turnAt(dueAt, hastiest), priority: hastiest };
  });
}

const lineOf = ({ origin, priority }: Pick<OutboxEntry, 'origin' | 'priority'>): string => `${priority}:${origin}`;

/** How many messages of each class wait on account of each of these people. */
async function waitingOf(manager: EntityManager, origins: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (origins.length === 0) return new Map();
  const counted: { origin: string; priority: Priority; waiting: number | string }[] = await manager.query(
    `SELECT origin, priority, COUNT(*) AS waiting FROM outbox
     WHERE state = 'waiting' AND origin IN (${origins.map(() => '?').join(',')}) GROUP BY origin, priority`,
    [...origins],
  );
  return new Map(counted.map((line) => [lineOf(line), Number(line.waiting)]));
}

/**
 * Puts each behind what waits already of its class on account of the same person; what one act says goes together. Who
 * does much has much told to others, so what is told at once does not wait for the rest of it.
 */
async function inLine(manager: EntityManager, entries: readonly NewEntry[]): Promise<readonly NewEntry[]> {
  const origins = new Set(
    entries.flatMap(({ state, origin }) => (state === 'waiting' && origin !== null ? origin : [])),
  );
  const waiting = await waitingOf(manager, [...origins]);
  return entries.map((entry) => {
    const before = entry.origin === null ? 0 : (waiting.get(lineOf(entry)) ?? 0);
    return before === 0 ? entry : { ...entry, turnAt: turnAt(entry.dueAt as Instant, entry.priority, before) };
  });
}

/**
 * Adds announcements to the outbox. One whose key was used before is dropped; one whose slot has an older content of
 * which nothing was said takes its place. Of a new record nothing can be waiting and no key used, as its number is in them.
 * Throws on a key that another transaction used meanwhile (a duplicate).
 */
export async function announce(
  manager: EntityManager,
  announcements: readonly Announcement[],
  now: Instant,
  isNew: (record: RecordRef) => boolean = () => false,
): Promise<void> {
  if (announcements.length === 0) return;
  const candidates = announcements.map((announcement) => toEntry(announcement, now));
  const isOfNew = ({ data }: NewEntry): boolean => data.about !== undefined && isNew(data.about);
  const entries = await markEdits(manager, gatherSlots(await unused(manager, candidates, isOfNew), now), isOfNew);
  if (entries.length === 0) return;
  const old = entries.filter((entry) => !isOfNew(entry));
  const waiting = await waitingRows(
    manager,
    old.map((entry) => entry.conversation),
  );
  const added: NewEntry[] = [];
  for (const entry of entries) {
    const older = entry.state === 'waiting' ? waiting.filter(isUnsaid).find(isOvertakenBy(entry)) : undefined;
    added.push((older && (await overtake(manager, older, entry, now))) ?? entry);
  }
  const edits = entries.filter(({ aside }) => aside === 1);
  const before = waiting.filter((row) => !edits.some((edit) => hasSlotOf(edit)(row)));
  await hurry(manager, before, entries, now);
  await insertRows(manager, outboxRow, await inLine(manager, hurryEachOther(added)));
}
