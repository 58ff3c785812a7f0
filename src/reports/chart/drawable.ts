import { widthOf } from './fonts';

/** Stands for what no font of ours can draw, e.g. an emoji: it must be seen that something was there. */
const unknown = '□';
/** The printers' sign for a character that is missing in their case (GB 2312 has it too): the name goes on, it says. */
const missingHan = '〓';
/** They choose between forms of the character before them, of which our fonts have one. */
const variants = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What people see as one character, e.g. an emoji of several code points, becomes one sign when it can't be drawn. */
function drawn(grapheme: string): string {
  const characters = [...grapheme.normalize('NFC').replaceAll(variants, '')];
  if (characters.every((character) => widthOf(character) !== undefined)) return characters.join('');
  return /^\p{Script=Han}/u.test(grapheme) ? missingHan : unknown;
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
