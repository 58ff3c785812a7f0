import { oneLine } from '../../domain/text';

/** Marks that show as nothing and mean nothing between any letters. */
const marks = /[\u00AD\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF]/g;
// Joiners make one picture of several, and letters of some scripts; behind these they were left by an editor.
const joiners = /(?<=^|[\s\p{Script=Han}\p{Script=Latin}\p{N}\p{P}])[\u200C\u200D]/gu;

/**
 * What a cell says: on one line, without what nobody sees, with single plain blanks, and without the signs by which
 * spreadsheets hold digits for text (`="00123"`, `'00123`).
 */
export function cleanCell(text: string): string {
  const seen = oneLine(text.replaceAll(marks, '').replaceAll(joiners, '').normalize('NFC'));
  return unwrapped(seen.replaceAll(/\s+/g, ' ').trim());
}

function unwrapped(text: string): string {
  const [, quoted] = /^="((?:[^"]|"")*)"$/.exec(text) ?? [];
  if (quoted !== undefined) return quoted.replaceAll('""', '"').trim();
  return /^'[\d=+@-]/.test(text) ? text.slice(1) : text;
}

/** A word of the desk's own, an id or a number, in the plain letters of keyboards: `９：００` is `9:00`. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/[‐-―−]/g, '-')
    .trim();
