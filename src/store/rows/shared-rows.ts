import { EntitySchema } from 'typeorm';
import type { GivenFile } from '../../ports/files';
import type { Dialect } from '../dialect';
import { count, json, moment, name, optional, primary } from './columns';

export interface SharedFactRow {
  factKey: string;
  version: number;
  endsAt: number;
  /** `{value}`. */
  data: object;
}

export const sharedFactRow = new EntitySchema<SharedFactRow>({
  name: 'shared_fact',
  columns: { factKey: primary(name()), version: count, endsAt: moment, data: json },
  indices: [{ name: 'ix_shared_fact_end', columns: ['endsAt'] }],
});

export interface FileRow {
  id: string;
  savedAt: number;
  /** The ticket it was filed with first, of those that name it; null until then. */
  ticketId: number | null;
  data: Omit<GivenFile, 'bytes'>;
  /** MySQL gives a Buffer, libsql an ArrayBuffer. */
  bytes: Buffer | ArrayBuffer;
}

/** A ticket that names a file which was filed with another one before. */
export interface SharedFileRow {
  fileId: string;
  ticketId: number;
}

export const sharedFileRow = new EntitySchema<SharedFileRow>({
  name: 'shared_file',
  columns: { fileId: primary(name(32)), ticketId: primary(count) },
  indices: [{ name: 'ix_shared_file_ticket', columns: ['ticketId'] }],
});

/** MySQL's BLOB ends at 64 KB; SQLite knows only BLOB. */
export const fileRow = (dialect: Dialect): EntitySchema<FileRow> =>
  new EntitySchema<FileRow>({
    name: 'desk_file',
    columns: {
      id: primary(name(32)),
      savedAt: moment,
      ticketId: optional(count),
      data: json,
      bytes: { type: dialect === 'sqlite' ? 'blob' : 'longblob' },
    },
    indices: [{ name: 'ix_file_ticket', columns: ['ticketId', 'savedAt'] }],
  });
