import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { FactRow, Part } from '../../views/card';
import { badge } from './badge';
import { paragraph, type RichText, type Run, run } from './blocks';

type Facts = Extract<Part, { kind: 'facts' }>;

/** About what the thread pane shows without breaking the line; a Chinese character counts as two. */
const lineWidth = 52;
/** One em space stands between facts of one line; people's own words can't pass for a label, which is bold. */
const gap = '\u2003';

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly width: number;
}

/** Facts with bold labels. Short neighbours share a line, so that a card stays low in a busy channel. */
export function renderFacts(
  part: Facts,
  speak: Speak,
  room: { readonly text: number; readonly rows: number },
): RichText {
  const facts = part.rows.slice(0, Math.max(room.rows, 20)).map((row) => factOf(row, speak));
  const lines = part.style === 'list' ? facts.map((fact) => [fact]) : packed(facts);
  return paragraph(
    ...lines.flatMap((line, nth) =>
      line.flatMap(({ label, value }, place): readonly Run[] => {
        const before = place > 0 ? gap : nth > 0 ? '\n' : '';
        return [run(`${before}${label}`, room.text, { bold: true }), run(value, room.text)];
      }),
    ),
  );
}

function factOf(row: FactRow, speak: Speak): Fact {
  // A label of two words is not torn apart at the end of a line.
  const label = speak(say('slack.factLabel', { label: row.label })).replace(/ (?=\S)/g, '\u00a0');
  const value = `${badge[row.tone ?? 'plain']}${speak(row.value) || '–'}`;
  return { label, value, width: widthOf(label) + widthOf(value) };
}

function packed(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const lines: Fact[][] = [];
  let left = 0;
  for (const fact of facts) {
    const line = lines.at(-1);
    // A fact of several lines keeps to itself.
    const fits = line !== undefined && fact.width + gap.length * 2 <= left && !fact.value.includes('\n');
    if (fits) line.push(fact);
    else lines.push([fact]);
    left = fits ? left - fact.width - gap.length * 2 : lineWidth - fact.width;
    if (fact.value.includes('\n')) left = 0;
  }
  return lines;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
