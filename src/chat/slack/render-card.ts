import { say } from '../../domain/words';
import type { Limit, Unit } from '../../platforms/limit';
import { slackLimits } from '../../platforms/slack-limits';
import type { Button, Card, Content, Message, Part } from '../../views/card';
import { inPieces, lengthOf } from '../intake/in-pieces';
import { badge } from './badge';
import { type Block, header, paragraph, type Run, run, smallPrint } from './blocks';
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
  { text: slackLimits.textObject.most, rows: slackLimits.tableRows.most },
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
  const pieces =
    words.length <= slackLimits.textObject.most
      ? [words]
      : [...inPieces(words, slackLimits.textObject.most - numberLength, lengthOf)];
  const [first = '', ...others] = pieces.map((piece, nth) =>
    pieces.length === 1 ? piece : `(${nth + 1}/${pieces.length}) ${piece}`,
  );
  const { opens: _opens, ...said } = content;
  const quiet = { ...said, mentions: [] };
  return [renderMessage(content, first, audience), ...others.map((words) => renderMessage(quiet, words, audience))];
}

/** Slack's own bound is not documented, so we stay well below what it was seen to refuse. */
const ofMessage: Total = { ...slackLimits.blocksPayload, most: slackLimits.blocksPayload.most - 1200 };

/** A card: title, then its parts. */
export const renderCard = (card: Card, audience: Audience): Rendered => ({
  text: cutEscaped(audience.speak(card.summary), slackLimits.updateText.most),
  blocks: cardBlocks([card], audience, { blocks: slackLimits.messageBlocks.most, total: ofMessage }),
});

/** How much all blocks may be as JSON. */
export type Total = Pick<Limit, 'most' | 'unit'>;

function sizeIn(unit: Unit, blocks: readonly Block[]): number {
  const json = JSON.stringify(blocks);
  return unit === 'bytes' ? Buffer.byteLength(json) : json.length;
}

/** Blocks of several cards one below the other, e.g. for a page, inside the given measures. */
export function cardBlocks(
  cards: readonly Card[],
  audience: Audience,
  most: { readonly blocks: number; readonly total: Total },
): readonly Block[] {
  const fits = (blocks: readonly Block[]): boolean =>
    blocks.length <= most.blocks && sizeIn(most.total.unit, blocks) <= most.total.most;
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
  const text = cut(speak(say('slack.toThread')), slackLimits.buttonText.most);
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
  const body = run(words, slackLimits.textObject.most);
  const names = mentionRuns(message.mentions ?? [], { speak, accountOf });
  const after: readonly Run[] = names.length === 0 ? [] : [{ type: 'text', text: '\n' }, ...names];
  if (from === undefined)
    return { text: cutEscaped(words, slackLimits.updateText.most), blocks: [paragraph(body, ...after), ...way] };
  const name = run(speak(say('slack.from', { person: { person: from } })), slackLimits.headerText.most, { bold: true });
  const line = say('slack.fromSays', { person: { person: from }, text: words });
  return {
    text: cutEscaped(speak(line), slackLimits.updateText.most),
    blocks: [paragraph(name, { type: 'text', text: '\n' }, body, ...after), ...way],
  };
}
