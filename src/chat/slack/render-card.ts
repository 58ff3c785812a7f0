import { say } from '../../domain/words';
import type { Button, Card, Content, Message, Part } from '../../views/card';
import { inPieces, lengthOf } from '../in-pieces';
import { badge } from './badge';
import { type Block, header, paragraph, type Run, run, smallPrint } from './blocks';
import { limits } from './limits';
import { renderButtons } from './render-buttons';
import { type Drawing, mentionRuns, renderPart } from './render-part';
import { cut, cutEscaped } from './text';

/** A message as chat.postMessage takes it: blocks, and the line for notifications (escaped, at most 4,000). */
export interface Rendered {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** How roomy to draw, from all of it to what always fits. */
const rooms: readonly Drawing['room'][] = [
  { text: limits.text, rows: limits.tableRows },
  { text: 1000, rows: 40 },
  { text: 300, rows: 15 },
  { text: 100, rows: 6 },
  { text: 30, rows: 3 },
];

/** Who it is for; how large is found here. */
export type Audience = Omit<Drawing, 'room'>;

/** Draws content for a message, inside every limit of Slack's; of words too long for one, what stands first. */
export const renderContent = (content: Content, audience: Audience): Rendered => renderParts(content, audience)[0];

/** Room for `(12/12) `. */
const numberLength = 8;

/** The same for all of it: a card is one message, words of any length are as many as they need, numbered. */
export function renderParts(content: Content, audience: Audience): readonly [Rendered, ...Rendered[]] {
  if (content.kind === 'card') return [renderCard(content, audience)];
  const words = audience.speak(content.text);
  const pieces = words.length <= limits.text ? [words] : [...inPieces(words, limits.text - numberLength, lengthOf)];
  const [first = '', ...others] = pieces.map((piece, nth) =>
    pieces.length === 1 ? piece : `(${nth + 1}/${pieces.length}) ${piece}`,
  );
  const { opens: _opens, ...said } = content;
  const quiet = { ...said, mentions: [] };
  return [renderMessage(content, first, audience), ...others.map((words) => renderMessage(quiet, words, audience))];
}

/** A card: title, then its parts. */
export const renderCard = (card: Card, audience: Audience): Rendered => ({
  text: cutEscaped(audience.speak(card.summary), limits.summary),
  blocks: cardBlocks([card], audience, { blocks: limits.blocksInMessage, total: limits.messageTotal }),
});

/** Blocks of several cards one below the other, e.g. for a page, inside the given measures. */
export function cardBlocks(
  cards: readonly Card[],
  audience: Audience,
  most: { readonly blocks: number; readonly total: number },
): readonly Block[] {
  const fits = (blocks: readonly Block[]): boolean =>
    blocks.length <= most.blocks && JSON.stringify(blocks).length <= most.total;
  for (const room of rooms) {
    const blocks = cards.flatMap((card, index) => [
      ...(index === 0 ? [] : [{ type: 'divider' as const }]),
      ...oneCard(card, { ...audience, room }),
    ]);
    if (fits(blocks)) return blocks;
    if (room === rooms.at(-1)) return shortened(blocks, fits, smallPrint(audience.speak(say('slack.cutShort')), 300));
  }
  return [];
}

function oneCard(card: Card, drawing: Drawing): readonly Block[] {
  const before = (index: number, kind: Part['kind']): number =>
    card.parts.slice(0, index).filter((part) => part.kind === kind).length;
  return [
    header(`${badge[card.tone]}${drawing.speak(card.title)}`),
    ...card.parts.flatMap((part, index) => renderPart(part, drawing, before(index, part.kind))),
    ...wayTo(card.opens, drawing),
  ];
}

/** A button, and a link where there is one, which shows the whole thread: whoever cannot read the channel presses. */
function wayTo(opens: Button | undefined, { link, speak }: Audience): readonly Block[] {
  if (opens === undefined) return [];
  const button = renderButtons({ buttons: [opens] }, speak);
  if (link === undefined) return button;
  const text = cut(speak(say('slack.toThread')), limits.buttonText);
  return [...button, paragraph({ type: 'link', url: link, text })];
}

/** Leaves out what stands last and can't be pressed, and says so; what can be pressed stays. */
function shortened(
  blocks: readonly Block[],
  fits: (blocks: readonly Block[]) => boolean,
  note: Block,
): readonly Block[] {
  const kept = [...blocks];
  while (kept.length > 1 && !fits([...kept, note])) {
    const last = kept.findLastIndex((block) => block.type !== 'actions' && block.type !== 'header');
    kept.splice(last < 1 ? kept.length - 1 : last, 1);
  }
  return [...kept, note];
}

function renderMessage(message: Message, words: string, audience: Audience): Rendered {
  const { speak, accountOf } = audience;
  const { from, opens } = message;
  const way = wayTo(opens, audience);
  const body = run(words, limits.text);
  const names = mentionRuns(message.mentions ?? [], { speak, accountOf });
  const after: readonly Run[] = names.length === 0 ? [] : [{ type: 'text', text: '\n' }, ...names];
  if (from === undefined)
    return { text: cutEscaped(words, limits.summary), blocks: [paragraph(body, ...after), ...way] };
  const name = run(speak(say('slack.from', { person: { person: from } })), limits.header, { bold: true });
  const line = say('slack.fromSays', { person: { person: from }, text: words });
  return {
    text: cutEscaped(speak(line), limits.summary),
    blocks: [paragraph(name, { type: 'text', text: '\n' }, body, ...after), ...way],
  };
}
