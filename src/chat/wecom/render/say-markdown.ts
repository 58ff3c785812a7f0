import { say } from '../../../domain/words';
import type { Tone } from '../../../views/card';
import { oneLine } from './clean';
import { bytesOf, inPieces } from './cut-bytes';
import { jobLink } from './job-link';
import { limits } from './limits';
import { markdownLink } from './link';
import { neutralMarkdown } from './neutral';
import type { Piece } from './piece';
import type { Audience, Sent } from './rendered';

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

/** A long card with numbers: markdown in numbered messages, and a link to its page. */
export function sayMarkdown(title: string, pieces: readonly Piece[], audience: Audience): readonly Sent[] {
  const { speak, tag } = audience;
  const link = markdownLink(jobLink(audience), speak(say(tag === '' ? 'wecom.openJobs' : 'wecom.openJob')));
  const lines = [...marked(title, '### '), ...pieces.flatMap((piece) => linesOf(piece, audience)), link];
  const messages = packed(lines, limits.markdownBytes - numberBytes - bytesOf(tag));
  const kept = messages.length <= limits.parts ? messages : [...messages.slice(0, limits.parts - 1), `…\n${link}`];
  return kept.map((text, nth) => ({
    kind: 'markdown',
    text: kept.length === 1 ? text : `${nth === 0 ? '' : tag}(${nth + 1}/${kept.length})\n${text}`,
  }));
}

function linesOf(piece: Piece, { speak }: Audience): readonly string[] {
  if (piece.kind === 'numbers') return piece.lines.flatMap((line) => marked(line, '> '));
  if (piece.kind === 'row') {
    const colour = colours[piece.tone];
    const words = speak(say('wecom.fact', { label: piece.label, value: oneLine(piece.value) }));
    return colour === undefined ? marked(words) : marked(words, `<font color="${colour}">`, '</font>');
  }
  if (piece.kind !== 'line') return [];
  if (piece.style === 'strong') return marked(oneLine(piece.text), '**', '**');
  if (piece.style === 'quiet') return marked(oneLine(piece.text), '<font color="comment">', '</font>');
  return piece.text
    .split('\n')
    .flatMap((line) => marked(line, piece.kind === 'line' && piece.style === 'quote' ? '> ' : ''));
}

/** Words between our own markup, each line for itself. */
const marked = (words: string, before = '', after = ''): readonly string[] =>
  words.trim() === ''
    ? []
    : inPieces(neutralMarkdown(words), lineBytes).map((line) => `${before}${line.trim()}${after}`);

function packed(lines: readonly string[], room: number): readonly string[] {
  const messages: string[] = [];
  for (const line of lines) {
    const together = messages.length === 0 ? line : `${messages.at(-1)}\n${line}`;
    if (messages.length > 0 && bytesOf(together) <= room) messages[messages.length - 1] = together;
    else messages.push(line);
  }
  return messages;
}
