import { say } from '../../../domain/words';
import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Button, Card } from '../../../views/card';
import { bytesOf } from '../../intake/in-pieces';
import { cutLabels } from './buttons';
import { faceOf, mainTitle, sender, titleOf } from './card-head';
import { filled, oneLine } from './clean';
import { eventKeyOf } from './event-key';
import type { Piece, PieceOf } from './piece';
import type { Audience, CardJson, Sent } from './rendered';
import { voteOptions } from './vote-group';
import { cutToWidth, fitsWidth } from './width';
import { wordsOf } from './words';

/** A card with choices, and what it had no room to say. */
export interface Choice {
  readonly sent: Sent;
  readonly follows: readonly Piece[];
}

/** One question with its answers: vote_interaction. The chosen option is the value of a press on the group's action. */
export function renderVote(card: Card, pieces: readonly Piece[], group: readonly Button[], audience: Audience): Choice {
  const { title, question } = shortTitle(titleOf(card, audience), audience);
  const { words, follows } = flow([...question, ...pieces], audience);
  const [first] = group;
  const options = voteOptions(group, audience);
  const key = eventKeyOf({ action: first?.action ?? '', ...(first?.about !== undefined && { about: first.about }) });
  const json: CardJson = {
    card_type: 'vote_interaction',
    ...sender(audience),
    ...mainTitle(title, words, wecomLimits.voteTitle.most),
    checkbox: { question_key: 'value', mode: 0, option_list: options },
    submit_button: submit(audience.speak(say('wecom.send')), key),
  };
  return {
    sent: {
      kind: 'card',
      card: json,
      updatable: true,
      face: faceOf(card, titleOf(card, audience), group.map(asPiece)),
    },
    follows: [...follows, ...cutLabels(group, audience, wecomLimits.voteOptionText.most)],
  };
}

/** A title that has no room above a vote is its first words; the tag stands alone. */
function shortTitle(title: string, { tag }: Audience): { readonly title: string; readonly question: readonly Piece[] } {
  if (fitsWidth(title, wecomLimits.voteTitle.most)) return { title, question: [] };
  const question: Piece = { kind: 'line', style: 'strong', text: title.slice(tag.length) };
  return { title: tag === '' ? title : tag, question: [question] };
}

const asPiece = (button: Button): PieceOf<'button'> => ({ kind: 'button', button, inMenu: false });

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
  if (selects.length === 0 || bytesOf(key) > wecomLimits.key.most) return undefined;
  const { words, follows } = hinted(pieces, ask, audience);
  const title = titleOf(card, audience);
  const json: CardJson = {
    card_type: 'multiple_interaction',
    ...sender(audience),
    ...mainTitle(title, words, wecomLimits.title.most),
    select_list: selects.slice(0, wecomLimits.questions.most),
    submit_button: submit(audience.speak(ask.submit), key),
  };
  const face = JSON.stringify([title, card.tone, key, ...ask.questions.map(({ name, initial }) => [name, initial])]);
  return { sent: { kind: 'card', card: json, updatable: true, face }, follows };
}

/** What is said above the questions, with what their answers lead to where all of it has room. */
function hinted(pieces: readonly Piece[], { questions }: PieceOf<'ask'>['ask'], audience: Audience): Flow {
  const alone = flow(pieces, audience);
  const hints = questions.flatMap(({ hint }): readonly Piece[] =>
    hint === undefined ? [] : [{ kind: 'line', style: 'plain', text: audience.speak(hint) }],
  );
  const both = flow([...pieces, ...hints], audience);
  return both.follows.length > alone.follows.length ? alone : both;
}

function renderQuestion(
  { name, label, options, initial }: PieceOf<'ask'>['ask']['questions'][number],
  { speak }: Audience,
): readonly CardJson[] {
  const byId = new Map(
    options
      .filter(({ value }) => value !== '' && bytesOf(value) <= wecomLimits.optionId.most)
      .slice(0, wecomLimits.selectOptions.most)
      .map(({ value, label: text }) => [
        value,
        cutToWidth(filled(oneLine(speak(text))), wecomLimits.selectOptionText.most),
      ]),
  );
  if (byId.size === 0 || name === '' || bytesOf(name) > wecomLimits.key.most) return [];
  return [
    {
      question_key: name,
      title: filled(oneLine(speak(label))),
      ...(byId.has(initial) && { selected_id: initial }),
      option_list: [...byId].map(([id, text]) => ({ id, text })),
    },
  ];
}

const submit = (words: string, key: string) => ({
  text: cutToWidth(filled(oneLine(words)), wecomLimits.buttonText.most),
  key,
});

/** A running text, and what it had no room for. */
interface Flow {
  readonly words: string;
  readonly follows: readonly Piece[];
}

/** All words in one running text: questions first, people's words last. What is not shown whole follows. */
function flow(pieces: readonly Piece[], audience: Audience): Flow {
  const said = pieces.filter(({ kind }) => kind === 'line' || kind === 'row');
  const ordered = [
    ...said.filter((piece) => place(piece) === 'first'),
    ...said.filter((piece) => place(piece) === 'middle'),
    ...said.filter((piece) => place(piece) === 'last'),
  ];
  const firstCut = ordered.findIndex(
    (_, nth) => !fitsWidth(wordsOf(ordered.slice(0, nth + 1), audience), wecomLimits.questionDesc.most),
  );
  const shown = firstCut < 0 ? ordered : ordered.slice(0, firstCut);
  // Without a ticket, a quotation is the reader's own words, which are kept for the form.
  const mustFollow = (piece: Piece): boolean => audience.tag !== '' || place(piece) !== 'last';
  return {
    words: cutToWidth(wordsOf(ordered, audience), wecomLimits.questionDesc.most),
    follows: pieces.filter(
      (piece) => piece.kind === 'numbers' || (said.includes(piece) && !shown.includes(piece) && mustFollow(piece)),
    ),
  };
}

const place = (piece: Piece): 'first' | 'middle' | 'last' => {
  if (piece.kind !== 'line') return 'middle';
  return piece.style === 'strong' ? 'first' : piece.style === 'quote' ? 'last' : 'middle';
};
