import { graphemesOf } from '../../../domain/graphemes';

/**
 * Width in 字, as WeCom's advice counts: a Chinese character, an emoji or anything else from U+1100 on is one; a letter
 * of Latin and its neighbours is a half. Code points are counted, so joined emoji are wider than they look.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x1100 ? 0.5 : 1;
  return width;
}

/** Whether it is at most `most` 字 wide; long texts are not measured to their end. */
export const fitsWidth = (text: string, most: number): boolean => text.length <= most * 2 && widthOf(text) <= most;

/** Shortens to at most `most` 字, never inside what is read as one character, and shows that it did. */
export function cutToWidth(text: string, most: number): string {
  if (fitsWidth(text, most)) return text;
  let kept = '';
  let left = most - 1;
  // A long text is not read to its end; an unending character would be too wide anyway.
  for (const grapheme of graphemesOf(text.slice(0, most * 2 + 1000))) {
    left -= widthOf(grapheme);
    if (left < 0) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}
