import { type EntityManager, In, LessThanOrEqual, Like } from 'typeorm';
import { priorities, turnAt } from '../domain/flow/turn';
import { after, between, type Duration, type Instant } from '../domain/time/instant';
import type { Ids } from '../ports/ids';
import type { MessageRef } from '../ports/platform';
import type { Held, Lease, Outbox, OutboxRow, Retry, RetryCause } from '../ports/queues';
import type { Announcement } from '../views/announcement';
import { announce } from './announce';
import { claimToken } from './claim-token';
import type { Database } from './database';
import { keepMessageRef } from './message-ref-record';
import { findHeads, isHead } from './outbox-heads';
import { type OutboxEntry, outboxRow } from './rows/outbox-rows';
import { settle } from './settle';

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

const free = '(lease_until IS NULL OR lease_until <= :now)';
const longestWhy = 190;

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
export class StoreOutbox implements Outbox {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  async claim(lease: Lease, limit: number): Promise<readonly OutboxRow[]> {
    const ids = await findHeads(this.database, lease.now, limit);
    if (ids.length === 0) return [];
    const token = claimToken(lease, this.ids);
    return settle(() => this.#take(ids, token, lease));
  }

  renew({ worker, now, length }: Lease, ids: readonly string[]): Promise<void> {
    const mine = { id: In(ids.map(Number)), state: 'waiting', leaseBy: Like(`${worker}:%`) } as const;
    return settle(async () => {
      await this.database.write((write) => write.update(outboxRow, mine, { leaseUntil: after(now, length) }));
    });
  }

  delivered(held: Held, platform: string, ref: MessageRef, at: Instant): Promise<boolean> {
    return settle(() =>
      this.database.transact(async (manager) => {
        const row = await manager.findOneBy(outboxRow, { id: Number(held.id) });
        // Whoever took the row over looks the message up, and keeps the reference then.
        if (row?.leaseBy !== held.lease) return false;
        if (!(await this.#end(manager, held, { state: 'sent', endedAt: at }))) return row.state === 'sent';
        if (row.slot) await keepMessageRef(manager, row.slot, platform, ref);
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
    return settle(async () => {
      const { affected } = await this.database.write((write) =>
        write
          .createQueryBuilder()
          .update(outboxRow)
          .set({ ...change, leaseUntil: null, leaseBy: null })
          .where(ours(held))
          .execute(),
      );
      return affected === 1;
    });
  }

  stepAside(held: Held): Promise<void> {
    return settle(async () => {
      await this.database.write((write) => write.update(outboxRow, ours(held), { aside: 1 }));
    });
  }

  failed(held: Held, at: Instant, why: string): Promise<boolean> {
    return settle(() => this.database.write((write) => this.#end(write, held, { state: 'failed', endedAt: at, why })));
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
    const heads = this.#waiting().andWhere(isHead).select(['message.id', 'message.dueAt']).orderBy('message.dueAt');
    const first = await heads.limit(1).getMany();
    return first[0]?.dueAt as Instant | undefined;
  }

  announce(announcements: readonly Announcement[], now: Instant): Promise<void> {
    return settle(() => this.database.transact((manager) => announce(manager, announcements, now)));
  }

  #waiting() {
    return this.database.read.createQueryBuilder(outboxRow, 'message').where(`message.state = 'waiting'`);
  }

  async #take(ids: readonly number[], token: string, { now, length }: Lease): Promise<readonly OutboxRow[]> {
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

  /** False: somebody else holds the row, or it has ended. */
  async #end(manager: EntityManager, held: Held, ending: Pick<OutboxEntry, 'state' | 'endedAt'> & { why?: string }) {
    const why = ending.why === undefined ? {} : { why: ending.why.slice(0, longestWhy) };
    const { affected } = await manager.update(outboxRow, ours(held), { ...ending, ...why, leaseUntil: null });
    return affected === 1;
  }
}
