import type { Instant } from '../domain/time/instant';
import type { Transaction, UnitOfWork } from '../ports/unit-of-work';
import type { Database } from './database';
import { KnownKinds } from './known-kinds';
import type { StaffCache } from './staff-cache';
import { StoreTransaction } from './transaction';

export class StoreUnitOfWork implements UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly staffCache: StaffCache,
    private readonly kinds = new KnownKinds(),
  ) {}

  async transact<T>(now: Instant, work: (tx: Transaction) => Promise<T>): Promise<T> {
    let tx: StoreTransaction | undefined;
    try {
      return await this.database.transact(async (manager) => {
        tx = new StoreTransaction(manager, now, this.staffCache, this.kinds);
        const result = await work(tx);
        await tx.announceRest();
        return result;
      });
    } finally {
      // Also where nobody knows whether it was kept.
      if (tx?.decidedDuty) this.staffCache.forgetShifts();
    }
  }
}
