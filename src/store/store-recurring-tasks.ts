import { IsNull } from 'typeorm';
import { after, type Instant } from '../domain/time/instant';
import type { Ids } from '../ports/ids';
import type { Lease, RecurringTasks } from '../ports/queues';
import { updateRows } from './change-rows';
import { claimToken } from './claim-token';
import type { Database } from './database';
import { isDuplicate } from './failure';
import { findRow } from './find-rows';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { type RecurringTaskRow, recurringTaskRow } from './rows/inbound-rows';
import { shortKey } from './short-key';

/** Recurring work, in a table that keeps the name it was made with: `desk_job`. */
export class StoreRecurringTasks implements RecurringTasks {
  /** What is done stays done, and is asked for at each beat. */
  readonly #done = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  begin(key: string, lease: Lease): Promise<boolean> {
    const held = { leaseUntil: after(lease.now, lease.length), leaseBy: claimToken(lease, this.ids) };
    const row: RecurringTaskRow = { jobKey: shortKey(key), ...held, doneAt: null };
    return retryWrite(async () => (await this.#beginFirst(row)) || (await this.#takeOver(row, lease.now)));
  }

  done(key: string, at: Instant): Promise<void> {
    return retryWrite(async () => {
      await this.database.write((write) =>
        updateRows(write, recurringTaskRow, { jobKey: shortKey(key) }, { doneAt: at }),
      );
    });
  }

  async isDone(key: string): Promise<boolean> {
    if (this.#done.has(key)) return true;
    const row = await findRow(this.database.read, recurringTaskRow, { jobKey: shortKey(key) });
    const isDone = (row?.doneAt ?? null) !== null;
    if (isDone) this.#done.add(key);
    return isDone;
  }

  #beginFirst(row: RecurringTaskRow): Promise<boolean> {
    return this.database.write(async (write) => {
      try {
        await insertRows(write, recurringTaskRow, [row]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    });
  }

  async #takeOver({ jobKey, leaseUntil, leaseBy }: RecurringTaskRow, now: Instant): Promise<boolean> {
    const { affected } = await this.database.write((write) =>
      write
        .createQueryBuilder()
        .update(recurringTaskRow)
        .set({ leaseUntil, leaseBy })
        .where({ jobKey, doneAt: IsNull() })
        // Ours: a try whose answer was lost.
        .andWhere('(lease_until <= :now OR lease_by = :leaseBy)', { now, leaseBy })
        .execute(),
    );
    return affected === 1;
  }
}
