import type { Change, PersonalRow, Sought } from './personal-values';

/** A table in which somebody may be named besides tickets. */
export interface PersonalTable {
  readonly table: string;
  /** Its primary key, of one column. */
  readonly key: string;
  readonly columns: readonly string[];
  /** A column that tells whether the row is still as it was read. */
  readonly guard?: string;
  /** Whether the row is the person's own: theirs to be given, and to go. */
  readonly isTheirs: (row: PersonalRow, sought: Sought) => boolean;
  /** What of it is given to them, where it names others too. */
  readonly given?: (row: PersonalRow, sought: Sought) => object;
  /** What becomes of it; undefined where it does not concern them. */
  readonly change: (row: PersonalRow, sought: Sought) => Change | undefined;
}
