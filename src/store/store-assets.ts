import type { Asset } from '../domain/asset/asset';
import type { PersonId } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import type { AuditEntry } from '../ports/audit';
import type { Assets } from '../ports/repositories';
import { writeDown } from './audit-record';
import type { Database } from './database';
import { deleteEach } from './delete-each';
import { findAll } from './find-all';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { assetRow } from './rows/register-rows';

/** The asset register in the table `asset`. */
export class StoreAssets implements Assets {
  constructor(private readonly database: Database) {}

  async ofUser(person: PersonId): Promise<readonly Asset[]> {
    const rows = await this.database.read.find(assetRow, { where: { usedBy: person }, order: { tag: 'ASC' } });
    return rows.map((row) => row.data);
  }

  async all(): Promise<readonly Asset[]> {
    const rows = await findAll(this.database.read, { schema: assetRow, key: 'tag' });
    return rows.map((row) => row.data);
  }

  save(assets: readonly Asset[], now: Instant, noted?: AuditEntry): Promise<void> {
    // The last word about a tag stays.
    const byTag = new Map(assets.map((asset) => [asset.tag, asset]));
    const rows = [...byTag.values()].map((data) => ({ tag: data.tag, usedBy: data.user, updatedAt: now, data }));
    return retryWrite(() =>
      this.database.transact(async (manager) => {
        await deleteEach(manager, { schema: assetRow, column: 'tag' }, [...byTag.keys()]);
        await insertRows(manager, assetRow, rows);
        if (noted !== undefined) await writeDown(manager, noted);
      }),
    );
  }
}
