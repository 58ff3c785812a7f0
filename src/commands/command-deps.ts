import type { Desk } from '../domain/desk';
import type { Clock } from '../ports/clock';
import type { UnitOfWork } from '../ports/unit-of-work';

/** What every command needs. */
export interface CommandDeps {
  readonly uow: UnitOfWork;
  readonly desk: Desk;
  readonly clock: Clock;
  /** Told after each commit, so that messages leave at once. */
  readonly committed: () => void;
  /** Waits between tries of a transaction; milliseconds. */
  readonly pause: (length: number) => Promise<void>;
}
