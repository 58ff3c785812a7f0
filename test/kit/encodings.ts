const pairs = new Map<string, readonly [number, number]>();

/** GB18030's letters of two bytes, read off the decoder: Node writes only Unicode. */
function known(): ReadonlyMap<string, readonly [number, number]> {
  if (pairs.size > 0) return pairs;
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== '\uFFFD') pairs.set(letter, [lead, trail]);
    }
  }
  return pairs;
}

/** What Notepad on a Chinese computer calls "ANSI". Throws on a letter that has more than two bytes there. */
export const gb18030 = (text: string): Buffer =>
  Buffer.from(
    [...text].flatMap((letter) => {
      if (letter < '\u0080') return [letter.charCodeAt(0)];
      const pair = known().get(letter);
      if (pair === undefined) throw new Error(`not of two bytes: ${letter}`);
      return [...pair];
    }),
  );

/** Without a mark, as every encoding here. */
export const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');

export const utf16be = (text: string): Buffer => utf16le(text).swap16();

/** With a byte order mark, as Notepad's "Unicode" and "UTF-8 with BOM". */
export const marked = (encode: (text: string) => Uint8Array, text: string): Uint8Array => encode(`\uFEFF${text}`);

export const utf8 = (text: string): Buffer => Buffer.from(text);
