import { say } from '../../../domain/words';
import type { Speak } from '../../../ports/translator';
import type { Part } from '../../../views/card';
import { oneLine } from './clean';

/** A table in words: a line for each row, its first cell first and the others after the names of their columns. */
export function tableLines(table: Extract<Part, { kind: 'table' }>, speak: Speak): readonly string[] {
  const columns = table.columns.map((column) => oneLine(speak(column)));
  return table.rows.map((row) => {
    const [first = '', ...rest] = row.map((cell) => oneLine(speak(cell)));
    const named = rest.map((cell, nth) => `${columns[nth + 1] ?? ''} ${cell}`.trim());
    return named.length === 0 ? first : oneLine(speak(say('wecom.fact', { label: first, value: named.join(' · ') })));
  });
}
