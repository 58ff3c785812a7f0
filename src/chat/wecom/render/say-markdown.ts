import { say } from '../../../domain/words';
import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Tone } from '../../../views/card';
import { bytesOf, first, inPieces } from '../../intake/in-pieces';
import { oneLine } from './clean';
import { markdownLink } from './link';
import { measures } from './measures';
import { neutralMarkdown } from './neutral';
import type { Piece } from './piece';
import type { Audience, Sent } from './rendered';
import { ticketLink } from './ticket-link';

/** No line is longer, so that markup never ends in another message than it began in. */
const lineBytes = 1200;
/** Room for `(12/12)` and a line break. */
const numberBytes = 8;

const colours: Readonly<Record<Tone, string | undefined>> = {
  plain: undefined,
  quiet: 'comment',
  good: 'info',
  warn: 'warning',
  bad: 'warning',
};

/** A long card with numbers: markdown in numbered messages, and links to tickets it names and to its page. */
export function sayMarkdown(
  title: string,
  pieces: readonly Piece[],
  audience: Audience,
  tickets: readonly string[] = [],
): readonly Sent[] {
  const { speak, tag } = audience;
  const page = markdownLink(ticketLink(audience), speak(say(tag === '' ? 'wecom.openTickets' : 'wecom.openTicket')));
  const room = wecomLimits.markdown.most - numberBytes - bytesOf(tag);
  const links = [...packed(inLines([page, ...tickets]), room - bytesOf('…\n'))];
  const messages = first(packed(allLines(title, pieces, audience), room), measures.parts + 1);
  const most = measures.parts - links.length;
  const kept = messages.length > measures.parts ? [...messages.slice(0, most), '…'] : messages;
  return numbered(withLast(kept, links, room), tag);
}

function numbered(kept: readonly string[], tag: string): readonly Sent[] {
  return kept.map((text, nth) => ({
    kind: 'markdown',
    text: kept.length === 1 ? text : `${nth === 0 ? '' : tag}(${nth + 1}/${kept.length})\n${text}`,
  }));
}

/** Links side by side, as many as fit a line. */
function* inLines(links: readonly string[]): Generator<string> {
  let line = '';
  for (const link of links) {
    const together = line === '' ? link : `${line} ${link}`;
    const isFull = bytesOf(together) > lineBytes;
    if (isFull) yield line;
    line = isFull ? link : together;
  }
  yield line;
}

/** One by one, for a message holds only so many. */
function* allLines(title: string, pieces: readonly Piece[], audience: Audience): Generator<string> {
  yield* marked(title, '### ');
  for (const piece of pieces) yield* linesOf(piece, audience);
}

function withLast(
  messages: readonly string[],
  [next = '', ...rest]: readonly string[],
  room: number,
): readonly string[] {
  const together = `${messages.at(-1) ?? ''}\n${next}`.trim();
  const kept = bytesOf(together) <= room ? [...messages.slice(0, -1), together] : [...messages, next];
  return [...kept, ...rest];
}

function* linesOf(piece: Piece, { speak }: Audience): Generator<string> {
  if (piece.kind === 'numbers') {
    for (const line of piece.lines) yield* marked(line, '> ');
  }
  if (piece.kind === 'row') {
    const colour = colours[piece.tone];
    const words = speak(say('wecom.fact', { label: piece.label, value: oneLine(piece.value) }));
    yield* colour === undefined ? marked(words) : marked(words, `<font color="${colour}">`, '</font>');
  }
  if (piece.kind !== 'line') return;
  const { style } = piece;
  if (style === 'strong') yield* marked(oneLine(piece.text), '**', '**');
  else if (style === 'quiet') yield* marked(oneLine(piece.text), '<font color="comment">', '</font>');
  else for (const line of piece.text.split('\n')) yield* marked(line, style === 'quote' ? '> ' : '');
}

/** Words between our own markup, each line for itself. */
function* marked(words: string, before = '', after = ''): Generator<string> {
  for (const line of inPieces(neutralMarkdown(words), lineBytes)) {
    if (line.trim() !== '') yield `${before}${line.trim()}${after}`;
  }
}

function* packed(lines: Iterable<string>, room: number): Generator<string> {
  let message = '';
  for (const line of lines) {
    const together = message === '' ? line : `${message}\n${line}`;
    if (bytesOf(together) > room) yield message;
    message = bytesOf(together) > room ? line : together;
  }
  if (message !== '') yield message;
}
