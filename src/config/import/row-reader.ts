import { type Facts, type Say, say, type WordKey } from '../../domain/words';
import { plainWord } from './clean-cell';
import type { TableRow } from './read-table';

/** What people write for a value, in lower case → the value. */
export type Dictionary<Value> = Readonly<Record<string, Value>>;

/** Why a cell is not taken: a sentence with the blanks `line`, `column`, `value` and those of `facts`. */
export class Unclear {
  constructor(
    readonly key: WordKey,
    readonly facts: Facts = {},
  ) {}
}

/** How a cell is understood. */
export interface Understanding<Value> {
  readonly read: (text: string) => Value | Unclear;
  /** What `-` makes of the field; absent: the field always says something. */
  readonly emptied?: Value;
}

const longest = 190;
const emptied = '-';

// Excel shows long numbers so, and saves what it shows: the digits are lost. And what it shows for a broken formula.
const rounded = /^[+-]?\d(?:[.,]\d+)?E[+-]\d+$/i;
const broken = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#+)$/i;

/**
 * Reads the cells of one row, and gathers what is wrong with them. An absent column and an empty cell say nothing:
 * undefined.
 */
export class RowReader<Name extends string> {
  private readonly found: Say[] = [];

  constructor(private readonly row: TableRow<Name>) {}

  /** What is wrong so far. */
  get problems(): readonly Say[] {
    return this.found;
  }

  /** A problem of this row's cell; the sentence has the blanks `line`, `column`, `value` and those of `facts`. */
  problem(key: WordKey, column: Name, facts: Facts = {}): Say {
    const { line, cells, headings } = this.row;
    return say(key, { line, column: headings[column], value: cells[column], ...facts });
  }

  /** Adds such a problem. */
  complain(key: WordKey, column: Name, facts: Facts = {}): undefined {
    this.found.push(this.problem(key, column, facts));
    return undefined;
  }

  /** What the cell says; undefined where it says nothing, or nothing that is understood. */
  read<Value>(column: Name, { read, emptied: nothing }: Understanding<Value>): Value | undefined {
    const text = this.cell(column);
    if (text === undefined) return undefined;
    if (plainWord(text) === emptied) return nothing === undefined ? this.complain('cli.cellKept', column) : nothing;
    const value = read(text);
    return value instanceof Unclear ? this.complain(value.key, column, value.facts) : value;
  }

  /** The same, of a cell that must say something. */
  needed<Value>(column: Name, understanding: Understanding<Value>): Value | undefined {
    if (this.row.cells[column] === '') return this.complain('cli.cellEmpty', column);
    return this.read(column, understanding);
  }

  private cell(column: Name): string | undefined {
    const text = this.row.cells[column];
    if (text === '') return undefined;
    if (text.length > longest) return this.complain('cli.cellTooLong', column, { limit: longest });
    if (rounded.test(text)) return this.complain('cli.cellRounded', column);
    return broken.test(text) ? this.complain('cli.cellBroken', column) : text;
  }
}
