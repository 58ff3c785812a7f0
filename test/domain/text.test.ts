import { firstLine, isBlank, oneLine, wellFormed } from '../../src/domain/text';

describe('what nobody can see', () => {
  test.each([
    ['nothing', ''],
    ['blanks of any script', ' \u00a0\u3000\u2003\t\n'],
    ['a zero-width space', '\u200b'],
    ['joiners, marks of direction and a byte order mark', '\u200c\u200d\u200e\u200f\u2060\ufeff\u061c'],
    ['overrides and isolates', '\u202e\u2066\u2069'],
    ['fillers of Hangul and the blank of Braille', '\u3164\u115f\uffa0\u2800'],
    ['soft hyphens, variation selectors and tags', '\u00ad\ufe0f\u{e0101}\u{e0020}'],
    ['controls', '\u0000\u0007\u0085'],
  ])('is blank: %s', (_, text) => {
    expect(isBlank(text)).toBe(true);
    expect([oneLine(text), firstLine(text)]).toEqual(['', '']);
  });

  test.each(['好', '.', '🖨️', '\u200b0', '\ufffd', '\u0600'])('is not blank: %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('a line', () => {
  test('turns nothing that stands after it', () => {
    expect(oneLine('invoice\u202egpj.exe')).toBe('invoicegpj.exe');
    expect(oneLine('\u2067שלום\u2069 打印机')).toBe('שלום 打印机');
  });

  test('stays one line, and no letter of it is half', () => {
    expect(oneLine(' a\r\nb\u2028c\u0000\ud83d')).toBe('a b c \ufffd');
  });

  test('leaves joined letters and emoji whole', () => {
    expect(oneLine('👩🏽‍💻 می‌خواهم')).toBe('👩🏽‍💻 می‌خواهم');
  });

  test('is the first that somebody can see', () => {
    expect(firstLine('\u200b\r\n \n 打印机卡纸\n三楼')).toBe('打印机卡纸');
  });
});

test('half letters are mended wherever they stand, and nothing else changes', () => {
  const profile = () => 1;
  const bytes = Buffer.from('a');
  const kept = wellFormed({ text: 'a\ud800', list: ['\udc00', 3, null], 'key\ud800': { deep: '😀' }, profile, bytes });
  expect(kept).toEqual({ text: 'a\ufffd', list: ['\ufffd', 3, null], 'key\ufffd': { deep: '😀' }, profile, bytes });
});

test.each([
  ['lists', (inner: unknown) => [inner]],
  ['objects', (inner: unknown) => ({ a: inner })],
])('%s in each other are kept down to what any database takes, and cut below', (_, around) => {
  const of = (levels: number, inside: unknown): unknown => {
    let value = inside;
    for (let level = 0; level < levels; level += 1) value = around(value);
    return value;
  };
  expect(wellFormed(of(28, 'x'))).toEqual(of(28, 'x'));
  expect(wellFormed(of(29, 'x'))).toEqual(of(28, null));
  expect(wellFormed(of(90_000, 'x'))).toEqual(of(28, null));
});
