/** The text of a file, or why its bytes are none: `line` says where it is damaged. */
export type TextRead =
  | { readonly text: string; readonly why?: undefined }
  | { readonly why: 'workbook' | 'binary' | 'foreign' }
  | { readonly why: 'damaged'; readonly line: number };

const marks = [
  { mark: '\xef\xbb\xbf', encoding: 'utf-8' },
  { mark: '\xff\xfe', encoding: 'utf-16le' },
  { mark: '\xfe\xff', encoding: 'utf-16be' },
] as const;

/** Zip, in which .xlsx and .ods are packed, and the older Office files. */
const workbooks = ['PK\x03\x04', '\xd0\xcf\x11\xe0'];

/**
 * Reads a file as editors and spreadsheets save it: UTF-8 and UTF-16, with a byte order mark or without, and GB18030,
 * which Windows calls "ANSI" on Chinese computers. What fits several is UTF-8. The mark is left out.
 */
export function textOf(bytes: Uint8Array): TextRead {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (workbooks.some((magic) => start.startsWith(magic))) return { why: 'workbook' };
  const marked = marks.find(({ mark }) => start.startsWith(mark));
  if (marked !== undefined) return readAs(marked.encoding, bytes);
  if (bytes.includes(0)) return withoutMark(bytes);
  const text = decode('utf-8', bytes);
  if (text !== undefined) return { text };
  if (isMostlyUtf8(bytes)) return damaged('utf-8', bytes);
  const chinese = isWestern(bytes) ? undefined : decode('gb18030', bytes);
  return chinese !== undefined && isText(chinese) ? { text: chinese } : { why: 'foreign' };
}

function readAs(encoding: string, bytes: Uint8Array): TextRead {
  const text = decode(encoding, bytes);
  if (text === undefined) return damaged(encoding, bytes);
  return text.includes('\0') ? { why: 'binary' } : { text };
}

/** UTF-16 has a zero in each Latin letter, and read the wrong way round its line ends are no letters at all. */
function withoutMark(bytes: Uint8Array): TextRead {
  const read = [decode('utf-16le', bytes), decode('utf-16be', bytes)].filter((text) => text !== undefined);
  const [text, other] = read.filter(isText);
  return text === undefined || other !== undefined ? { why: 'binary' } : { text };
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const loosely = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);

function damaged(encoding: string, bytes: Uint8Array): TextRead {
  return { why: 'damaged', line: (loosely(encoding, bytes).split('\uFFFD')[0] ?? '').split(/\r\n?|\n/).length };
}

const isText = (text: string): boolean => !/[^\P{Cc}\s]|\p{Cn}/u.test(text);

/** GB18030 is hardly ever mistaken for letters of three bytes; UTF-8 that was cut or mixed has more of them than of damage. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = loosely('utf-8', bytes);
  const whole = text.match(/[\u0800-\uFFFC]/g)?.length ?? 0;
  return whole >= (text.match(/\uFFFD/g)?.length ?? 0);
}

/**
 * Whether it is Western "ANSI", in which `Müller` reads as GB18030 too: a letter of two bytes that ends in a small Latin
 * one and touches another. Chinese words hardly ever look like that.
 */
function isWestern(bytes: Uint8Array): boolean {
  const letters =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/[\x81-\xfe]\d[\x81-\xfe]\d|[\x81-\xfe][\s\S]|[\s\S]/g) ?? [];
  const isSmall = (letter: string | undefined) => letter !== undefined && /^[a-z]$/.test(letter);
  return letters.some(
    (letter, at) => /^[\s\S][a-z]$/.test(letter) && (isSmall(letters[at - 1]) || isSmall(letters[at + 1])),
  );
}
