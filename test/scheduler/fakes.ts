import type { DutyShift } from '../../src/domain/desk';
import { type Person, type PersonId, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { DutyDecision } from '../../src/domain/roster/duty-change';
import type { PastDuty } from '../../src/domain/roster/shifts';
import { type TicketId, ticketId } from '../../src/domain/ticket/ticket';
import { between, type Duration, type Instant, instant } from '../../src/domain/time/instant';
import { typed } from '../../src/domain/words';
import type { Clock } from '../../src/ports/clock';
import type { LogFacts, Logger } from '../../src/ports/logger';
import type { Delivery, MessageRef, Platform } from '../../src/ports/platform';
import type {
  DueTimer,
  Held,
  Lease,
  MessageRefs,
  Outbox,
  OutboxRow,
  RecurringTasks,
  Retry,
  Timers,
} from '../../src/ports/queues';
import type { People, Roster } from '../../src/ports/repositories';
import { type Announcement, priorityOf } from '../../src/views/announcement';
import { asMessage } from '../../src/views/card';

export const nine = instant('2026-11-23T09:00:00+08:00');

export class FakeClock implements Clock {
  private at = nine;
  private real = 0;
  now = (): Instant => this.at;
  monotonic = (): Duration => this.real as Duration;
  forward(length: Duration): void {
    this.at = (this.at + length) as Instant;
    this.real += length;
  }
  /** The wall clock is set; no time passes. */
  jump(length: Duration): void {
    this.at = (this.at + length) as Instant;
  }
}

export class FakeLogger implements Logger {
  readonly lines: { readonly level: string; readonly message: string; readonly facts: LogFacts }[] = [];
  debug = (message: string, facts: LogFacts = {}) => this.keep('debug', message, facts);
  info = (message: string, facts: LogFacts = {}) => this.keep('info', message, facts);
  warn = (message: string, facts: LogFacts = {}) => this.keep('warn', message, facts);
  error = (message: string, facts: LogFacts = {}) => this.keep('error', message, facts);
  child = (): Logger => this;
  of(level: string): readonly string[] {
    return this.lines.filter((line) => line.level === level).map(({ message }) => message);
  }
  private keep(level: string, message: string, facts: LogFacts): void {
    this.lines.push({ level, message, facts });
  }
}

export const aPerson = (id: string, more: Partial<Person> = {}): Person => ({
  id: personId(id),
  name: id.toUpperCase(),
  language: 'en',
  zone: 'Europe/Berlin',
  roles: [],
  skills: [],
  active: true,
  identities: { slack: `U-${id}` },
  ...more,
});

export class FakePeople implements People {
  constructor(private readonly everybody: readonly Person[]) {}
  find = async (id: PersonId) => this.everybody.find((person) => person.id === id);
  findEach = async (ids: readonly PersonId[]) => this.everybody.filter(({ id }) => ids.includes(id));
  byAccount = async (platform: string, account: string) =>
    this.everybody.find((person) => person.identities[platform] === account);
  staff = async () => this.everybody.filter(({ roles }) => roles.length > 0);
  everyone = async () => this.everybody;
  change = async () => ({ before: undefined, after: undefined });
  changeAll = async () => {};
  save = async () => {};
}

export const aTimer = (id: string, ticket: number, due: Instant = nine): DueTimer => ({
  id,
  lease: 'w1',
  about: ticketRef(ticketId(ticket)),
  kind: 'rescue',
  key: id,
  due,
});

export class FakeTimers implements Timers {
  readonly held = new Map<string, Instant>();
  constructor(readonly rows: DueTimer[]) {}
  claimDue = async ({ now, length }: Lease, limit: number) => {
    const free = this.rows.filter(({ id, due }) => due <= now && (this.held.get(id) ?? 0) <= now).slice(0, limit);
    for (const { id } of free) this.held.set(id, (now + length) as Instant);
    return free;
  };
  retry = async ({ id }: Pick<Held, 'id'>, at: Instant) => {
    this.held.set(id, at);
    return true;
  };
  postpone = this.retry;
  drop = async ({ id }: Pick<Held, 'id'>) => {
    const place = this.rows.findIndex((row) => row.id === id);
    return this.rows.splice(place, 1).length === 1;
  };
  nextDue = async () => this.rows.map(({ due }) => due).sort((a, b) => a - b)[0];
  ofKind = async (kind: string, by: Instant, limit: number) =>
    this.rows
      .filter((row) => row.kind === kind && row.due <= by)
      .map(({ about }) => about)
      .slice(0, limit);
}

interface Waiting {
  row: OutboxRow;
  readyAt: Instant;
  aside?: boolean;
  state: 'waiting' | 'delivered' | 'failed';
  why?: string;
}

export class FakeOutbox implements Outbox {
  readonly rows: Waiting[] = [];
  constructor(
    readonly refs: FakeRefs,
    private readonly clock: Clock,
  ) {}
  announce = async (announcements: readonly Announcement[], now: Instant) => {
    for (const announcement of announcements) {
      if (this.rows.some(({ row }) => row.announcement.key === announcement.key)) continue;
      const id = `row${this.rows.length + 1}`;
      const counts = { attempts: 0, broken: 0, revision: 0, priority: priorityOf(announcement) };
      const row = { id, lease: '', announcement, ...counts, createdAt: now, contentAt: now };
      this.rows.push({ row, readyAt: now, state: 'waiting' });
    }
  };
  claim = async ({ worker, now, length }: Lease, limit: number) => {
    const waiting = this.rows.filter(({ state }) => state === 'waiting');
    const heads = waiting.filter((it) => waiting.find((other) => lane(other) === lane(it) && !other.aside) === it);
    const aside = waiting.filter((it) => it.aside);
    const taken = [...aside, ...heads].filter(({ readyAt }) => readyAt <= now).slice(0, limit);
    return taken.map((it) => {
      this.tokens += 1;
      const row = { ...it.row, lease: `${worker}:${this.tokens}` };
      it.readyAt = (now + length) as Instant;
      it.row = { ...row, attempts: row.attempts + 1 };
      return row;
    });
  };
  renew = async ({ now, length }: Lease, ids: readonly string[]) => {
    for (const it of this.rows) if (ids.includes(it.row.id)) it.readyAt = (now + length) as Instant;
  };
  delivered = async (held: Held, platform: string, ref: MessageRef) => {
    const it = this.settle(held, 'delivered');
    const slot = it?.row.announcement.slot;
    if (slot !== undefined) this.refs.kept.set(slot, { platform, ref });
    return it !== undefined;
  };
  retry = async (held: Held, { at, why, cause, aside }: Retry) => {
    const it = this.settle(held, 'waiting', why);
    if (it === undefined) return false;
    const { uncertainSince = this.clock.now(), ...row } = it.row;
    const attempts = cause === 'capacity' ? row.attempts - 1 : row.attempts;
    const broken = cause === 'broken' ? row.broken + 1 : row.broken;
    it.row = { ...(cause === 'unknown' || cause === 'broken' ? { ...row, uncertainSince } : it.row), attempts, broken };
    it.readyAt = at;
    it.aside = aside;
    return true;
  };
  stepAside = async (held: Held) => {
    const it = this.rows.find(({ row }) => row.id === held.id && row.lease === held.lease);
    if (it) it.aside = true;
  };
  failed = async (held: Held, _at: Instant, why: string) => this.settle(held, 'failed', why) !== undefined;
  oldestDue = async (now: Instant) => {
    const due = this.rows.filter(({ state, readyAt }) => state === 'waiting' && readyAt <= now);
    return due[0] && between(due[0].row.createdAt, now);
  };
  nextDue = async () => this.rows.find(({ state }) => state === 'waiting')?.readyAt;
  private tokens = 0;
  private settle({ id, lease }: Held, state: Waiting['state'], why?: string): Waiting | undefined {
    const it = this.rows.find(({ row }) => row.id === id && row.lease === lease);
    if (it === undefined) return undefined;
    it.state = state;
    if (why !== undefined) it.why = why;
    return it;
  }
}

const lane = ({ row }: Waiting): string => JSON.stringify(row.announcement.to);

export class FakeRefs implements MessageRefs {
  readonly kept = new Map<string, { platform: string; ref: MessageRef }>();
  find = async (slot: string) => this.kept.get(slot);
  undecided = async () => false;
  slotOf = async (platform: string, key: string) =>
    [...this.kept].find(([, it]) => it.platform === platform && it.ref.key === key)?.[0];
  forget = async (slot: string) => {
    this.kept.delete(slot);
  };
}

/** Takes messages; `next` holds what the coming deliveries do instead, in order. */
export class FakePlatform implements Platform {
  readonly path: string;
  readonly taken: Delivery[] = [];
  readonly said: string[] = [];
  readonly next: (Error | Promise<void>)[] = [];
  readonly replayed: unknown[] = [];
  readonly lastTries: unknown[] = [];
  constructor(
    readonly name: string,
    private readonly channels = true,
    readonly engineersInPerson = false,
  ) {
    this.path = `/${name}`;
  }
  start = async () => {};
  stop = async () => {};
  idle = async () => {};
  serve = async () => {};
  fetchFile = async () => Buffer.alloc(0);
  reaches = (person: Person) => this.name in person.identities;
  addresses = () => this.channels;
  replay = async (payload: unknown, isLast = false) => {
    if (payload === 'broken') throw new Error('broken');
    this.replayed.push(payload);
    if (isLast) this.lastTries.push(payload);
  };
  deliver = async (delivery: Delivery) => {
    const instead = this.next.shift();
    if (instead instanceof Error) throw instead;
    await instead;
    this.taken.push(delivery);
    const { content, speak } = delivery;
    this.said.push(content.kind === 'message' ? speak(content.text) : speak(content.title));
    return delivery.edit ?? { key: `${this.name}:${this.taken.length}`, data: {} };
  };
}

export class FakeRecurringTasks implements RecurringTasks {
  readonly finished = new Set<string>();
  private readonly held = new Map<string, Instant>();
  begin = async (key: string, { now, length }: Lease) => {
    if (this.finished.has(key) || (this.held.get(key) ?? 0) > now) return false;
    this.held.set(key, (now + length) as Instant);
    return true;
  };
  done = async (key: string) => {
    this.finished.add(key);
  };
  isDone = async (key: string) => this.finished.has(key);
}

export class FakeRoster implements Roster {
  readonly known: DutyShift[] = [];
  readonly history: PastDuty[] = [];
  readonly decided: DutyDecision[] = [];
  shifts = async ({ from, to }: { from: Instant; to: Instant }) => ({
    history: this.history.filter(({ span }) => span.from < to && span.to > from),
    overrides: this.known.filter(({ span }) => span.from < to && span.to > from).reverse(),
    changes: this.decided,
  });
  version = async () => `${this.decided.length}/${this.known.length}`;
  imported = async () => this.known;
  calls = async () => [];
  add = async (shifts: readonly DutyShift[]) => {
    this.known.push(...shifts);
  };
  recordedUntil = async () => this.history.map(({ span }) => span.to).toSorted((one, other) => other - one)[0];
  record = async (duty: PastDuty) => {
    this.history.push(duty);
  };
}

export const toPerson = (id: string, text: string, more: Partial<Announcement> = {}): Announcement => ({
  to: { kind: 'person', person: personId(id) },
  content: asMessage({ text: typed(text) }),
  reason: 'reply',
  key: text,
  about: ticketRef(1042 as TicketId),
  ...more,
});
