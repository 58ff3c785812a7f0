import { CsvError, parse } from 'csv-parse/sync';
import { type Say, say } from '../../domain/words';
import { textOf } from '../text-of';
import { cleanCell } from './clean-cell';

/** Bytes of a file that are read; `megabytes` in words. */
export const megabytes = 5;
export const bytesLimit = megabytes * 1024 * 1024;
const rowLimit = 20_000;

/** A row of cells, cleaned, and the line of the file on which it begins. */
export interface Line {
  readonly line: number;
  readonly record: readonly string[];
}

const unreadable = {
  workbook: 'cli.fileWorkbook',
  binary: 'cli.fileNotText',
  foreign: 'cli.fileForeign',
} as const;

/** The rows of a CSV file that hold anything, the first with what its columns are called; or why there are none. */
export function readLines(bytes: Uint8Array): readonly Line[] | Say {
  if (bytes.length > bytesLimit) return say('cli.fileTooBig', { megabytes });
  const read = textOf(bytes);
  if (read.why === 'damaged') return say('cli.fileDamaged', { line: read.line });
  if (read.why !== undefined) return say(unreadable[read.why]);
  const lines = linesOf(read.text.replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n'));
  if ('say' in lines) return lines;
  return lines.length > rowLimit + 1 ? say('cli.tooManyRows', { limit: rowLimit }) : lines;
}

function linesOf(text: string): readonly Line[] | Say {
  // Excel's own word for the delimiter, which it writes and hides again.
  const [told, delimiter] = /^\uFEFF?sep=(.)(?:\n|$)/i.exec(text) ?? [];
  const body = told === undefined ? text : text.slice(told.length);
  const skipped = told === undefined ? 0 : 1;
  const lines: Line[] = [];
  let last = skipped;
  try {
    parse(body, {
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      delimiter: delimiter ?? delimiterOf(body),
      // The parser counts the line a row ends on; people look for the one it begins on.
      on_record: (cells, context) => {
        const line = last + 1;
        last = context.lines + skipped;
        const record = cells.map(cleanCell);
        if (record.some((cell) => cell !== '') && lines.length <= rowLimit + 1) lines.push({ line, record });
        return null;
      },
    });
    return lines;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return say('cli.fileBroken', { line: Number(error['lines']) + skipped });
  }
}

const delimiters = [',', ';', '\t', '，', '；'];

/** The one that stands most often in the first line that has any letter, outside its quotation marks. */
function delimiterOf(text: string): string {
  const header = (/^.*[^\s,;，；"].*$/m.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.sort((left, right) => right.count - left.count)[0]?.delimiter ?? ',';
}
