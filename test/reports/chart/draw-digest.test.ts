import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { assertFontsDraw, drawDigest, FontsDrawNothing } from '../../../src/reports/chart/draw-digest';
import { drawable, fitted, widthOfText } from '../../../src/reports/chart/drawable';
import { readFont } from '../../../src/reports/chart/font-file';
import { fontFiles, widthOf } from '../../../src/reports/chart/fonts';
import { speaker } from '../kit';
import { sampleDigests } from '../sample-digests';

/** Width and height of a PNG, from its first chunk. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test.each(Object.keys(sampleDigests) as (keyof typeof sampleDigests)[])(
  'draws the %s digest as a PNG 1080 pixels wide',
  async (name) => {
    const png = await drawDigest(sampleDigests[name], speaker('zh-CN'), 'zh-CN');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(sizeOf(png).width).toBe(1080);
    expect(sizeOf(png).height).toBeGreaterThan(800);
  },
);

test('Chinese words leave ink: a picture with them is heavier than one without', async () => {
  const speak = speaker('zh-CN');
  const [words, none] = await Promise.all([
    drawDigest(sampleDigests.full, speak, 'zh-CN'),
    drawDigest(sampleDigests.full, () => '', 'zh-CN'),
  ]);
  expect(words.length).toBeGreaterThan(none.length * 1.5);
});

test('the bundled fonts draw', async () => {
  await expect(assertFontsDraw()).resolves.toBeUndefined();
});

test('start-up stops when the fonts draw nothing', async () => {
  const broken = join(mkdtempSync(join(tmpdir(), 'fonts-')), 'broken.ttf');
  writeFileSync(broken, 'not a font');
  await expect(assertFontsDraw([broken])).rejects.toThrow(FontsDrawNothing);
});

test('every character of the rare font is missing in the everyday ones, and everyday ones are in both weights', () => {
  const [regular, bold, rare] = fontFiles.map(readFont);
  const has = (character: string) =>
    [regular, bold, rare].map((font) => font?.widthOf(character.codePointAt(0) ?? 0) !== undefined);
  expect(has('满')).toEqual([true, true, false]);
  expect(has('喆')).toEqual([false, false, true]);
  expect(has('é')).toEqual([true, true, false]);
  expect(has('✓')).toEqual([true, true, false]);
});

test.each([
  ['20,902 characters of the first Han block', 0x4e00, 0x9fa5],
  ['74 characters that were added to it up to Unicode 8', 0x9fa6, 0x9fef],
  ['6,582 characters of extension A in GB 18030', 0x3400, 0x4db5],
])('all %s can be drawn (K9)', (_, from, to) => {
  const missing = Array.from({ length: to - from + 1 }, (_nth, index) => String.fromCharCode(from + index)).filter(
    (character) => widthOf(character) === undefined,
  );
  expect(missing).toEqual([]);
});

test('rare characters of names leave ink of their own, and no box (K9)', async () => {
  const pixelsOf = async (character: string): Promise<string> => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text y="26" font-size="28">${character}</text></svg>`;
    const { pixels } = await renderAsync(svg, { font: { loadSystemFonts: false, fontFiles: [...fontFiles] } });
    return Buffer.from(pixels).toString('base64');
  };
  const drawn = await Promise.all(['䶮', '鿏', '𫖯', '𬭸', '□', '〓', ''].map(pixelsOf));
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(drawable('王䶮、李鿏、冼𫖯')).toBe('王䶮、李鿏、冼𫖯');
});

test.each([
  { typed: '王喆', drawn: '王喆' },
  { typed: '赵😀', drawn: '赵□' },
  { typed: '👨‍👩‍👧 family', drawn: '□ family' },
  { typed: '𠮷野家', drawn: '〓野家' },
  { typed: '葛\u{E0100}城', drawn: '葛城' },
  { typed: '\uFA10', drawn: '塚' },
  { typed: ' two\n\tlines\u0000 ', drawn: 'two lines' },
  { typed: 'e\u0301te\u0301', drawn: 'été' },
  { typed: '', drawn: '' },
])('a character no font has is seen to be missing: $drawn', ({ typed, drawn }) => {
  expect(drawable(typed)).toBe(drawn);
});

test('cuts to the width asked for, and leaves alone what fits', () => {
  const cut = fitted('名字特别特别长的分类', 13, 80);
  expect(cut).toMatch(/^名字.*…$/);
  expect(widthOfText(cut, 13)).toBeLessThanOrEqual(80);
  expect(fitted('打印机', 13, 80)).toBe('打印机');
});

test('a file that is no TrueType font is named', () => {
  const broken = join(mkdtempSync(join(tmpdir(), 'fonts-')), 'broken.ttf');
  writeFileSync(broken, Buffer.alloc(64));
  expect(() => readFont(broken)).toThrow(/broken\.ttf is no TrueType font/);
});
