import { say } from '../../../domain/words';
import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Button, Card } from '../../../views/card';
import { cutLabels, isLink, offeredOn, renderButtons } from './buttons';
import { cardBody } from './card-body';
import { coloured, faceOf, mainTitle, titleOf } from './card-head';
import { markdownLink, textLink } from './link';
import { only, type Piece, type PieceOf, piecesOf } from './piece';
import { renderAsk, renderVote } from './render-choice';
import type { Audience, Sent } from './rendered';
import { sayMarkdown } from './say-markdown';
import { sayText } from './say-text';
import { ticketLink } from './ticket-link';
import { voteGroup } from './vote-group';
import { fitsWidth } from './width';
import { wordsOf } from './words';

/** Lines that still read well as the small print of a card. */
const linesOfNotice = 4;

/** A card as messages: the card itself, the words it had no room for, then pictures and files. */
export function renderCard(card: Card, audience: Audience): readonly Sent[] {
  const pieces = piecesOf(card.parts, audience);
  return [...renderWords(card, pieces, audience), ...only(pieces, 'picture'), ...only(pieces, 'file')];
}

function renderWords(card: Card, pieces: readonly Piece[], audience: Audience): readonly Sent[] {
  const [ask, ...asks] = only(pieces, 'ask');
  const forms = asks.map(({ ask: { form } }): Piece => ({ kind: 'button', button: form, inMenu: false }));
  const offered = offeredOn(only([...pieces, ...forms], 'button'));
  if (ask) return withAsk(card, pieces, { ask, offered, audience });
  if (offered.length > 0 && offered.every(({ button }) => button.opens === 'card') && isReport(pieces)) {
    return sayMarkdown(titleOf(card, audience), pieces, audience, ticketLinks(offered, audience));
  }
  const group = voteGroup(offered, audience);
  if (group) return withVote(card, pieces, { group, offered, audience });
  if (offered.length > 0) return withButtons(card, pieces, { offered, audience });
  return without(card, pieces, audience);
}

/** Numbers and pictures, which no card of WeCom holds. */
const isReport = (pieces: readonly Piece[]): boolean =>
  only(pieces, 'numbers').length + only(pieces, 'picture').length > 0;

/** The pages of tickets, where there is no button to open them. */
const ticketLinks = (offered: readonly PieceOf<'button'>[], { links, speak }: Audience): readonly string[] =>
  offered.map(({ button }) => markdownLink(links.ticket(button.about), speak(button.label)));

interface Drawing {
  readonly offered: readonly PieceOf<'button'>[];
  readonly audience: Audience;
}

function withAsk(
  card: Card,
  pieces: readonly Piece[],
  { ask, offered, audience }: Drawing & { readonly ask: PieceOf<'ask'> },
): readonly Sent[] {
  const asked = renderAsk(card, pieces, ask, audience);
  const { form } = ask.ask;
  if (!asked) {
    const instead = offeredOn([{ kind: 'button', button: form, inMenu: false }, ...offered]);
    return withButtons(card, pieces, { offered: instead, audience });
  }
  const all = textLink(audience.links.form(form), audience.speak(say('wecom.fillIn')));
  return [asked.sent, ...after(card, asked.follows, { offered, audience }, [all])];
}

function withVote(
  card: Card,
  pieces: readonly Piece[],
  { group, offered, audience }: Drawing & { readonly group: readonly Button[] },
): readonly Sent[] {
  const vote = renderVote(card, pieces, group, audience);
  const others = offered.filter(({ button }) => !group.includes(button));
  return [vote.sent, ...after(card, vote.follows, { offered: others, audience })];
}

/** What comes after a card of choices: its other words and links, and a card of buttons where something is pressed. */
function after(
  card: Card,
  follows: readonly Piece[],
  { offered, audience }: Drawing,
  links: readonly string[] = [],
): readonly Sent[] {
  const { speak } = audience;
  const pressed = offered.some(({ button }) => !isLink(button));
  const others = pressed ? [] : offered.map(({ button }) => textLink(audience.links.form(button), speak(button.label)));
  const words = sayText(wordsOf(follows, audience), audience, [...links, ...others]);
  if (!pressed) return words;
  const choices: Card = { ...card, title: say('wecom.otherChoices'), parts: [] };
  return [...words, ...withButtons(choices, [], { offered, audience })];
}

function withButtons(card: Card, pieces: readonly Piece[], { offered, audience }: Drawing): readonly Sent[] {
  const labels = offered.filter(({ inMenu }) => !inMenu).map(({ button }) => button);
  const said = [...pieces, ...cutLabels(labels, audience, wecomLimits.buttonText.most)];
  const { desc, fields, follows } = cardBody(said, audience);
  const title = titleOf(card, audience);
  const json = {
    card_type: 'button_interaction',
    ...coloured(card, audience),
    ...mainTitle(title, desc, wecomLimits.title.most),
    ...fields,
    card_action: { type: 1, url: ticketLink(audience) },
    ...renderButtons(offered, audience),
  };
  return [
    { kind: 'card', card: json, updatable: true, face: faceOf(card, title, offered) },
    ...sayText(wordsOf(follows, audience), audience),
  ];
}

/** Nothing to press: a small notice where all of it fits, else its words. */
function without(card: Card, pieces: readonly Piece[], audience: Audience): readonly Sent[] {
  const title = titleOf(card, audience);
  if (isReport(pieces)) return sayMarkdown(title, pieces, audience);
  const { desc, fields, whole } = cardBody(pieces, audience);
  const fits = whole && fitsWidth(title, wecomLimits.title.most);
  if (!fits || only(pieces, 'line').length > linesOfNotice) return inWords(title, pieces, audience);
  const json = {
    card_type: 'text_notice',
    ...coloured(card, audience),
    ...mainTitle(title, desc, wecomLimits.title.most),
    ...fields,
    card_action: { type: 1, url: ticketLink(audience) },
  };
  return [{ kind: 'card', card: json, updatable: false, face: faceOf(card, title, []) }];
}

function inWords(title: string, pieces: readonly Piece[], audience: Audience): readonly Sent[] {
  const { speak, tag } = audience;
  const link = textLink(ticketLink(audience), speak(say(tag === '' ? 'wecom.openTickets' : 'wecom.openTicket')));
  const body = [title.slice(tag.length), wordsOf(pieces, audience)].filter((text) => text !== '').join('\n');
  return sayText(body, audience, [link]);
}
