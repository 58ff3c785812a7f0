import type { Say } from '../../domain/words';

/**
 * What a file holds. With `problems` nothing may be saved: `rows` then lacks the bad ones. Problems name their line,
 * in the order of the file.
 */
export interface Imported<Row> {
  readonly rows: readonly Row[];
  readonly problems: readonly Say[];
}
