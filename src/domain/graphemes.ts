const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** V8 copies the whole text for each of its segments: a long one is split a piece at a time. */
const piece = 500;
/** Half a letter, where a piece was cut inside it, would be a sign of its own. */
const halfAtEnd = /[\uD800-\uDBFF]$/;

/** What people see as one character, one by one: an emoji of several parts, a letter with its accents. */
export function* graphemesOf(text: string): Generator<string> {
  let size = piece;
  for (let from = 0; from < text.length; ) {
    const began = from;
    const isRest = from + size >= text.length;
    const cut = text.slice(from, from + size);
    const part = isRest ? cut : cut.replace(halfAtEnd, '');
    let held = '';
    for (const { segment } of segmenter.segment(part)) {
      if (held !== '') yield held;
      from += held.length;
      held = segment;
    }
    // The last one of a piece may go on in the next; one that is larger than a piece needs a larger one.
    if (isRest) {
      yield held;
      return;
    }
    size = from === began ? size * 2 : piece;
  }
}
