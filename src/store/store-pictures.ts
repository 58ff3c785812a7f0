import type { Instant } from '../domain/time/instant';
import type { Pictures } from '../ports/pictures';
import type { Database } from './database';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { pictureRow } from './rows/picture-row';
import { shortKey } from './short-key';

/** PNGs in the table `picture`, where every process finds them. */
export class StorePictures implements Pictures {
  readonly #schema;

  constructor(
    private readonly database: Database,
    private readonly now: () => Instant,
  ) {
    this.#schema = pictureRow(database.dialect);
  }

  put(key: string, png: Buffer): Promise<void> {
    const row = { pictureKey: shortKey(key), savedAt: this.now(), png };
    return retryWrite(() =>
      this.database.transact(async (manager) => {
        await manager.delete('picture', row.pictureKey);
        await insertRows(manager, this.#schema, [row]);
      }),
    );
  }

  async get(key: string): Promise<Buffer | undefined> {
    const rows: { png: Buffer | ArrayBuffer }[] = await this.database.read.query(
      'SELECT png FROM picture WHERE picture_key = ?',
      [shortKey(key)],
    );
    const png = rows[0]?.png;
    return png === undefined ? undefined : Buffer.from(new Uint8Array(png));
  }
}
