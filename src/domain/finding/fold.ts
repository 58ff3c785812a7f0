import { simplify } from '../simplify';

/**
 * Text as it is compared: full and half width, upper and lower case, traditional and simplified Chinese are the same, and
 * blanks of any kind are one.
 */
export const fold = (text: string): string =>
  simplify(
    text
      .toWellFormed()
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
      .trim(),
  );
