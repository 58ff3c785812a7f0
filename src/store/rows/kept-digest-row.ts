import { EntitySchema } from 'typeorm';
import { count, json, moment, name, primary } from './columns';

export interface KeptDigestRow {
  day: string;
  keptAt: number;
  /** 1 while titles and comments are in it. */
  words: number;
  data: object;
}

export const keptDigestRow = new EntitySchema<KeptDigestRow>({
  name: 'kept_digest',
  columns: { day: primary(name(10)), keptAt: moment, words: { ...count, default: 1 }, data: json },
  indices: [{ name: 'ix_kept_digest_words', columns: ['words', 'keptAt'] }],
});
