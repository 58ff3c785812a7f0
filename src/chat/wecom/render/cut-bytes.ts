import { graphemesOf } from './graphemes';

/** Length in UTF-8, as WeCom counts. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Signs after which a text is cut rather than inside a sentence. */
const pauses = /[\s。！？；，、.!?;,]$/u;

/**
 * Cuts text into pieces of at most `most` bytes that give the text again when joined: after a line, else after a pause,
 * else between what people see as characters. Only what is larger than half a piece by itself is cut between code
 * points. At least one piece, none of them empty but the only one.
 */
export function* inPieces(text: string, most: number): Generator<string> {
  let piece = '';
  let size = 0;
  for (const unit of unitsOf(text, most)) {
    const bytes = bytesOf(unit);
    while (size + bytes > most) {
      const end = breakIn(piece);
      yield piece.slice(0, end);
      piece = piece.slice(end);
      size = bytesOf(piece);
    }
    piece += unit;
    size += bytes;
  }
  if (piece !== '' || text === '') yield piece;
}

/** The first `count` of what is given one by one; the others are never made. */
export function first<Thing>(things: Iterable<Thing>, count: number): readonly Thing[] {
  const taken: Thing[] = [];
  for (const thing of things) {
    if (taken.length === count) break;
    taken.push(thing);
  }
  return taken;
}

function* unitsOf(text: string, most: number): Generator<string> {
  for (const grapheme of graphemesOf(text)) {
    // A letter may carry thousands of accents.
    if (bytesOf(grapheme) > most / 2) yield* grapheme;
    else yield grapheme;
  }
}

/** Where a full piece is best cut: late enough that no piece stays half empty, and never at nothing. */
function breakIn(piece: string): number {
  const line = piece.lastIndexOf('\n') + 1;
  if (line > piece.length / 2) return line;
  for (let end = piece.length; end > piece.length / 2; end -= 1) {
    if (pauses.test(piece.slice(end - 1, end))) return end;
  }
  return piece.length;
}
