import { wecomLimits } from '../../../platforms/wecom-limits';
import { bytesOf, first, inPieces } from '../../intake/in-pieces';

/** Room for `(12/12) `. */
const numberBytes = 8;

/** Something long to say in one or several messages. */
export interface Long {
  /** Stands before every part. */
  readonly tag: string;
  readonly body: string;
  /** Lines that are never cut, after the body: links. */
  readonly tail: readonly string[];
  /** The line that says where the rest is, when there is more than anybody reads in a chat. */
  readonly rest: string;
  /** Most parts. */
  readonly most: number;
}

/** The texts of it, numbered where there are several; each fits a message of WeCom. */
export function inParts({ tag, body, tail, rest, most }: Long): readonly string[] {
  const room = wecomLimits.text.most - bytesOf(tag) - numberBytes;
  // No more than this is sent, so no more is looked at.
  const sent = body.slice(0, wecomLimits.text.most * (most + 1));
  const pieces = first(inPieces(sent, room), most + 1);
  const kept = pieces.length <= most ? [...pieces] : shortened(pieces.slice(0, most), rest, room);
  for (const line of tail) {
    const last = kept.at(-1) ?? '';
    const together = last === '' ? line : `${last}\n${line}`;
    if (bytesOf(together) <= room) kept[kept.length - 1] = together;
    else kept.push(line);
  }
  return kept.length === 1
    ? kept.map((text) => `${tag}${text}`)
    : kept.map((text, nth) => `${tag}(${nth + 1}/${kept.length}) ${text}`);
}

function shortened(pieces: readonly string[], rest: string, room: number): string[] {
  const [last = ''] = first(inPieces(pieces.at(-1) ?? '', room - bytesOf(`…\n${rest}`)), 1);
  return [...pieces.slice(0, -1), `${last}…\n${rest}`];
}
