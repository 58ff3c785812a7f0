import { readFileSync } from 'node:fs';

/** What a TrueType font can draw, and how wide. Codes are Unicode code points. */
export interface FontFile {
  /** Undefined for a character the font has no glyph for; else its width as a share of the font size. */
  readonly widthOf: (code: number) => number | undefined;
}

/** Where each table of the font begins, by its tag (OpenType specification, "Table directory"). */
function tablesOf(font: Buffer): ReadonlyMap<string, Buffer> {
  const count = font.readUInt16BE(4);
  const entries = Array.from({ length: count }, (_, index) => 12 + index * 16);
  return new Map(
    entries.map((at) => [font.toString('latin1', at, at + 4), font.subarray(font.readUInt32BE(at + 8))] as const),
  );
}

function tableOf(tables: ReadonlyMap<string, Buffer>, tag: string, path: string): Buffer {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`${path} is no TrueType font: it has no ${tag} table`);
  return table;
}

/** Glyphs of a format 4 map: segments of the basic plane, each with a shift or a list of glyphs. */
function glyphsOfFormat4(map: Buffer): ReadonlyMap<number, number> {
  const segments = map.readUInt16BE(6) / 2;
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const end = map.readUInt16BE(14 + segment * 2);
    const start = map.readUInt16BE(16 + (segments + segment) * 2);
    const shift = map.readUInt16BE(16 + (segments * 2 + segment) * 2);
    const listAt = 16 + (segments * 3 + segment) * 2;
    const list = map.readUInt16BE(listAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const raw = list === 0 ? code : map.readUInt16BE(listAt + list + (code - start) * 2);
      const glyph = list !== 0 && raw === 0 ? 0 : (raw + shift) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

/** Glyphs of a format 12 map: groups of characters, of every plane, with glyphs in a row. */
function glyphsOfFormat12(map: Buffer): ReadonlyMap<number, number> {
  const groups = Array.from({ length: map.readUInt32BE(12) }, (_, index) => map.subarray(16 + index * 12));
  return new Map(
    groups.flatMap((group) => {
      const [first, last, glyph] = [0, 4, 8].map((at) => group.readUInt32BE(at)) as [number, number, number];
      return Array.from({ length: last - first + 1 }, (_, nth) => [first + nth, glyph + nth] as const);
    }),
  );
}

/** Glyph of each character. A font with characters beyond the basic plane has two maps, and all are in the larger. */
function glyphsOf(cmap: Buffer, path: string): ReadonlyMap<number, number> {
  const records = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8));
  const ofFormat = (format: number): Buffer | undefined =>
    records.map((at) => cmap.subarray(at)).find((map) => map.readUInt16BE(0) === format);
  const [whole, basic] = [ofFormat(12), ofFormat(4)];
  if (whole !== undefined) return glyphsOfFormat12(whole);
  if (basic === undefined) throw new Error(`${path} has no character map of format 12 or 4`);
  return glyphsOfFormat4(basic);
}

/** Reads a font file. Throws when it is missing or is not TrueType. */
export function readFont(path: string): FontFile {
  const tables = tablesOf(readFileSync(path));
  const glyphs = glyphsOf(tableOf(tables, 'cmap', path), path);
  const unitsPerEm = tableOf(tables, 'head', path).readUInt16BE(18);
  const wide = tableOf(tables, 'hhea', path).readUInt16BE(34);
  const metrics = tableOf(tables, 'hmtx', path);
  const widthOf = (code: number): number | undefined => {
    const glyph = glyphs.get(code);
    return glyph === undefined ? undefined : metrics.readUInt16BE(Math.min(glyph, wide - 1) * 4) / unitsPerEm;
  };
  return { widthOf };
}
