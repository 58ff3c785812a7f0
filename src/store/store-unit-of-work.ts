import { type KindName, kindNames } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import type { Transaction, UnitOfWork } from '../ports/unit-of-work';
import type { Database } from './database';
import type { StaffCache } from './staff-cache';
import { StoreTransaction } from './transaction';

export class StoreUnitOfWork implements UnitOfWork {
  readonly #others: readonly KindName[];

  /** `kinds`: those this process knows. */
  constructor(
    private readonly database: Database,
    private readonly staffCache: StaffCache,
    kinds: readonly KindName[] = kindNames,
  ) {
    this.#others = kinds.filter((kind) => kind !== 'ticket');
  }

  transact<T>(now: Instant, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transact((manager) => work(new StoreTransaction(manager, now, this.staffCache, this.#others)));
  }
}
