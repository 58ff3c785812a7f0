import { say } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { Speak } from '../../ports/translator';
import type { Part } from '../../views/card';
import { type Block, paragraph, type Run, run, smallPrint } from './blocks';
import { filled } from './text';

type Table = Extract<Part, { kind: 'table' }>;
interface Room {
  readonly text: number;
  readonly rows: number;
}

const moreRows = (part: Table, shown: number, speak: Speak): readonly Block[] =>
  part.rows.length <= shown
    ? []
    : [smallPrint(speak(say('slack.moreRows', { count: part.rows.length - shown })), slackLimits.textObject.most)];

/** The native table: a bold heading row and one row each. */
export function nativeTable(part: Table, speak: Speak, room: Room): readonly Block[] {
  const columns = part.columns.slice(0, slackLimits.tableColumns.most);
  const rows = part.rows.slice(0, Math.min(room.rows, slackLimits.tableRows.most - 1));
  const most = Math.min(room.text, 300);
  return [
    {
      type: 'table',
      rows: [
        columns.map((column) => paragraph(run(speak(column), most, { bold: true }))),
        ...rows.map((row) =>
          columns.map((_, nth) => {
            const cell = row[nth];
            return { type: 'raw_text' as const, text: filled(cell === undefined ? '' : speak(cell), most) };
          }),
        ),
      ],
    },
    ...moreRows(part, rows.length, speak),
  ];
}

/** What has no heading of its own goes on below the one before. */
const inOneLine = ([first = '', ...rest]: readonly string[]): string =>
  first === '' ? `\u2003${rest.join(' · ')}` : [first, ...rest].join(' · ');

/** The same rows as lines, for a message that already has its table and for clients that draw none. */
export function tableInWords(part: Table, speak: Speak, room: Room): readonly Block[] {
  const rows = part.rows.slice(0, room.rows);
  const most = Math.min(room.text, 300);
  const heading = run(part.columns.map(speak).join(' · '), most, { bold: true });
  const lines = rows.map((row): Run => run(`\n${inOneLine(row.map(speak))}`, most));
  return [paragraph(heading, ...lines), ...moreRows(part, rows.length, speak)];
}
