import { type EntityManager, In, LessThanOrEqual, Like } from 'typeorm';
import { after, between, type Duration, type Instant } from '../domain/time/instant';
import type { Ids } from '../ports/ids';
import type { MessageRef } from '../ports/platform';
import type { Lease, Outbox, OutboxRow } from '../ports/queues';
import type { Announcement } from '../views/announcement';
import { announce } from './announce';
import type { Database } from './database';
import { keepMessageRef } from './message-ref-record';
import { type OutboxEntry, outboxRow } from './rows/outbox-rows';
import { settle } from './settle';

const toRow = (entry: OutboxEntry): OutboxRow => ({
  id: `${entry.id}`,
  announcement: entry.data,
  attempts: entry.attempts - 1,
  ...(entry.uncertainSince === null ? {} : { uncertainSince: entry.uncertainSince as Instant }),
  createdAt: entry.createdAt as Instant,
});

/** Nothing of the same conversation waits before it; a message being sent still waits. */
const isHead = `NOT EXISTS (
  SELECT 1 FROM outbox earlier
  WHERE earlier.conversation = message.conversation AND earlier.state = 'waiting'
    AND (earlier.created_at < message.created_at
      OR (earlier.created_at = message.created_at AND earlier.id < message.id)))`;

const free = '(lease_until IS NULL OR lease_until <= :now)';
const longestWhy = 190;

/** Messages in the table `outbox`. */
export class StoreOutbox implements Outbox {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  async claim(lease: Lease, limit: number): Promise<readonly OutboxRow[]> {
    const heads = await this.#heads()
      .select(['message.id'])
      .andWhere('due_at <= :now', { now: lease.now })
      .andWhere(free)
      .limit(limit)
      .getMany();
    const ids = heads.map((row) => row.id);
    return ids.length === 0 ? [] : settle(() => this.#take(ids, lease));
  }

  renew({ worker, now, length }: Lease, ids: readonly string[]): Promise<void> {
    const mine = { id: In(ids.map(Number)), state: 'waiting', leaseBy: Like(`${worker}:%`) } as const;
    return settle(async () => {
      await this.database.write((write) => write.update(outboxRow, mine, { leaseUntil: after(now, length) }));
    });
  }

  delivered(id: string, platform: string, ref: MessageRef, at: Instant): Promise<void> {
    return settle(() =>
      this.database.transact(async (manager) => {
        const row = await manager.findOneBy(outboxRow, { id: Number(id) });
        await this.#end(manager, id, { state: 'sent', endedAt: at });
        if (row?.slot) await keepMessageRef(manager, row.slot, platform, ref);
      }),
    );
  }

  retry(id: string, at: Instant, why: string, uncertain: boolean): Promise<void> {
    const known = { dueAt: at, why: why.slice(0, longestWhy), leaseUntil: null, leaseBy: null };
    const since = { uncertainSince: () => 'COALESCE(uncertain_since, attempt_at)' };
    const change = uncertain ? { ...known, ...since } : known;
    return settle(async () => {
      await this.database.write((write) => write.update(outboxRow, { id: Number(id), state: 'waiting' }, change));
    });
  }

  failed(id: string, at: Instant, why: string): Promise<void> {
    return settle(() => this.database.write((write) => this.#end(write, id, { state: 'failed', endedAt: at, why })));
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
    const first = await this.#heads().select(['message.id', 'message.dueAt']).limit(1).getMany();
    return first[0]?.dueAt as Instant | undefined;
  }

  announce(announcements: readonly Announcement[], now: Instant): Promise<void> {
    return settle(() => this.database.transact((manager) => announce(manager, announcements, now)));
  }

  /** Messages that nothing stands before, soonest first. */
  #heads() {
    return this.database.read
      .createQueryBuilder(outboxRow, 'message')
      .where(`message.state = 'waiting'`)
      .andWhere(isHead)
      .orderBy('message.dueAt')
      .addOrderBy('message.id');
  }

  async #take(ids: readonly number[], { worker, now, length }: Lease): Promise<readonly OutboxRow[]> {
    const token = `${worker}:${this.ids.next()}`;
    await this.database.write((write) =>
      write
        .createQueryBuilder()
        .update(outboxRow)
        // A lease that ran out belonged to somebody who died while sending. This comes first, for MySQL lets later
        // assignments see the new values of earlier ones.
        .set({
          uncertainSince: () =>
            'COALESCE(uncertain_since, CASE WHEN lease_until IS NULL THEN NULL ELSE attempt_at END)',
          attempts: () => 'attempts + 1',
          attemptAt: now,
          leaseUntil: after(now, length),
          leaseBy: token,
        })
        .where({ id: In([...ids]), state: 'waiting', dueAt: LessThanOrEqual(now) })
        .andWhere(free, { now })
        .execute(),
    );
    // Read now and not before: until it is taken, a newer content may overtake the row.
    const taken = await this.database.read.find(outboxRow, { where: { id: In([...ids]), leaseBy: token } });
    return ids.flatMap((id) => taken.filter((row) => row.id === id).map(toRow));
  }

  async #end(manager: EntityManager, id: string, ending: Pick<OutboxEntry, 'state' | 'endedAt'> & { why?: string }) {
    const why = ending.why === undefined ? {} : { why: ending.why.slice(0, longestWhy) };
    const change = { ...ending, ...why, leaseUntil: null, leaseBy: null };
    await manager.update(outboxRow, { id: Number(id), state: 'waiting' }, change);
  }
}
