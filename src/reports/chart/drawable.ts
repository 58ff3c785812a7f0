import { widthOf } from './fonts';

/** Stands for a character no font of ours can draw: it must be seen that something was there. */
const unknown = '□';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What people see as one character, e.g. an emoji of several code points, becomes one box when it can't be drawn. */
function drawn(grapheme: string): string {
  const characters = [...grapheme.normalize('NFC')];
  return characters.every((character) => widthOf(character) !== undefined) ? characters.join('') : unknown;
}

/** No picture has room for more. V8 copies the whole text for each of its segments, so a long one is never split whole. */
const longest = 1000;

/** Text as the picture can show it: one line, no control characters, nothing that would vanish. */
export const drawable = (text: string): string => {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return [...graphemes.segment(line.slice(0, longest).toWellFormed())].map(({ segment }) => drawn(segment)).join('');
};

/** Width of a text in pixels at this font size. Kerning only makes it narrower. */
export const widthOfText = (text: string, size: number): number =>
  [...text].reduce((width, character) => width + (widthOf(character) ?? 1), 0) * size;

/** The text, or as much of its beginning as fits into `width` pixels, with an ellipsis. */
export function fitted(text: string, size: number, width: number): string {
  const line = drawable(text);
  if (widthOfText(line, size) <= width) return line;
  let kept = '';
  let left = width - widthOfText('…', size);
  for (const character of line) {
    left -= widthOfText(character, size);
    if (left < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
