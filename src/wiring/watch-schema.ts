import { seconds } from '../domain/time/instant';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';
import { SchemaTooNew } from '../store/schema';

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
  return { name: 'schema', every: seconds(20), run };
}
