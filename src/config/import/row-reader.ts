import { own } from '../../domain/own';
import { type Facts, type Say, say, type WordKey } from '../../domain/words';
import type { TableRow } from './read-table';

/** What people write for a value, in lower case → the value. */
export type Dictionary<Value> = Readonly<Record<string, Value>>;

const longest = 200;

/** Reads the cells of one row, and gathers what is wrong with them. */
export class RowReader<Name extends string> {
  private readonly found: Say[] = [];

  constructor(private readonly row: TableRow<Name>) {}

  /** What is wrong so far. */
  get problems(): readonly Say[] {
    return this.found;
  }

  /** Adds a problem of this row's cell; the sentence has the blanks `line`, `column`, `value` and those of `facts`. */
  complain(key: WordKey, column: Name, facts: Facts = {}): undefined {
    const { line, cells, headings } = this.row;
    this.found.push(say(key, { line, column: headings[column] || column, value: cells[column], ...facts }));
    return undefined;
  }

  /** Text as it stands; may be empty. */
  text(column: Name): string {
    const text = this.row.cells[column];
    if (text.length > longest) this.complain('cli.cellTooLong', column, { limit: longest });
    return text;
  }

  /** Text that must be there. */
  needed(column: Name): string {
    const text = this.text(column);
    if (text === '') this.complain('cli.cellEmpty', column);
    return text;
  }

  /** What `read` makes of the text; an empty cell is `otherwise`. */
  read<Value>(column: Name, read: (text: string) => Value | undefined, example: string, otherwise?: Value) {
    const text = otherwise === undefined ? this.needed(column) : this.text(column);
    if (text === '') return otherwise;
    return read(text) ?? this.complain('cli.cellBad', column, { example });
  }

  /** One of the values of a dictionary; an empty cell is `otherwise`. */
  oneOf<Value>(column: Name, known: Dictionary<Value>, otherwise?: Value): Value | undefined {
    const text = otherwise === undefined ? this.needed(column) : this.text(column);
    if (text === '') return otherwise;
    return meaning(known, text) ?? this.complain('cli.cellUnknown', column, { known: wordsOf(known) });
  }

  /** Some of the values of a dictionary, with spaces or any list mark between them. */
  someOf<Value>(column: Name, known: Dictionary<Value>): readonly Value[] {
    const words = this.text(column)
      .toLowerCase()
      .split(/[\s,，;；、/|]+/);
    const values = words.filter((word) => word !== '').map((word) => meaning(known, word));
    if (values.includes(undefined)) this.complain('cli.cellUnknown', column, { known: wordsOf(known) });
    return values.filter((value) => value !== undefined);
  }
}

const meaning = <Value>(known: Dictionary<Value>, word: string): Value | undefined => own(known, word.toLowerCase());

const wordsOf = (known: Dictionary<unknown>): string => Object.keys(known).join(', ');
