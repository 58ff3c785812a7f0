import { say } from '../../../domain/words';
import type { Button, Card } from '../../../views/card';
import { faceOf, mainTitle, sender, titleOf } from './card-head';
import { filled, oneLine } from './clean';
import { bytesOf } from './cut-bytes';
import { eventKeyOf } from './event-key';
import { limits } from './limits';
import type { Piece, PieceOf } from './piece';
import type { Audience, CardJson, Sent } from './rendered';
import { voteOptions } from './vote-group';
import { cutToWidth, widthOf } from './width';
import { wordsOf } from './words';

/** A card with choices, and what it had no room to say. */
export interface Choice {
  readonly sent: Sent;
  readonly follows: readonly Piece[];
}

const descWide = 160;

/** One question with its answers: vote_interaction. The chosen option is the value of a press on the group's action. */
export function renderVote(card: Card, pieces: readonly Piece[], group: readonly Button[], audience: Audience): Choice {
  const { words, follows } = flow(pieces, audience);
  const title = titleOf(card, audience);
  const [first] = group;
  const options = voteOptions(group, audience);
  const key = eventKeyOf({ action: first?.action ?? '', ...(first?.ticket !== undefined && { ticket: first.ticket }) });
  const json: CardJson = {
    card_type: 'vote_interaction',
    ...sender(audience),
    ...mainTitle(title, words, limits.voteTitleWide),
    checkbox: { question_key: 'value', mode: 0, option_list: options },
    submit_button: submit(audience.speak(say('wecom.send')), key),
  };
  const cut = group.filter((button) => widthOf(oneLine(audience.speak(button.label))) > limits.voteOptionWide);
  return {
    sent: { kind: 'card', card: json, updatable: true, face: faceOf(card, title, group.map(asPiece)) },
    follows: [
      ...(widthOf(title) > limits.voteTitleWide ? [asLine(oneLine(title.slice(audience.tag.length)))] : []),
      ...follows,
      ...cut.map((button) => asLine(oneLine(audience.speak(button.label)))),
    ],
  };
}

const asPiece = (button: Button): PieceOf<'button'> => ({ kind: 'button', button, inMenu: false });
const asLine = (text: string): Piece => ({ kind: 'line', style: 'plain', text });

/**
 * Up to three questions: multiple_interaction. Undefined where none is left that WeCom can ask; an option whose value is
 * too long for it is on the form only.
 */
export function renderAsk(
  card: Card,
  pieces: readonly Piece[],
  { ask }: PieceOf<'ask'>,
  audience: Audience,
): Choice | undefined {
  const selects = ask.questions.flatMap((question) => renderQuestion(question, audience));
  const key = eventKeyOf({ action: ask.action, value: ask.value });
  if (selects.length === 0 || bytesOf(key) > limits.keyBytes) return undefined;
  const { words, follows } = flow(pieces, audience);
  const title = titleOf(card, audience);
  const json: CardJson = {
    card_type: 'multiple_interaction',
    ...sender(audience),
    ...mainTitle(title, words, limits.titleWide),
    select_list: selects.slice(0, limits.questions),
    submit_button: submit(audience.speak(ask.submit), key),
  };
  const face = JSON.stringify([title, card.tone, key, ...ask.questions.map(({ name, initial }) => [name, initial])]);
  return { sent: { kind: 'card', card: json, updatable: true, face }, follows };
}

function renderQuestion(
  { name, label, options, initial }: PieceOf<'ask'>['ask']['questions'][number],
  { speak }: Audience,
): readonly CardJson[] {
  const byId = new Map(
    options
      .filter(({ value }) => value !== '' && bytesOf(value) <= limits.optionIdBytes)
      .slice(0, limits.options)
      .map(({ value, label: text }) => [value, cutToWidth(filled(oneLine(speak(text))), limits.optionWide)]),
  );
  if (byId.size === 0 || name === '' || bytesOf(name) > limits.keyBytes) return [];
  return [
    {
      question_key: name,
      title: filled(oneLine(speak(label))),
      ...(byId.has(initial) && { selected_id: initial }),
      option_list: [...byId].map(([id, text]) => ({ id, text })),
    },
  ];
}

const submit = (words: string, key: string) => ({ text: cutToWidth(filled(oneLine(words)), limits.buttonWide), key });

/** All words in one running text, questions first. */
function flow(
  pieces: readonly Piece[],
  audience: Audience,
): { readonly words: string; readonly follows: readonly Piece[] } {
  const said = pieces.filter(({ kind }) => kind === 'line' || kind === 'row');
  const asked = said.filter((piece) => piece.kind === 'line' && piece.style === 'strong');
  const words = wordsOf([...asked, ...said.filter((piece) => !asked.includes(piece))], audience);
  const cut = widthOf(words) > descWide;
  const numbers = pieces.filter(({ kind }) => kind === 'numbers');
  // Without a job, a quotation is the reader's own words.
  const mustFollow = (piece: Piece): boolean =>
    audience.tag !== '' || !(piece.kind === 'line' && piece.style === 'quote');
  const shown = widthOf(wordsOf(asked, audience)) <= descWide ? asked : [];
  return {
    words: cutToWidth(words, descWide),
    follows: [
      ...(cut ? said.filter((piece) => !shown.includes(piece as PieceOf<'line'>) && mustFollow(piece)) : []),
      ...numbers,
    ],
  };
}
