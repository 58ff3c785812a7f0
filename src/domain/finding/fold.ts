import { Converter } from 'opencc-js/t2cn';

const han = /\p{Script=Han}/u;
type Convert = (text: string) => string;
let converter: Convert | undefined;

/**
 * Text as it is compared: full and half width, upper and lower case, traditional and simplified Chinese are the same, and
 * blanks of any kind are one. The converter is made when it is first needed.
 */
export function fold(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  if (!han.test(plain)) return plain;
  converter ??= Converter({ from: 'tw', to: 'cn' }) as Convert;
  return converter(plain);
}
