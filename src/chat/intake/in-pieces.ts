/** Length in UTF-8, as WeCom counts. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

type Size = (text: string) => number;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Length as Slack counts. */
export const lengthOf = (text: string): number => text.length;

/** Signs after which a text is cut rather than inside a sentence. */
const pauses = /[\s。！？；，、.!?;,]/u;

/**
 * Cuts text into pieces of at most `most` bytes, or whatever else `size` counts (no less than 1 for each unit of the
 * text), that give the text again when joined: after a line, else after a pause, else between what people see as
 * characters. Only what is larger than a piece by itself is cut between code points. At least one piece; none is empty
 * where there is text.
 */
export function* inPieces(text: string, most: number, size: Size = bytesOf): Generator<string> {
  let from = 0;
  while (size(text.slice(from, from + most + 1)) > most) {
    const start = from;
    // V8 copies the text that is segmented for each look into it, so it sees no more than a piece and what is behind it.
    const graphemes = segmenter.segment(text.slice(start, start + 2 * most));
    const edgeAt = (at: number): number => start + (graphemes.containing(at - start)?.index ?? at - start);
    const isBetween = (at: number): boolean => edgeAt(at) === at;
    const full = reach(text, { from, most, size });
    const edge = edgeAt(full);
    const to = edge > from ? breakBefore(text, { from, to: edge }, isBetween) : full;
    yield text.slice(from, to);
    from = to;
  }
  if (from < text.length || text === '') yield text.slice(from);
}

/** Where the next `most` end, between code points. */
function reach(
  text: string,
  { from, most, size }: { readonly from: number; readonly most: number; readonly size: Size },
): number {
  let taken = 0;
  let to = from;
  while (to < text.length) {
    const character = String.fromCodePoint(text.codePointAt(to) ?? 0);
    taken += size(character);
    if (taken > most) return to;
    to += character.length;
  }
  return to;
}

/** Late enough that no piece stays half empty. */
function breakBefore(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  isBetween: (at: number) => boolean,
): number {
  const least = from + (to - from) / 2;
  const line = text.lastIndexOf('\n', to - 1) + 1;
  if (line > least && isBetween(line)) return line;
  for (let at = to; at > least; at -= 1) {
    if (pauses.test(text.charAt(at - 1)) && isBetween(at)) return at;
  }
  return to;
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
