import fc from 'fast-check';
import { textOf } from '../../src/config/text-of';
import { gb18030, marked, utf8, utf16be, utf16le } from '../kit/encodings';

const words = '编号,姓名\r\nz01,张伟\r\nz02,Zoë\r\n';
const chinese = '编号,姓名\r\nz01,张伟 ThinkPad电脑A座b区\r\n';

test.each([
  ['UTF-8', utf8(words), words],
  ['UTF-8 with a mark', marked(utf8, words), words],
  ['UTF-16 with a mark (Notepad\'s "Unicode")', marked(utf16le, words), words],
  ['UTF-16, the other way round', marked(utf16be, words), words],
  ['UTF-16 without a mark', utf16le(words), words],
  ['UTF-16 without a mark, the other way round', utf16be(words), words],
  ['GB18030 (Notepad\'s "ANSI" in China)', gb18030(chinese), chinese],
  ['GB18030 with rare letters', gb18030('姓名,朱镕基,喆堃\n電腦設備 PC\n'), '姓名,朱镕基,喆堃\n電腦設備 PC\n'],
  ['nothing', utf8(''), ''],
])('%s is read letter by letter', (_, bytes, text) => {
  expect(textOf(bytes)).toEqual({ text });
});

test.each([
  ['a workbook', Buffer.from('PK\x03\x04\x14\0\x06\0'), { why: 'workbook' }],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { why: 'workbook' }],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { why: 'binary' }],
  ['Western "ANSI"', Buffer.from('id,name\nz01,M\xfcller\n', 'latin1'), { why: 'foreign' }],
  ['Western "ANSI" at the beginning of a word', Buffer.from('id,name\nz01,\xd8rsted\n', 'latin1'), { why: 'foreign' }],
  ['Western "ANSI" at its end', Buffer.from('id,name\nz01,Jos\xe9\n', 'latin1'), { why: 'foreign' }],
  ['UTF-8 that was cut', utf8('编号,姓名\nz01,张伟').subarray(0, -1), { why: 'damaged', line: 2 }],
  ['UTF-8 that was marked and cut', marked(utf8, 'a\n张').subarray(0, -1), { why: 'damaged', line: 2 }],
  ['UTF-8 with GB18030 behind it', Buffer.concat([utf8('编号,姓名\n'), gb18030('张伟')]), { why: 'damaged', line: 2 }],
  ['UTF-16 that was cut', marked(utf16le, 'a\nb').subarray(0, -1), { why: 'damaged', line: 2 }],
])('%s is refused for what it is', (_, bytes, reason) => {
  expect(textOf(bytes)).toEqual(reason);
});

test('whatever is written as Unicode is read as it was written', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((it) => !it.includes('\0') && !it.startsWith('PK\x03\x04'));
  fc.assert(
    fc.property(text, fc.constantFrom(utf8, utf16le, utf16be), (it, encode) => {
      expect(textOf(marked(encode, it))).toEqual({ text: it });
    }),
  );
});
