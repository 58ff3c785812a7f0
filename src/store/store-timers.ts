import {
  Brackets,
  type DeleteResult,
  type EntityManager,
  In,
  LessThanOrEqual,
  type UpdateResult,
  type WhereExpressionBuilder,
} from 'typeorm';
import { ticketId } from '../domain/ticket/ticket';
import { after, type Instant } from '../domain/time/instant';
import type { Ids } from '../ports/ids';
import type { DueTimer, Held, Lease, Timers } from '../ports/queues';
import { claimToken } from './claim-token';
import type { Database } from './database';
import { type TimerRow, timerRow } from './rows/ticket-rows';
import { settle } from './settle';

const toTimer = (row: TimerRow, lease: string): DueTimer => ({
  id: `${row.id}`,
  lease,
  ticket: ticketId(row.ticketId),
  kind: row.kind,
  key: row.name,
  due: row.wantedAt as Instant,
  ...(row.about === null ? {} : { about: row.about }),
});

/** Nobody holds the row, or not any more. */
const free = (now: Instant) =>
  new Brackets((where: WhereExpressionBuilder) =>
    where.where('lease_until IS NULL').orWhere('lease_until <= :now', { now }),
  );

const ours = ({ id, lease }: Held) => ({ id: Number(id), leaseBy: lease });

/** Wake-ups in the table `timer`. */
export class StoreTimers implements Timers {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  async claimDue(lease: Lease, limit: number): Promise<readonly DueTimer[]> {
    const { now } = lease;
    const due = await this.database.read
      .createQueryBuilder(timerRow, 'timer')
      .where('due_at <= :now', { now })
      .andWhere(free(now))
      .orderBy('timer.dueAt')
      .addOrderBy('timer.id')
      .limit(limit)
      .getMany();
    if (due.length === 0) return [];
    const token = claimToken(lease, this.ids);
    return settle(() => this.#take(due, token, lease));
  }

  /** Held by nobody until then: its moment stays what it was, so that everybody sees how late it is. */
  retry(timer: Held, at: Instant): Promise<boolean> {
    return this.#write((write) => write.update(timerRow, ours(timer), { leaseUntil: at, leaseBy: null }));
  }

  drop(timer: Held): Promise<boolean> {
    return this.#write((write) => write.delete(timerRow, ours(timer)));
  }

  async nextDue(): Promise<Instant | undefined> {
    const first = await this.database.read.find(timerRow, {
      select: { dueAt: true },
      order: { dueAt: 'ASC' },
      take: 1,
    });
    return first[0]?.dueAt as Instant | undefined;
  }

  /** Everybody who saw these rows tries to take them; each row goes to the first, and the token tells whose it is. */
  async #take(due: readonly TimerRow[], token: string, { now, length }: Lease): Promise<readonly DueTimer[]> {
    const rowIds = due.map((row) => row.id);
    const taken = await this.database.write((write) =>
      write
        .createQueryBuilder()
        .update(timerRow)
        .set({ leaseUntil: after(now, length), leaseBy: token })
        .where({ id: In(rowIds), dueAt: LessThanOrEqual(now) })
        .andWhere(free(now))
        .execute(),
    );
    if (taken.affected === due.length) return due.map((row) => toTimer(row, token));
    const mine = await this.database.read.find(timerRow, {
      select: { id: true },
      where: { id: In(rowIds), leaseBy: token },
    });
    const ids = new Set(mine.map((row) => row.id));
    return due.filter((row) => ids.has(row.id)).map((row) => toTimer(row, token));
  }

  #write(work: (write: EntityManager) => Promise<UpdateResult | DeleteResult>): Promise<boolean> {
    return settle(async () => (await this.database.write(work)).affected === 1);
  }
}
