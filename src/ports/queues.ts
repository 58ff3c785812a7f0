import type { Priority } from '../domain/flow/turn';
import type { Timer } from '../domain/record/record';
import type { RecordRef } from '../domain/record/record-ref';
import type { Duration, Instant } from '../domain/time/instant';
import type { Announcement } from '../views/announcement';
import type { MessageRef } from './platform';

/** A worker's hold on a row until `until`; whoever comes later may take it over. */
export interface Lease {
  readonly worker: string;
  readonly now: Instant;
  readonly length: Duration;
}

/** A row and the name of the hold on it. Whoever takes it over has another one, and writes of the former do nothing. */
export interface Held {
  readonly id: string;
  readonly lease: string;
}

/** A wake-up whose moment has come. */
export interface DueTimer extends Pick<Timer, 'kind' | 'key' | 'due'>, Held {
  readonly about: RecordRef;
}

/**
 * Why a wake-up was not acted upon although its moment has passed.
 * - `failing`: each try of it ends in an error.
 * - `held`: a process has taken it and gets no further.
 * - `untaken`: nobody takes it.
 */
export type WhyOverdue = 'failing' | 'held' | 'untaken';

/** A wake-up whose moment has passed. */
export interface OverdueTimer extends Pick<DueTimer, 'id' | 'about' | 'kind' | 'due'> {
  readonly why: WhyOverdue;
}

/** How many there are, and the earliest of them. */
export interface Overdue<Thing> {
  readonly count: number;
  readonly first: readonly Thing[];
}

/** Wake-ups of records. Finding due ones costs by what is due, not by what is pending. */
export interface Timers {
  /**
   * Takes at most `limit` due timers that nobody holds, earliest first; where more are due, those that call people before all
   * others. Never gives one to two workers at once.
   */
  claimDue(lease: Lease, limit: number): Promise<readonly DueTimer[]>;
  /** Gives a timer back, to be tried again at `at`. False: it is no longer wanted, or no longer ours. */
  retry(timer: Held, at: Instant): Promise<boolean>;
  /** Holds it no longer, and it is due again at `at`: nothing failed, it is looked at once more. False: as of `retry`. */
  postpone(timer: Held, at: Instant): Promise<boolean>;
  /** Forgets a timer that its record no longer wants. False: it is gone, or no longer ours. */
  drop(timer: Held): Promise<boolean>;
  /** Earliest wake-up still wanted, held or not. */
  nextDue(): Promise<Instant | undefined>;
  /** The records of wake-ups of one kind that are due by then, held or not, in any order; at most `limit`. */
  ofKind(kind: string, by: Instant, limit: number): Promise<readonly RecordRef[]>;
}

/** Wake-ups whose moment has passed, for whoever looks after the desk. */
export interface OverdueTimers {
  /** Those that were due before then and are there still, with at most `limit` of them. */
  overdue(before: Instant, now: Instant, limit: number): Promise<Overdue<OverdueTimer>>;
}

/** A message on its way. */
export interface OutboxRow extends Held {
  readonly announcement: Announcement;
  /** Attempts that were begun before this one; waiting for capacity is none. */
  readonly attempts: number;
  /** Those of them that ended in an error of our own. */
  readonly broken: number;
  /** How often a newer content took this row over. */
  readonly revision: number;
  readonly priority: Priority;
  /** When the first attempt without a known outcome began. */
  readonly uncertainSince?: Instant;
  readonly createdAt: Instant;
  /** When its present content was announced. */
  readonly contentAt: Instant;
}

/** A message that the platform took, as it was held. */
export type Sent = Pick<OutboxRow, keyof Held | 'announcement'>;

/**
 * Why a message is tried again.
 * - `capacity`: it was not its turn yet. No attempt.
 * - `refused`: the platform said no, or nothing reached it.
 * - `unknown`: nobody knows what became of it, or some of it was done: it is looked up first.
 * - `broken`: an error of our own; nobody knows how far it came.
 */
export type RetryCause = 'capacity' | 'refused' | 'unknown' | 'broken';

/** When and why a message is tried again. */
export interface Retry {
  readonly at: Instant;
  readonly why: string;
  readonly cause: RetryCause;
  /** What follows in its conversation need not wait for it: it only draws anew what people have already. */
  readonly aside: boolean;
  /** Some of it was said: no newer content may take its place. */
  readonly partly?: boolean;
  /** What it was when it was taken, where it only waits for room: what became more urgent meanwhile is due at once. */
  readonly was?: Priority;
}

/** A message that waits. */
export interface OverdueMessage {
  readonly id: string;
  readonly about?: RecordRef;
  readonly priority: Priority;
  /** What the last attempt came to; absent: there was none. */
  readonly why?: string;
}

/** Messages on their way, in order within one conversation (`conversationOf`). */
export interface Outbox {
  /**
   * Takes at most `limit` messages that are due, each the head of its conversation, and marks an attempt begun: the most
   * urgent first, and those of different people by turns (`turnAt`).
   */
  claim(lease: Lease, limit: number): Promise<readonly OutboxRow[]>;
  /** Holds messages on that this worker is still sending; one that another took over meanwhile stays theirs. */
  renew(lease: Lease, ids: readonly string[]): Promise<void>;
  /** The platform took it: keeps the reference under the announcement's slot. False: the row is no longer ours. */
  delivered(row: Sent, platform: string, ref: MessageRef, at: Instant): Promise<boolean>;
  /** Gives it back. False: the row is no longer ours. */
  retry(row: Held, retry: Retry): Promise<boolean>;
  /** What follows in its conversation need not wait for it, while it is being sent (see Retry.aside). */
  stepAside(row: Held): Promise<void>;
  /** Never to be tried again. False: the row is no longer ours. */
  failed(row: Held, at: Instant, why: string): Promise<boolean>;
  /** Age of the oldest waiting message that is due, in milliseconds; undefined when none waits. */
  oldestDue(now: Instant): Promise<Duration | undefined>;
  nextDue(): Promise<Instant | undefined>;
  /** Adds messages that belong to no ticket transaction, e.g. a digest. Keys used before are dropped. */
  announce(announcements: readonly Announcement[], now: Instant): Promise<void>;
}

/** A message that is kept. `of`: how many its event has, where there are several and it says so. */
export interface KeptKey {
  readonly key: string;
  readonly of?: number;
}

/** Messages that wait for long, for whoever looks after the desk. */
export interface OverdueMessages {
  /** Those that wait and are due by then, with at most `limit` of them. */
  waiting(dueBy: Instant, limit: number): Promise<Overdue<OverdueMessage>>;
  /** All messages, sent or not, whose key begins with one of these. */
  keysUnder(prefixes: readonly string[]): Promise<readonly KeptKey[]>;
}

/** The slots of messages that were delivered. */
export interface MessageRefs {
  /** Undefined when nothing was delivered into that slot. */
  find(slot: string): Promise<{ readonly platform: string; readonly ref: MessageRef } | undefined>;
  /** The slot of the message that has this key on that platform. */
  slotOf(platform: string, key: string): Promise<string | undefined>;
  /**
   * Whether some message was sent whose reference is not written down yet: a thread nobody knows may be below it.
   * `outboxId`: whether that very one is such a message.
   */
  undecided(outboxId?: string): Promise<boolean>;
  /** Forgets a message that is gone. */
  forget(slot: string): Promise<void>;
}

/** An inbound platform event that was kept before it was acknowledged. */
export interface KeptEvent {
  readonly key: string;
  readonly platform: string;
  readonly payload: unknown;
  readonly attempts: number;
}

/** One that has just come. */
export interface NewEvent extends Omit<KeptEvent, 'attempts'> {
  /** The platform's account of who did it, where somebody did. */
  readonly by?: string | undefined;
}

/** Tries of one kept event; with the growing waits between them they go on for an hour and a half. */
export const mostTries = 10;

/** Inbound events: stored or refused, never lost. */
export interface Inbox {
  /** True when this key is new. Keys are remembered for at least 48 h. */
  keep(event: NewEvent, now: Instant): Promise<boolean>;
  done(key: string, at: Instant): Promise<void>;
  /** Nobody takes up these events meanwhile: somebody handles them. What is finished stays so. */
  renew(keys: readonly string[], lease: Pick<Lease, 'now' | 'length'>): Promise<void>;
  /**
   * Takes kept events that nobody finished, e.g. after a crash; each is tried `mostTries` times, at growing intervals. Of
   * many that wait one of each person comes first, then a second: whoever sent much waits behind themselves.
   */
  claimUnfinished(lease: Lease, limit: number): Promise<readonly KeptEvent[]>;
  /** Removes finished events and delivery keys older than `before`. */
  forget(before: Instant): Promise<void>;
}

/** How the keys of recurring work begin. What it is stands in docs/operations.md. */
export const recurringTaskKeys = ['coverage:', 'digest:', 'retention:', 'sweep:'] as const;
export type RecurringTaskKey = `${(typeof recurringTaskKeys)[number]}${string}`;

/** Recurring work of the whole desk, once a `key`, e.g. `digest:2026-11-20`. */
export interface RecurringTasks {
  /** True for the one worker that may do it now; false when it is done or held by another. */
  begin(key: RecurringTaskKey, lease: Lease): Promise<boolean>;
  done(key: RecurringTaskKey, at: Instant): Promise<void>;
  isDone(key: RecurringTaskKey): Promise<boolean>;
}
