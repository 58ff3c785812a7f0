import { seconds } from '../domain/time/instant';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';
import { SchemaTooNew } from '../store/schema';

/**
 * Cheap, and the longest for which a process that was not stopped writes on. Looking in each transaction would cost a
 * statement each, and still leave the time between a change of a table and the row that tells of it.
 */
const lookedAtEvery = seconds(5);

/**
 * A newer release may change the tables while this one runs. Then this process must end: it would write what the newer
 * one no longer understands.
 */
export function watchSchema(store: Pick<Store, 'assertServed'>, onTooNew: (error: SchemaTooNew) => void): Part {
  const run = async (): Promise<void> => {
    try {
      await store.assertServed();
    } catch (error) {
      if (!(error instanceof SchemaTooNew)) throw error;
      onTooNew(error);
    }
  };
  return { name: 'schema', every: lookedAtEvery, run };
}
