import { seconds } from '../domain/time/instant';
import { CommitUnknown, Conflict, type Transaction } from '../ports/unit-of-work';
import type { CommandDeps } from './command-deps';

/** Ends a transaction that answered without doing anything, so that nothing of it is kept, its delivery key neither. */
export class Rollback<T> extends Error {
  override readonly name = 'Rollback';
  constructor(readonly answer: T) {
    super('nothing was done');
  }
}

/** A hot row on three database nodes settles well within this many tries (docs/decisions/storage.md). */
const tries = 25;
const longestPause = 200;
/** No try begins later, so that whoever waits hears about an outage while they still look. */
const patience = seconds(30);

/**
 * Runs `work` in a transaction, again after every conflict, at the then present moment. `work` must be free of effects
 * outside the transaction. Throws the last Conflict, and whatever `work` throws. A commit whose outcome is unknown is
 * repeated too: `work` sees by its delivery key whether the first one counted. What `work` throws as Rollback is answered
 * and rolled back.
 */
export async function transact<T>(deps: CommandDeps, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const began = deps.clock.monotonic();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await deps.uow.transact(deps.clock.now(), work);
      deps.committed();
      return result;
    } catch (error) {
      if (error instanceof Rollback) return error.answer as T;
      const again = error instanceof Conflict || error instanceof CommitUnknown;
      const isOver = attempt === tries || deps.clock.monotonic() - began > patience;
      if (!again || isOver) throw error;
      // Losers of one race come back at different moments: the step differs by attempt and by process speed.
      await deps.pause(Math.min(longestPause, 4 * 1.5 ** attempt));
    }
  }
}
