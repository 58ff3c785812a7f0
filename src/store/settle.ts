import { setTimeout } from 'node:timers/promises';
import { CommitUnknown, Conflict } from '../ports/unit-of-work';

const tries = 5;

/**
 * Repeats a write of the store's own that may safely happen twice, such as "this message was delivered": unlike a
 * command it has nothing to decide anew. Throws the last Conflict or CommitUnknown.
 */
export async function settle<T>(write: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await write();
    } catch (error) {
      if (turn === tries || !(error instanceof Conflict || error instanceof CommitUnknown)) throw error;
      await setTimeout(5 * 2 ** turn);
    }
  }
}
