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

/**
 * MySQL takes statements of 16 MB or more (`max_allowed_packet`), and mysql2 writes a byte as two letters; SQLite takes
 * any, but joins bytes as text.
 */
const pieceBytes = 4 * 1024 * 1024;
const append = 'UPDATE desk_file SET bytes = CONCAT(bytes, ?) WHERE id = ?';

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
    const [first = bytes, ...others] = this.#pieces(bytes);
    const row = { id, savedAt: now, data: { name, mime }, bytes: first };
    await settle(() =>
      this.database.transact(async (manager) => {
        await insertRows(manager, this.#schema, [row]);
        for (const piece of others) await manager.query(append, [piece, id]);
      }),
    );
    return { id, name, mime, size: bytes.byteLength, platform: deskFiles, source: {} };
  }

  #pieces(bytes: Buffer): readonly Buffer[] {
    if (this.database.dialect === 'sqlite') return [bytes];
    const count = Math.ceil(bytes.byteLength / pieceBytes);
    return Array.from({ length: count }, (_, nth) => bytes.subarray(nth * pieceBytes, (nth + 1) * pieceBytes));
  }

  async get(id: string): Promise<GivenFile | undefined> {
    const rows: Kept[] = await this.database.read.query('SELECT data, bytes FROM desk_file WHERE id = ?', [id]);
    const [row] = rows;
    if (row === undefined) return undefined;
    const data: Omit<GivenFile, 'bytes'> = typeof row.data === 'string' ? JSON.parse(row.data) : row.data;
    return { ...data, bytes: Buffer.from(new Uint8Array(row.bytes)) };
  }
}
