import { readAssets } from '../../../src/config/import/read-assets';
import { readPeople } from '../../../src/config/import/read-people';
import { readShifts } from '../../../src/config/import/read-shifts';
import { instant } from '../../../src/domain/time/instant';
import { marked, utf16le } from '../../kit/encodings';
import { bytes, desk, sentences, valuesOf } from './reading';

const people = (file: string) => readPeople(bytes(file), desk);
const assets = (file: string) => readAssets(bytes(file), desk, desk.people);

test.each([
  ['a byte order mark', '\uFEFFid,name\nz01,张伟\n'],
  ['byte order marks in the middle, of files put together', '\uFEFFid,name\n\uFEFFz01,\uFEFF张伟\n'],
  ['semicolons', 'id;name\nz01;张伟\n'],
  ['tabs', 'id\tname\nz01\t张伟\n'],
  ['the commas of a Chinese keyboard', 'id，name\nz01，张伟\n'],
  ['Windows line ends and empty lines', '\uFEFFID,Name\r\n\r\nz01,张伟\r\n,\r\n'],
  ['line ends of an old Macintosh', 'id,name\rz01,张伟\r'],
  ["Excel's sep= line", 'sep=;\r\nid;name\r\nz01;张伟\r\n'],
  ["Excel's sep= line behind a mark", '\uFEFFsep=\t\nid\tname\nz01\t张伟\n'],
  ['empty columns at the end', 'id,name,,\nz01,张伟,,\n,,,\n'],
  ['empty columns in the middle', 'id,,name\nz01,,张伟\n'],
  ['more commas than columns', 'id,name\nz01,张伟,,,\n'],
  ['zero-width letters in headings and cells', 'i\u200Bd,\u200Dname\uFEFF\nz\u200B01,张\u200B\u200D伟\u2060\n'],
  ['blanks of all kinds', '\u00A0id\u3000,na me\n\u00A0z01\u3000,\u2003张伟\u00A0\n'],
  ['full-width letters', 'ＩＤ,ｎａｍｅ\nｚ０１,张伟\n'],
  ['digits held for text by a formula', 'id,name\n="z01",="张伟"\n'],
  ['the same in quotation marks', 'id,name\n"=""z01""","=""张伟"""\n'],
  ['turned directions', 'id,name\nz01,\u202E张\u2066伟\u2069\n'],
  ['a broken line inside the heading', '"id\r\n",name\nz01,张伟\n'],
])('a file with %s says the same', (_, file) => {
  expect(valuesOf(people(file))).toEqual([expect.objectContaining({ id: 'z01', name: '张伟' })]);
});

test('Excel\'s "Unicode text" says the same', () => {
  const file = marked(utf16le, 'id\tname\r\nz01\t张伟\r\n');
  expect(valuesOf(readPeople(file, desk))).toEqual([expect.objectContaining({ id: 'z01', name: '张伟' })]);
});

test.each([
  ['="00123"', '00123'],
  ["'00123", '00123'],
  ['00123', '00123'],
  ['1E5', '1E5'],
])('the tag %s is %s', (cell, tag) => {
  expect(valuesOf(assets(`tag,type,name\n${cell},pc,X\n`))).toEqual([expect.objectContaining({ tag })]);
});

test.each([
  ['=1+1', '=1+1'],
  ['@cmd', '@cmd'],
  ['+86 21', '+86 21'],
  ['"=HYPERLINK(""http://x"")"', '=HYPERLINK("http://x")'],
  ["'t Hooft", "'t Hooft"],
  ['5" monitor', '5" monitor'],
  ['"a\r\nb"', 'a b'],
  ['👨‍👩‍👧', '👨‍👩‍👧'],
  ['①号机', '①号机'],
])('the name %j stays data: %j', (cell, name) => {
  expect(valuesOf(assets(`tag,type,name\nA1,pc,${cell}\n`))).toEqual([expect.objectContaining({ name })]);
});

test.each([
  ['2027-06-30', '2027-06-30'],
  ['2027/6/30', '2027-06-30'],
  ['2027.6.30', '2027-06-30'],
  ['2027年6月30日', '2027-06-30'],
  ['２０２７／６／３０', '2027-06-30'],
  ['20270630', '2027-06-30'],
  ['2027/6/30 0:00', '2027-06-30'],
  ['2027-06-30 00:00:00', '2027-06-30'],
])('the date %s is %s', (cell, warrantyUntil) => {
  expect(valuesOf(assets(`tag,type,name,warranty\nA1,pc,X,${cell}\n`))).toEqual([
    expect.objectContaining({ warrantyUntil }),
  ]);
});

const order = 'which may mean several days; write the year first and with four digits, like 2027-06-30.';
test.each([
  ['26-6-30', order],
  ['26年6月30日', order],
  ['6/30/2027', order],
  ['30.06.2027', order],
  ['06/07/26', order],
  ['46568', 'the number by which a spreadsheet counts a day, probably 2027-06-30; format the column'],
  ['2027-06', 'write it like 2027-06-30.'],
  ['2027', 'write it like 2027-06-30.'],
  ['2027-02-29', 'write it like 2027-06-30.'],
  ['2027-06-30 09:00', 'write it like 2027-06-30.'],
  ['#N/A', 'what a spreadsheet shows for a formula that failed'],
  ['########', 'what a spreadsheet shows for a formula that failed'],
  ['2.02706E+07', 'a number that the spreadsheet has rounded, so its digits are lost'],
])('the date %s is refused: %s', (cell, why) => {
  expect(sentences(assets(`tag,type,name,warranty\nA1,pc,X,${cell}\n`).problems)).toEqual([
    expect.stringContaining(`Line 2: "warranty" is "${cell}"`),
  ]);
  expect(sentences(assets(`tag,type,name,warranty\nA1,pc,X,${cell}\n`).problems)[0]).toContain(why);
});

test.each(['id', 'tag'])('an %s that a spreadsheet has rounded is refused with how to save it', (column) => {
  const read = column === 'id' ? people : assets;
  expect(sentences(read(`${column},name\n2.02311E+11,张伟\n`).problems)).toEqual([
    `Line 2: "${column}" is "2.02311E+11", a number that the spreadsheet has rounded, so its digits are lost; format the column as text there, write the number again and save.`,
  ]);
});

const shanghai = (time: string) => instant(`2026-11-23T${time}:00+08:00`);
test.each([
  ['9:00', '18:00', shanghai('09:00'), shanghai('18:00')],
  ['9：00', '１８：００', shanghai('09:00'), shanghai('18:00')],
  ['09:00:00', '24:00:00', shanghai('09:00'), instant('2026-11-24T00:00:00+08:00')],
  ['9点', '17时30分', shanghai('09:00'), shanghai('17:30')],
  ['00:00', '24:00', shanghai('00:00'), instant('2026-11-24T00:00:00+08:00')],
])('%s to %s are times of day', (from, to, begins, ends) => {
  const file = bytes(`date,from,to,primary\n2026-11-23,${from},${to},li.na\n`);
  expect(valuesOf(readShifts(file, { desk, people: desk.people })).map(({ span }) => span)).toEqual([
    { from: begins, to: ends },
  ]);
});

test.each(['24:00', '0.375', '9', '25:00', '09:00:30', '9:5', '9:00 PM'])('a shift from %s is refused', (from) => {
  const file = bytes(`date,from,to,primary\n2026-11-23,${from},18:00,li.na\n`);
  expect(sentences(readShifts(file, { desk, people: desk.people }).problems)).toEqual([
    `Line 2: "from" is "${from}"; write it like 09:00.`,
  ]);
});

test('lines are those of the file, below everything that takes several', () => {
  const file = ['sep=,', '', 'id,name', '"z', '01","a', 'b', 'c"', '', ',', 'z 2,x', '"', '', 'z 3",y', 'z 4,z', ''];
  for (const end of ['\n', '\r\n', '\r']) {
    expect(sentences(people(file.join(end)).problems)).toEqual([
      'Line 4: "id" is "z 01"; write it like li.na.',
      'Line 10: "id" is "z 2"; write it like li.na.',
      'Line 11: "id" is "z 3"; write it like li.na.',
      'Line 14: "id" is "z 4"; write it like li.na.',
    ]);
  }
});

test.each([
  ['', 'The file is empty.'],
  ['\uFEFF\r\n\u200B,\u00A0\r\n', 'The file is empty.'],
  ['id,name\n', 'The file has no rows below its header.'],
  ['name\nz01\n', 'The column "id / 编号" is missing; write it into the first line.'],
  ['id,name,name\nz01,a,b\n', 'The column "name" is there twice; keep one.'],
  ['id,name,姓名\nz01,a,b\n', 'The column "姓名" is there twice; keep one.'],
  ['id,name,\nz01,a,b\n', 'Column 3 has no heading in the first line; write one, or empty the column.'],
  ['id,name\nz01,"open\n', 'Line 2: the quotation marks do not match; check them from here on.'],
  ['sep=;\nid;name\nz01;"open\n', 'Line 3: the quotation marks do not match; check them from here on.'],
  ['i\0d,name\n', 'The file is not CSV text; save it as CSV (UTF-8) in the spreadsheet.'],
  [
    'PK\x03\x04\0\0',
    'The file is a workbook of a spreadsheet, whatever its name; open it there and save it as CSV (UTF-8).',
  ],
  [`id,name\n${'z,'.repeat(3_000_000)}`, 'The file is bigger than 5 MB; divide it.'],
  [`id,name\n${'z,a\n'.repeat(20_001)}`, 'The file has more than 20000 rows; divide it.'],
  ['id,name\nconstructor,a\n', undefined],
  [`id,name\n${'\n'.repeat(30_000)}z01,a\n`, undefined],
  [`id,name\nz01,${'长'.repeat(191)}\n`, 'Line 2: "name" is longer than 190 characters; shorten it.'],
])('a file like %.30j gets one sentence', (file, sentence) => {
  expect(sentences(people(file).problems)).toEqual(sentence === undefined ? [] : [sentence]);
});
