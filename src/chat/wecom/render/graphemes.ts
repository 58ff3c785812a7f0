const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What people see as one character, one by one: an emoji of several parts, a letter with its accents. */
export function* graphemesOf(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}
