import type { EntityManager } from 'typeorm';
import { ticketId } from '../domain/ticket/ticket';
import { after, type Instant } from '../domain/time/instant';
import type { Ids } from '../ports/ids';
import type { DueTimer, Held, Lease, Timers } from '../ports/queues';
import { deleteRows, updateRows } from './change-rows';
import { claimToken } from './claim-token';
import { atMost, overAt } from './conditions';
import type { Database } from './database';
import { findRows } from './find-rows';
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

/** Its moment has come, and nobody holds the row, or not any more. */
const dueAndFree = (now: Instant) => ({ dueAt: atMost(now), leaseUntil: overAt(now) });

const ours = ({ id, lease }: Held) => ({ id: Number(id), leaseBy: lease });

/** Wake-ups in the table `timer`. */
export class StoreTimers implements Timers {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  async claimDue(lease: Lease, limit: number): Promise<readonly DueTimer[]> {
    const { now } = lease;
    const order = { by: ['dueAt', 'id'], most: limit } as const;
    const due = await findRows(this.database.read, timerRow, dueAndFree(now), order);
    if (due.length === 0) return [];
    const token = claimToken(lease, this.ids);
    return settle(() => this.#take(due, token, lease));
  }

  /** Held by nobody until then: its moment stays what it was, so that everybody sees how late it is. */
  retry(timer: Held, at: Instant): Promise<boolean> {
    return this.#write((write) => updateRows(write, timerRow, ours(timer), { leaseUntil: at, leaseBy: null }));
  }

  drop(timer: Held): Promise<boolean> {
    return this.#write((write) => deleteRows(write, timerRow, ours(timer)));
  }

  async nextDue(): Promise<Instant | undefined> {
    const [first] = await findRows(this.database.read, timerRow, {}, { by: ['dueAt'], most: 1 });
    return first?.dueAt as Instant | undefined;
  }

  /** Everybody who saw these rows tries to take them; each row goes to the first, and the token tells whose it is. */
  async #take(due: readonly TimerRow[], token: string, { now, length }: Lease): Promise<readonly DueTimer[]> {
    const id = due.map((row) => row.id);
    const held = { leaseUntil: after(now, length), leaseBy: token };
    const taken = await this.database.write((write) => updateRows(write, timerRow, { id, ...dueAndFree(now) }, held));
    if (taken === due.length) return due.map((row) => toTimer(row, token));
    const mine = await findRows(this.database.read, timerRow, { id, leaseBy: token });
    const ids = new Set(mine.map((row) => row.id));
    return due.filter((row) => ids.has(row.id)).map((row) => toTimer(row, token));
  }

  #write(work: (write: EntityManager) => Promise<number>): Promise<boolean> {
    return settle(async () => (await this.database.write(work)) === 1);
  }
}
