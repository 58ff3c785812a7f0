import { setTimeout as pauseFor } from 'node:timers/promises';
import { CommitUnknown, Conflict } from '../ports/unit-of-work';

const tries = 5;
/** No try begins later: whoever waits for this waits for a bounded time; milliseconds. */
const longest = 10_000;

/**
 * Repeats a write of the store's own that may safely happen twice, such as "this message was delivered": unlike a
 * command it has nothing to decide anew. Throws the last Conflict or CommitUnknown.
 */
export async function retryWrite<T>(write: () => Promise<T>): Promise<T> {
  let isOver = false;
  const alarm = setTimeout(() => (isOver = true), longest);
  try {
    for (let turn = 1; ; turn += 1) {
      try {
        return await write();
      } catch (error) {
        if (turn === tries || isOver || !(error instanceof Conflict || error instanceof CommitUnknown)) throw error;
        await pauseFor(5 * 2 ** turn);
      }
    }
  } finally {
    clearTimeout(alarm);
  }
}
