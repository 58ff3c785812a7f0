import { readAssets } from '../../../src/config/import/read-assets';
import { readPeople } from '../../../src/config/import/read-people';
import { readShifts } from '../../../src/config/import/read-shifts';
import { readConfig } from '../../../src/config/read-config';
import { instant } from '../../../src/domain/time/instant';
import type { Say } from '../../../src/domain/words';
import { createTranslator } from '../../../src/i18n/create-translator';
import { aDeskFile } from '../a-desk-file';

const { desk } = readConfig({ DATABASE_URL: 'sqlite:x', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, () =>
  aDeskFile(['people', 'sun.yue'], { name: '孙悦', roles: ['manager'] }),
);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function sentences(problems: readonly Say[], language: 'en' | 'zh-CN' = 'en'): readonly string[] {
  const reader = { language, zone: 'UTC', now: instant('2026-11-22T00:00:00Z'), nameOf: (id: string) => id };
  return problems.map(createTranslator().speakTo(reader));
}

// 编号,姓名,角色 / z01,张伟,工程师 in GB18030, as Excel on a Chinese computer saves it.
const gb18030 = Uint8Array.from(
  Buffer.from('b1e0bac52cd0d5c3fb2cbdc7c9ab0d0a7a30312cd5c5ceb02cb9a4b3cccaa60d0a', 'hex'),
);

describe('people', () => {
  test('reads a file with English headings, and takes from the desk what is left out', () => {
    const file = 'id,name,language,roles,skills,slack\nz01,Zoe,en,engineer lead,hardware;SW-1,U0ZOE\nz02,周明,,,,\n';
    expect(readPeople(bytes(file), desk)).toEqual({
      problems: [],
      rows: [
        {
          id: 'z01',
          name: 'Zoe',
          language: 'en',
          zone: 'Asia/Shanghai',
          roles: ['engineer', 'lead'],
          skills: ['hardware', 'office'],
          active: true,
          identities: { slack: 'U0ZOE' },
        },
        expect.objectContaining({ id: 'z02', name: '周明', roles: [], skills: [], identities: {} }),
      ],
    });
  });

  test('reads GB18030 with Chinese headings', () => {
    const { rows, problems } = readPeople(gb18030, desk);
    expect(problems).toEqual([]);
    expect(rows).toEqual([expect.objectContaining({ id: 'z01', name: '张伟', roles: ['engineer'] })]);
  });

  test.each([
    ['a byte order mark', '\uFEFFid,name\nz01,张伟\n'],
    ['semicolons', 'id;name\nz01;张伟\n'],
    ['tabs', 'id\tname\nz01\t张伟\n'],
    ['Windows line ends and empty lines', '\uFEFFID,Name\r\n\r\nz01,张伟\r\n,\r\n'],
  ])('reads a file with %s', (_, file) => {
    expect(readPeople(bytes(file), desk)).toEqual({
      problems: [],
      rows: [expect.objectContaining({ id: 'z01', name: '张伟' })],
    });
  });

  test('names every bad row with its line, also below a cell of several lines', () => {
    const file = [
      'id,name,role,slack,zone,language,active',
      'z01,"Zoe\nSmith",engineer,U0ZOE,,,',
      'z 2,Yan,engineer,,,,',
      'z03,,boss,,,,',
      'z01,Xu,engineer,U0ZOE,Mars/Base,fr,maybe',
      'z05,Short',
    ].join('\n');
    expect(sentences(readPeople(bytes(file.replace('\nz05,Short', '')), desk).problems)).toEqual([
      'Line 4: "id" is "z 2"; write it like li.na.',
      'Line 5: "name" is empty; write something.',
      'Line 5: "role" is "boss". Known are: engineer, lead, manager, admin, 工程师, 组长, 经理, 管理员',
      'Line 6: "zone" is "Mars/Base"; write it like Asia/Shanghai.',
      'Line 6: "language" is "fr". Known are: en, zh-cn, english, 英文, 中文',
      'Line 6: "active" is "maybe". Known are: yes, no, true, false, 是, 否',
      'Line 6: "id" is "z01", as in line 2; each may be there once.',
      'Line 6: "slack" is "U0ZOE", as in line 2; each may be there once.',
    ]);
    expect(sentences(readPeople(bytes(file), desk).problems)).toEqual([
      'Line 7: it has 2 cells where the header has 7; check commas and quotation marks.',
    ]);
  });

  test("says in Chinese what is wrong, with the file's own headings", () => {
    const { problems } = readPeople(bytes('编号,姓名,角色\nz01,张伟,老板\n'), desk);
    expect(sentences(problems, 'zh-CN')).toEqual([
      '第 2 行：“角色”是“老板”。可填：engineer, lead, manager, admin, 工程师, 组长, 经理, 管理员',
    ]);
  });

  test.each([
    ['', 'The file has no rows below its header.'],
    ['id,name\n', 'The file has no rows below its header.'],
    ['id\nz01\n', 'The column "name / 姓名" is missing; write it into the first line.'],
    ['id,name,name\nz01,a,b\n', 'The column "name" is there twice; keep one.'],
    ['id,name\nz01,"open\n', 'Line 2: the quotation marks do not match; check them from here on.'],
    ['i\0d,name\n', 'The file is not CSV text; save it as CSV (UTF-8) in the spreadsheet.'],
    [
      'PK\x03\x04\0\0',
      'The file is a workbook of a spreadsheet, whatever its name; open it there and save it as CSV (UTF-8).',
    ],
    [`id,name\n${'z,'.repeat(3_000_000)}`, 'The file is bigger than 5 MB; divide it.'],
    [`id,name\n${'z,a\n'.repeat(20_001)}`, 'The file has more than 20000 rows; divide it.'],
    ['id,name\nconstructor,a\n', undefined],
    [`id,name\nz01,${'长'.repeat(201)}\n`, 'Line 2: "name" is longer than 200 characters; shorten it.'],
  ])('a file like %.30j gets one sentence', (file, sentence) => {
    expect(sentences(readPeople(bytes(file), desk).problems)).toEqual(sentence === undefined ? [] : [sentence]);
  });

  test('does not take the words of every object for roles', () => {
    expect(readPeople(bytes('id,name,roles\nz01,a,constructor\n'), desk).problems).toHaveLength(1);
  });

  test('names the columns it knows when one is unknown', () => {
    const [sentence] = sentences(readPeople(bytes('id,name,salary\nz01,a,1\n'), desk).problems);
    expect(sentence).toMatch(/^The column "salary" is not known\. Known are: id \/ 编号, name \/ 姓名/);
  });
});

describe('shifts', () => {
  test('are read in the local time of the desk, over midnight too', () => {
    const file =
      '日期,开始,结束,主值班,备值班,地点\n2026/11/23,9:00,18:00,李娜,wang.lei,hq\n2026-11-23,18:00,09:00,wang.lei,,\n';
    expect(readShifts(bytes(file), desk, desk.people)).toEqual({
      problems: [],
      rows: [
        {
          span: { from: instant('2026-11-23T01:00:00Z'), to: instant('2026-11-23T10:00:00Z') },
          primary: 'li.na',
          backup: 'wang.lei',
          places: ['hq'],
          skills: [],
        },
        {
          span: { from: instant('2026-11-23T10:00:00Z'), to: instant('2026-11-24T01:00:00Z') },
          primary: 'wang.lei',
          backup: null,
          places: [],
          skills: [],
        },
      ],
    });
  });

  test('name nobody who cannot be on duty, and no date that does not exist', () => {
    const file = [
      'date,from,to,primary,backup',
      '2026-02-30,09:00,18:00,li.na,',
      '2026-11-23,9am,18:00,li.na,li.na',
      '2026-11-23,09:00,18:00,nobody,sun.yue',
    ].join('\n');
    expect(sentences(readShifts(bytes(file), desk, desk.people).problems)).toEqual([
      'Line 2: "date" is "2026-02-30"; write it like 2026-11-23.',
      'Line 3: "from" is "9am"; write it like 09:00.',
      'Line 3: primary and backup are the same person; name somebody else.',
      'Line 4: "primary" is "nobody", whom the desk does not know; write the id of a person, or import the person first.',
      'Line 4: "backup" is "sun.yue", who is no active engineer or lead.',
    ]);
  });

  test('ask for the id when several people have the name', () => {
    const twice = desk.people.map((person) => ({ ...person, name: '李娜' }));
    const file = 'date,from,to,primary\n2026-11-23,09:00,18:00,李娜\n';
    expect(sentences(readShifts(bytes(file), desk, twice).problems)).toEqual([
      'Line 2: "primary" is "李娜", a name of several people; write the id.',
    ]);
  });
});

describe('assets (OBJ-1)', () => {
  test('are read with Chinese headings and types', () => {
    const file = '资产编号,类型,名称,地点,使用人,保修到期,供应商\nPC-001,笔记本,ThinkPad X1,,李娜,2027年6月30日,联想\n';
    expect(readAssets(bytes(file), desk, desk.people)).toEqual({
      problems: [],
      rows: [
        {
          tag: 'PC-001',
          type: 'pc',
          name: 'ThinkPad X1',
          place: 'hq',
          user: 'li.na',
          warrantyUntil: '2027-06-30',
          vendor: '联想',
        },
      ],
    });
  });

  test('name bad rows', () => {
    const file = 'tag,type,name,place,warranty\nA1,car,Golf,hk,soon\nA1,pc,X1,,\n';
    expect(sentences(readAssets(bytes(file), desk, desk.people).problems)).toEqual([
      'Line 2: "type" is "car". Known are: pc, scanner, printer, other, 电脑, 台式机, 笔记本, 扫描仪, 打印机, 其他',
      'Line 2: "place" is "hk". Known are: hq, headquarters',
      'Line 2: "warranty" is "soon"; write it like 2027-06-30.',
      'Line 3: "tag" is "A1", as in line 2; each may be there once.',
    ]);
  });
});
