import { IsNull, LessThanOrEqual } from 'typeorm';
import { after, type Instant } from '../domain/time/instant';
import type { DeskJobs, Lease } from '../ports/queues';
import type { Database } from './database';
import { isDuplicate } from './failure';
import { insertRows } from './insert-rows';
import { deskJobRow } from './rows/inbound-rows';
import { settle } from './settle';
import { shortKey } from './short-key';

/** Recurring work in the table `desk_job`. */
export class StoreDeskJobs implements DeskJobs {
  constructor(private readonly database: Database) {}

  async begin(key: string, lease: Lease): Promise<boolean> {
    return (await this.#beginFirst(key, lease)) || (await this.#takeOver(key, lease));
  }

  done(key: string, at: Instant): Promise<void> {
    return settle(async () => {
      await this.database.write((write) => write.update(deskJobRow, shortKey(key), { doneAt: at }));
    });
  }

  async isDone(key: string): Promise<boolean> {
    return ((await this.database.read.findOneBy(deskJobRow, { jobKey: shortKey(key) }))?.doneAt ?? null) !== null;
  }

  #beginFirst(key: string, { worker, now, length }: Lease): Promise<boolean> {
    const row = { jobKey: shortKey(key), leaseUntil: after(now, length), leaseBy: worker, doneAt: null };
    return this.database.write(async (write) => {
      try {
        await insertRows(write, deskJobRow, [row]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    });
  }

  async #takeOver(key: string, { worker, now, length }: Lease): Promise<boolean> {
    const abandoned = { jobKey: shortKey(key), doneAt: IsNull(), leaseUntil: LessThanOrEqual(now) };
    const { affected } = await this.database.write((write) =>
      write.update(deskJobRow, abandoned, { leaseUntil: after(now, length), leaseBy: worker }),
    );
    return affected === 1;
  }
}
