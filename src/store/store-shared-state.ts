import type { Instant } from '../domain/time/instant';
import type { SharedFact, SharedKey, SharedState } from '../ports/shared-state';
import { deleteRows, updateRows } from './change-rows';
import { atMost, like, moreThan } from './conditions';
import type { Database } from './database';
import { deleteAllOld } from './delete-old';
import { isDuplicate } from './failure';
import { findRow, findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { type SharedFactRow, sharedFactRow } from './rows/shared-rows';
import { shortKey } from './short-key';

const factIn = ({ data }: Pick<SharedFactRow, 'data'>): unknown => ('value' in data ? data.value : undefined);

/** Facts answered at once by `under`. */
const most = 1000;

type Change = Omit<Parameters<SharedState['swap']>[0], 'key'> & { readonly key: string };

/** Small facts that end by themselves, in the table `shared_fact`. */
export class StoreSharedState implements SharedState {
  constructor(private readonly database: Database) {}

  async get(key: string, now: Instant): Promise<SharedFact | undefined> {
    const row = await findRow(this.database.read, sharedFactRow, { factKey: shortKey(key), endsAt: moreThan(now) });
    return row && { value: factIn(row), version: row.version };
  }

  put(key: string, value: unknown, until: Instant): Promise<void> {
    const row = { factKey: shortKey(key), version: 1, endsAt: until, data: { value } };
    return retryWrite(async () => {
      const renewed = { version: () => 'version + 1', endsAt: until, data: { value } };
      const affected = await this.database.write((write) =>
        updateRows(write, sharedFactRow, { factKey: row.factKey }, renewed),
      );
      if (affected === 0 && !(await this.#insert(row))) return this.put(key, value, until);
    });
  }

  async swap(change: Change): Promise<boolean> {
    const { key, version, value, now, until } = change;
    const factKey = shortKey(key);
    if (version === undefined) {
      const first = { factKey, version: 1, endsAt: until, data: { value } };
      if (await this.#insert(first)) return true;
      const ended = await retryWrite(() =>
        this.database.write((write) => deleteRows(write, sharedFactRow, { factKey, endsAt: atMost(now) })),
      );
      // Where a try whose answer was lost deleted it, the next one is told the truth.
      return ended > 0 && this.#insert(first);
    }
    const next = { version: version + 1, endsAt: until, data: { value } };
    const affected = await this.database.write((write) =>
      updateRows(write, sharedFactRow, { factKey, version, endsAt: moreThan(now) }, next),
    );
    return affected === 1;
  }

  async take(key: string, now: Instant): Promise<unknown> {
    const factKey = shortKey(key);
    const row = await findRow(this.database.read, sharedFactRow, { factKey, endsAt: moreThan(now) });
    if (row === undefined) return undefined;
    const affected = await this.database.write((write) =>
      deleteRows(write, sharedFactRow, { factKey, version: row.version }),
    );
    return affected === 1 ? factIn(row) : undefined;
  }

  async under(prefix: string, now: Instant): ReturnType<SharedState['under']> {
    const such = { factKey: like(`${prefix}%`), endsAt: moreThan(now) };
    const rows = await findRows(this.database.read, sharedFactRow, such, { by: ['factKey'], most });
    // In a pattern `_` stands for any letter.
    const asked = rows.filter(({ factKey }) => factKey.startsWith(prefix));
    return asked.map((row) => ({ key: row.factKey as SharedKey, value: factIn(row) }));
  }

  forget(now: Instant): Promise<void> {
    const ended = { table: 'shared_fact', key: 'fact_key', where: 'ends_at <= ?' };
    return deleteAllOld(this.database, { ...ended, values: [now] });
  }

  /** False when the key is there. */
  #insert(row: SharedFactRow): Promise<boolean> {
    return this.database.write(async (write) => {
      try {
        await insertRows(write, sharedFactRow, [row]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    });
  }
}
