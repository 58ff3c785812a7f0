/** Length in bytes of UTF-8. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** The beginning of a text that fits into `most` bytes, never half a character. */
export function cutAt(text: string, most: number): string {
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += bytesOf(character);
    if (size > most) return kept;
    kept += character;
  }
  return kept;
}

/** Length in characters as people count them (字). */
export const charactersOf = (text: string): number => [...text].length;

const widthOfOne = (character: string): number => {
  if (/\p{M}|\u200d/u.test(character)) return 0;
  return (character.codePointAt(0) ?? 0) < 0x1100 ? 0.5 : 1;
};

/** Width in 字, as advice about cards counts: a Chinese character or emoji is one, a letter or digit half of one. */
export const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + widthOfOne(one), 0);
