import { EntitySchema } from 'typeorm';
import type { Dialect } from '../dialect';
import { moment, name, primary } from './columns';

export interface PictureRow {
  pictureKey: string;
  savedAt: number;
  /** MySQL gives a Buffer, libsql an ArrayBuffer. */
  png: Buffer | ArrayBuffer;
}

/** MySQL's BLOB ends at 64 KB; SQLite knows only BLOB. */
export const pictureRow = (dialect: Dialect): EntitySchema<PictureRow> =>
  new EntitySchema<PictureRow>({
    name: 'picture',
    columns: {
      pictureKey: primary(name()),
      savedAt: moment,
      png: { type: dialect === 'sqlite' ? 'blob' : 'longblob' },
    },
    indices: [{ name: 'ix_picture_saved', columns: ['savedAt'] }],
  });
