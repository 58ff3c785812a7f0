const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

const marks = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** How much room a mark takes, in halves of a Chinese character. */
const halves = (mark: string): number => (wide.test(mark) || /\p{Extended_Pictographic}/u.test(mark) ? 2 : 1);

/** The room `text` takes, in Chinese characters; a Latin letter takes half of one. */
export function roomOf(text: string): number {
  return [...marks.segment(text)].reduce((sum, { segment }) => sum + halves(segment), 0) / 2;
}

/** `text` cut to the room of `most` Chinese characters, with … where something is missing. */
export function clip(text: string, most: number): string {
  if (roomOf(text) <= most) return text;
  let room = 1; // of the …
  let kept = '';
  for (const { segment } of marks.segment(text)) {
    room += halves(segment) / 2;
    if (room > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
