import type { FileRef } from '../../../domain/ticket/ticket';
import { say } from '../../../domain/words';
import type { Button, Part, Picture, Tone } from '../../../views/card';
import { chartLines } from './chart-lines';
import { clean, filled, oneLine } from './clean';
import type { Audience } from './rendered';
import { spoken } from './spoken';
import { tableLines } from './table-lines';
import { untagged } from './tagged';

/** A part of a card with its words said, not yet laid out. */
export type Piece =
  | { readonly kind: 'line'; readonly style: 'plain' | 'strong' | 'quote' | 'quiet'; readonly text: string }
  /** `list`: somebody explains something in it, so all of it must be readable in the chat. */
  | {
      readonly kind: 'row';
      readonly label: string;
      readonly value: string;
      readonly tone: Tone;
      readonly list: boolean;
    }
  /** Lines of numbers, which only markdown shows well. */
  | { readonly kind: 'numbers'; readonly lines: readonly string[] }
  | { readonly kind: 'button'; readonly button: Button; readonly inMenu: boolean }
  | { readonly kind: 'ask'; readonly ask: Extract<Part, { kind: 'ask' }> }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'file'; readonly file: FileRef };

export type PieceOf<Kind extends Piece['kind']> = Extract<Piece, { kind: Kind }>;

type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>;
type Sayers = { readonly [Kind in Part['kind']]: (part: PartOf<Kind>, audience: Audience) => readonly Piece[] };

const pressable =
  (inMenu: boolean) =>
  (button: Button): Piece => ({ kind: 'button', button, inMenu });

const sayers: Sayers = {
  text: ({ text, style }, audience) => line(untagged(text, audience), style),
  // A card here can be redrawn once (wecom.md §4.8): what would soon be untrue is on the ticket's page, and told in words.
  facts: ({ rows, style }, audience) =>
    rows
      .filter(({ changes }) => changes !== true)
      .map(({ label, value, tone }) => ({
        kind: 'row',
        label: filled(oneLine(spoken(label, audience.speak))),
        value: filled(clean(spoken(value, audience.speak))),
        tone: tone ?? 'plain',
        list: style === 'list',
      })),
  mention: ({ people, text }, audience) => {
    const [person, ...others] = people;
    if (person === undefined) return [];
    const words = text === undefined ? '' : untagged(text, audience);
    if (others.length === 0)
      return line(clean(audience.speak(say('wecom.mention', { person: { person }, text: words }))));
    const names = people.map((one) => oneLine(audience.speak(say('wecom.person', { person: { person: one } }))));
    return line([...names, words].join(' '));
  },
  buttons: ({ buttons, menu }) => [...buttons.map(pressable(false)), ...(menu ?? []).map(pressable(true))],
  ask: (ask) => [{ kind: 'ask', ask }],
  files: ({ files }) => files.map((file) => ({ kind: 'file', file })),
  // One that stands beside words is on the page; a chat has room for those alone.
  picture: ({ picture, beside }) => (beside ? [] : [{ kind: 'picture', picture }]),
  chart: (chart, { speak }) => [{ kind: 'numbers', lines: chartLines(chart, speak) }],
  table: (table, { speak }) => [{ kind: 'numbers', lines: tableLines(table, speak) }],
  divider: () => [],
};

const line = (text: string, style: PieceOf<'line'>['style'] = 'plain'): readonly Piece[] =>
  text.trim() === '' ? [] : [{ kind: 'line', style, text: text.trim() }];

/** What a card says, in its order. A chart is left out where a picture shows it. */
export function piecesOf(parts: readonly Part[], audience: Audience): readonly Piece[] {
  const drawn = parts.some(({ kind }) => kind === 'picture');
  return parts
    .filter(({ kind }) => kind !== 'chart' || !drawn)
    .flatMap(<Kind extends Part['kind']>(part: PartOf<Kind>) => {
      const sayer: Sayers[Kind] = sayers[part.kind as Kind];
      return sayer(part, audience);
    });
}

/** Pieces of one kind. */
export const only = <Kind extends Piece['kind']>(pieces: readonly Piece[], kind: Kind): readonly PieceOf<Kind>[] =>
  pieces.filter((piece): piece is PieceOf<Kind> => piece.kind === kind);
