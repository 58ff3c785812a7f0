import { graphemesOf } from '../../src/domain/graphemes';

const whole = new Intl.Segmenter('und', { granularity: 'grapheme' });
const texts: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['Chinese', '三楼打印机卡纸。'.repeat(400)],
  ['families', '👩‍👩‍👧‍👦'.repeat(300)],
  ['flags', '🇨🇳🇺🇸'.repeat(400)],
  ['flags behind an odd beginning', `a${'🇨🇳'.repeat(700)}`],
  ['letters with their accents', 'e\u0301\u0323'.repeat(500)],
  ['one sign larger than any piece', `z${'\u0301'.repeat(3000)}weiter`],
  ['half a letter at the end', `${'卡'.repeat(700)}\uD83D`],
  ['ends of lines', '\r\n'.repeat(900)],
];

test.each(texts)('a long text is split as a whole one is, piece by piece: %s', (_name, text) => {
  expect([...graphemesOf(text)]).toEqual([...whole.segment(text)].map(({ segment }) => segment));
});
