import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { priorities, turnAt } from '../domain/flow/turn';
import { after, between, type Duration, type Instant } from '../domain/time/instant';
import type { Ids } from '../ports/ids';
import type { MessageRef } from '../ports/platform';
import type {
  Held,
  KeptKey,
  Lease,
  Outbox,
  OutboxRow,
  Overdue,
  OverdueMessage,
  OverdueMessages,
  Retry,
  RetryCause,
  Sent,
} from '../ports/queues';
import type { Announcement } from '../views/announcement';
import { announce } from './announce';
import { updateRows } from './change-rows';
import { claimToken } from './claim-token';
import { atMost, like, overAt } from './conditions';
import type { Database } from './database';
import { countRows, findRow, findRows } from './find-rows';
import { keepMessageRef } from './message-ref-record';
import { findHeads, isHead } from './outbox-heads';
import { retryWrite } from './retry-write';
import { type OutboxEntry, outboxRow } from './rows/outbox-rows';
import { shortKey } from './short-key';

const toRow = (entry: OutboxEntry): OutboxRow => ({
  id: `${entry.id}`,
  lease: entry.leaseBy ?? '',
  announcement: entry.data,
  attempts: entry.attempts - 1,
  broken: entry.broken,
  revision: entry.revision,
  priority: entry.priority,
  ...(entry.uncertainSince === null ? {} : { uncertainSince: entry.uncertainSince as Instant }),
  createdAt: entry.createdAt as Instant,
  contentAt: (entry.renewedAt ?? entry.createdAt) as Instant,
});

const longestWhy = 190;
/** Ranges of keys asked for in one statement. */
const rangesAtOnce = 100;

const uncertain = { uncertainSince: () => 'COALESCE(uncertain_since, attempt_at)' };

/** What an attempt that ended so leaves in the row. */
const counted: Readonly<Record<RetryCause, object>> = {
  capacity: { attempts: () => 'attempts - 1' },
  refused: {},
  unknown: uncertain,
  broken: { ...uncertain, broken: () => 'broken + 1' },
};

/** A row that waits and that we still hold. */
const ours = ({ id, lease }: Held) => ({ id: Number(id), state: 'waiting', leaseBy: lease }) as const;

/** Messages in the table `outbox`. */
export class StoreOutbox implements Outbox, OverdueMessages {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  async claim(lease: Lease, limit: number): Promise<readonly OutboxRow[]> {
    const ids = await findHeads(this.database, lease.now, limit);
    if (ids.length === 0) return [];
    const token = claimToken(lease, this.ids);
    return retryWrite(() => this.#take(ids, token, lease));
  }

  renew({ worker, now, length }: Lease, ids: readonly string[]): Promise<void> {
    const mine = { id: ids.map(Number), state: 'waiting', leaseBy: like(`${worker}:%`) };
    return retryWrite(async () => {
      await this.database.write((write) => updateRows(write, outboxRow, mine, { leaseUntil: after(now, length) }));
    });
  }

  delivered(held: Sent, platform: string, ref: MessageRef, at: Instant): Promise<boolean> {
    const { slot } = held.announcement;
    return retryWrite(() =>
      this.database.transact(async (manager) => {
        // Whoever took the row over looks the message up, and keeps the reference then.
        if (!(await this.#end(manager, held, { state: 'sent', endedAt: at }))) return this.#wasSent(manager, held);
        if (slot !== undefined) await keepMessageRef(manager, shortKey(slot), platform, ref);
        return true;
      }),
    );
  }

  retry(held: Held, { at, why, cause, aside, partly, was }: Retry): Promise<boolean> {
    // What became more urgent while it waited for room, for something urgent has come behind it, is due still.
    const due = was === undefined ? `${at}` : `CASE priority WHEN '${was}' THEN ${at} ELSE due_at END`;
    const turns = priorities.map((priority) => `WHEN '${priority}' THEN ${turnAt(0 as Instant, priority)}`);
    const anew = `CASE priority ${turns.join(' ')} ELSE 0 END`;
    // As far behind as it was on account of its person, unless it became more urgent.
    const behind = was === undefined ? anew : `CASE priority WHEN '${was}' THEN turn_at - due_at ELSE ${anew} END`;
    const change = {
      // This comes first, for MySQL lets later assignments see the new values of earlier ones.
      turnAt: () => `${due} + ${behind}`,
      dueAt: () => due,
      ...counted[cause],
      ...(partly === true ? uncertain : {}),
      aside: aside ? 1 : 0,
      why: why.slice(0, longestWhy),
    };
    return retryWrite(async () => {
      const given = { ...change, leaseUntil: null, leaseBy: null };
      return (await this.database.write((write) => updateRows(write, outboxRow, ours(held), given))) === 1;
    });
  }

  stepAside(held: Held): Promise<void> {
    return retryWrite(async () => {
      await this.database.write((write) => updateRows(write, outboxRow, ours(held), { aside: 1 }));
    });
  }

  failed(held: Held, at: Instant, why: string): Promise<boolean> {
    return retryWrite(() =>
      this.database.write((write) => this.#end(write, held, { state: 'failed', endedAt: at, why })),
    );
  }

  async oldestDue(now: Instant): Promise<Duration | undefined> {
    const oldest = await this.database.read.find(outboxRow, {
      select: { createdAt: true },
      where: { state: 'waiting', dueAt: LessThanOrEqual(now) },
      order: { createdAt: 'ASC' },
      take: 1,
    });
    return oldest[0] && between(oldest[0].createdAt as Instant, now);
  }

  async nextDue(): Promise<Instant | undefined> {
    const first: { due_at: number | string }[] = await this.database.read.query(
      `SELECT message.due_at FROM outbox message WHERE message.state = 'waiting' AND ${isHead}
       ORDER BY message.due_at LIMIT 1`,
    );
    return first[0] && (Number(first[0].due_at) as Instant);
  }

  async waiting(dueBy: Instant, limit: number): Promise<Overdue<OverdueMessage>> {
    const waiting = { state: 'waiting', dueAt: atMost(dueBy) } as const;
    const rows = await findRows(this.database.read, outboxRow, waiting, { by: ['dueAt', 'id'], most: limit });
    const count = rows.length < limit ? rows.length : await countRows(this.database.read, outboxRow, waiting);
    return {
      count,
      first: rows.map(({ id, data, priority, why }) => ({
        ...{ id: `${id}`, priority },
        ...(data.about === undefined ? {} : { about: data.about }),
        ...(why === null ? {} : { why }),
      })),
    };
  }

  async keysUnder(prefixes: readonly string[]): Promise<readonly KeptKey[]> {
    const found: KeptKey[] = [];
    for (let at = 0; at < prefixes.length; at += rangesAtOnce) {
      const some = prefixes.slice(at, at + rangesAtOnce);
      const rows: { dedup_key: string; many: unknown }[] = await this.database.read.query(
        `SELECT dedup_key, JSON_EXTRACT(data, '$.of') AS many FROM outbox WHERE ${some.map(() => '(dedup_key >= ? AND dedup_key < ?)').join(' OR ')}`,
        some.flatMap((prefix) => [prefix, `${prefix}\u{fffd}`]),
      );
      found.push(...rows.map(({ dedup_key: key, many }) => (many === null ? { key } : { key, of: Number(many) })));
    }
    return found;
  }

  announce(announcements: readonly Announcement[], now: Instant): Promise<void> {
    return retryWrite(() => this.database.transact((manager) => announce(manager, announcements, now)));
  }

  async #take(ids: readonly number[], token: string, { now, length }: Lease): Promise<readonly OutboxRow[]> {
    const free = { id: ids, state: 'waiting', dueAt: atMost(now), leaseUntil: overAt(now) };
    const held = {
      // A lease that ran out belonged to somebody who died while sending. This comes first, for MySQL lets later
      // assignments see the new values of earlier ones.
      uncertainSince: () => 'COALESCE(uncertain_since, CASE WHEN lease_until IS NULL THEN NULL ELSE attempt_at END)',
      attempts: () => 'attempts + 1',
      attemptAt: now,
      leaseUntil: after(now, length),
      leaseBy: token,
    };
    await this.database.write((write) => updateRows(write, outboxRow, free, held));
    // Read now and not before: until it is taken, a newer content may overtake the row.
    const taken = await findRows(this.database.read, outboxRow, { id: ids, leaseBy: token });
    return ids.flatMap((id) => taken.filter((row) => row.id === id).map(toRow));
  }

  /** False: somebody else holds the row, or it has ended. */
  async #end(manager: EntityManager, held: Held, ending: Pick<OutboxEntry, 'state' | 'endedAt'> & { why?: string }) {
    const why = ending.why === undefined ? {} : { why: ending.why.slice(0, longestWhy) };
    return (await updateRows(manager, outboxRow, ours(held), { ...ending, ...why, leaseUntil: null })) === 1;
  }

  /** By a try whose answer was lost. */
  async #wasSent(manager: EntityManager, { id, lease }: Held): Promise<boolean> {
    return (await findRow(manager, outboxRow, { id: Number(id), leaseBy: lease }))?.state === 'sent';
  }
}
