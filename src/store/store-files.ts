import type { FileRef } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { deskFiles, type Files, type GivenFile } from '../ports/files';
import type { Ids } from '../ports/ids';
import type { Database } from './database';
import { insertRows } from './insert-rows';
import { fileRow } from './rows/shared-rows';
import { settle } from './settle';

interface Kept {
  readonly data: string | Omit<GivenFile, 'bytes'>;
  readonly bytes: Buffer | ArrayBuffer;
}

/** Files of the desk's own, in the table `desk_file`. */
export class StoreFiles implements Files {
  readonly #schema;

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {
    this.#schema = fileRow(database.dialect);
  }

  async keep({ name, mime, bytes }: GivenFile, now: Instant): Promise<FileRef> {
    const id = this.ids.next();
    const row = { id, savedAt: now, data: { name, mime }, bytes };
    await settle(() => this.database.transact((manager) => insertRows(manager, this.#schema, [row])));
    return { id, name, mime, size: bytes.byteLength, platform: deskFiles, source: {} };
  }

  async get(id: string): Promise<GivenFile | undefined> {
    const rows: Kept[] = await this.database.read.query('SELECT data, bytes FROM desk_file WHERE id = ?', [id]);
    const [row] = rows;
    if (row === undefined) return undefined;
    const data: Omit<GivenFile, 'bytes'> = typeof row.data === 'string' ? JSON.parse(row.data) : row.data;
    return { ...data, bytes: Buffer.from(new Uint8Array(row.bytes)) };
  }
}
