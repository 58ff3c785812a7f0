import type { EntityManager } from 'typeorm';
import type { Dialect } from './dialect';

/** A connected database, as the repositories use it. */
export interface Database {
  readonly dialect: Dialect;
  /** Committed state, outside any transaction. */
  readonly read: EntityManager;
  /** One transaction. Throws what `work` throws, Conflict and CommitUnknown. */
  transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /** Writes that need not be one transaction. Throws Conflict. */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
