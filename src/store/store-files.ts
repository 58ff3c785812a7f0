import type { FileRef } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { deskFiles, type Files, type GivenFile } from '../ports/files';
import type { Ids } from '../ports/ids';
import type { Database } from './database';
import { removeUnfiled } from './file-owners';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { fileRow } from './rows/shared-rows';
import { longestStatement } from './server-facts';

/** The first piece says how many there are; others have its id and a number, e.g. `id:1`. */
interface Kept {
  readonly data: string | (Omit<GivenFile, 'bytes'> & { readonly pieces?: number });
  readonly bytes: Buffer | ArrayBuffer;
}

const pieceOf = (id: string, nth: number): string => (nth === 0 ? id : `${id}:${nth}`);
/** Largest piece, where the server would take more. */
const mostBytes = 4 * 1024 * 1024;
/** What else stands in a statement. */
const besides = 16 * 1024;

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
    const pieces = cut(bytes, await this.#pieceBytes());
    const keepAs = async (id: string): Promise<string> => {
      await this.database.transact(async (manager) => {
        for (const [nth, piece] of pieces.entries()) {
          const data = nth === 0 ? { name, mime, pieces: pieces.length } : { name, mime };
          const row = { id: pieceOf(id, nth), savedAt: now, ticketId: null, data, bytes: piece };
          await insertRows(manager, this.#schema, [row]);
        }
      });
      return id;
    };
    // By another name each time: a try whose answer was lost may have kept it, and nobody files that.
    const id = await retryWrite(() => keepAs(this.ids.next()));
    return { id, name, mime, size: bytes.byteLength, platform: deskFiles, source: {} };
  }

  async get(id: string): Promise<GivenFile | undefined> {
    const first = await this.#row(id);
    if (first === undefined) return undefined;
    const { pieces = 1, ...data } = typeof first.data === 'string' ? JSON.parse(first.data) : first.data;
    const bytes = [bufferOf(first)];
    for (let nth = 1; nth < pieces; nth += 1) {
      const row = await this.#row(pieceOf(id, nth));
      if (row === undefined) return undefined;
      bytes.push(bufferOf(row));
    }
    return { ...data, bytes: Buffer.concat(bytes) };
  }

  remove(id: string): Promise<void> {
    return retryWrite(() => this.database.transact((manager) => removeUnfiled(manager, id)));
  }

  async #row(id: string): Promise<Kept | undefined> {
    const rows: Kept[] = await this.database.read.query('SELECT data, bytes FROM desk_file WHERE id = ?', [id]);
    return rows[0];
  }

  /** mysql2 writes a byte as two letters, and the server takes statements of a limited length only. */
  async #pieceBytes(): Promise<number> {
    const longest = await longestStatement(this.database);
    return longest === undefined ? Number.POSITIVE_INFINITY : Math.min(mostBytes, Math.floor((longest - besides) / 2));
  }
}

const bufferOf = ({ bytes }: Kept): Buffer => Buffer.from(new Uint8Array(bytes));

const cut = (bytes: Buffer, size: number): readonly Buffer[] =>
  bytes.byteLength <= size
    ? [bytes]
    : Array.from({ length: Math.ceil(bytes.byteLength / size) }, (_, nth) =>
        bytes.subarray(nth * size, (nth + 1) * size),
      );
