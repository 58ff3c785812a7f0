import { readAssets } from '../../../src/config/import/read-assets';
import { readPeople } from '../../../src/config/import/read-people';
import { readShifts } from '../../../src/config/import/read-shifts';
import { instant } from '../../../src/domain/time/instant';
import { gb18030 } from '../../kit/encodings';
import { bytes, desk, sentences, valuesOf } from './reading';

/** A row that says nothing but its id. */
const nothingSaid = {
  name: undefined,
  language: undefined,
  zone: undefined,
  roles: undefined,
  skills: undefined,
  active: undefined,
  accounts: { slack: undefined, wecom: undefined },
};
const shifts = (file: string, people = desk.people) => readShifts(bytes(file), { desk, people });

describe('people', () => {
  test('reads a file with English headings; what is left out or empty says nothing', () => {
    const file = 'id,name,language,roles,skills,slack\nz01,Zoe,en,engineer lead,hardware;SW-1,U0ZOE\nz02,周明,,,,\n';
    expect(valuesOf(readPeople(bytes(file), desk))).toEqual([
      {
        ...nothingSaid,
        id: 'z01',
        name: 'Zoe',
        language: 'en',
        roles: ['engineer', 'lead'],
        skills: ['hardware', 'office'],
        accounts: { slack: 'U0ZOE', wecom: undefined },
      },
      { ...nothingSaid, id: 'z02', name: '周明' },
    ]);
  });

  test('reads GB18030 with Chinese headings, and accounts of WeCom in any case of letters', () => {
    const file = gb18030('编号,姓名,角色,企业微信账号\r\nz01,张伟,工程师,ZhangWei\r\n');
    expect(valuesOf(readPeople(file, desk))).toEqual([
      {
        ...nothingSaid,
        id: 'z01',
        name: '张伟',
        roles: ['engineer'],
        accounts: { slack: undefined, wecom: 'zhangwei' },
      },
    ]);
  });

  test('empties where the file says so, and nothing that must be there', () => {
    const file = 'id,name,language,zone,roles,skills,slack,wecom,active\nz01,x,-,－,-,-,-,—,\nz02,-,,,,,,,-\n';
    const { problems } = readPeople(bytes(file), desk);
    expect(valuesOf(readPeople(bytes(file.replace(/z02.*\n/, '')), desk))).toEqual([
      {
        id: 'z01',
        name: 'x',
        language: desk.language,
        zone: desk.zone,
        roles: [],
        skills: [],
        active: undefined,
        accounts: { slack: '', wecom: '' },
      },
    ]);
    expect(sentences(problems)).toEqual([
      'Line 3: "name" cannot be emptied; write something, or leave the cell empty to change nothing.',
      'Line 3: "active" cannot be emptied; write something, or leave the cell empty to change nothing.',
    ]);
  });

  test('names every bad row with its line, also below a cell of several lines', () => {
    const file = [
      'id,name,role,slack,zone,language,active,wecom',
      'z01,"Zoe\nSmith",engineer,U0ZOE,,,,Zoe',
      'z 2,Yan,engineer,,,,,',
      ',Zhu,boss,,,,,',
      'z01,Xu,engineer,U0ZOE,Mars/Base,fr,maybe,ZOE',
      'z05,Short',
    ].join('\n');
    expect(sentences(readPeople(bytes(file.replace('\nz05,Short', '')), desk).problems)).toEqual([
      'Line 4: "id" is "z 2"; write it like li.na.',
      'Line 5: "id" is empty; write something.',
      'Line 5: "role" is "boss". Known are: engineer, lead, manager, admin, 工程师, 组长, 经理, 管理员',
      'Line 6: "language" is "fr". Known are: en, zh-cn, english, 英文, 中文',
      'Line 6: "zone" is "Mars/Base"; write it like Asia/Shanghai.',
      'Line 6: "active" is "maybe". Known are: yes, no, true, false, 是, 否',
      'Line 6: "id" is "z01", as in line 2; each may be there once.',
      'Line 6: "slack" is "U0ZOE", as in line 2; each may be there once.',
      'Line 6: "wecom" is "ZOE", as in line 2; each may be there once.',
    ]);
    expect(sentences(readPeople(bytes(file), desk).problems)).toEqual([
      'Line 7: it has 2 cells where the header has 8; check commas and quotation marks.',
    ]);
  });

  test("says in Chinese what is wrong, with the file's own headings", () => {
    const { problems } = readPeople(bytes('编号,姓名,角色\nz01,张伟,老板\n'), desk);
    expect(sentences(problems, 'zh-CN')).toEqual([
      '第 2 行：“角色”是“老板”。可填：engineer、lead、manager、admin、工程师、组长、经理、管理员',
    ]);
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
      '日期,开始,结束,主值班,备值班,地点\n2026/11/23,9:00,18:00,李娜,wang.lei,hq\n2026-11-23,18:00,09:00,wang.lei,-,\n';
    expect(valuesOf(shifts(file))).toEqual([
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
    ]);
  });

  test('name nobody whom the desk does not know, and no date that does not exist', () => {
    const file = [
      'date,from,to,primary,backup',
      '2026-02-30,09:00,18:00,li.na,',
      '2026-11-23,9am,18:00,li.na,li.na',
      '2026-11-23,09:00,18:00,nobody,sun.yue',
    ].join('\n');
    expect(sentences(shifts(file).problems)).toEqual([
      'Line 2: "date" is "2026-02-30"; write it like 2026-11-23.',
      'Line 3: "from" is "9am"; write it like 09:00.',
      'Line 3: primary and backup are the same person; name somebody else.',
      'Line 4: "primary" is "nobody", whom the desk does not know; write the id of a person, or import the person first.',
    ]);
  });

  test('ask for the id when several people have the name', () => {
    const twice = desk.people.map((person) => ({ ...person, name: '李娜' }));
    expect(sentences(shifts('date,from,to,primary\n2026-11-23,09:00,18:00,李娜\n', twice).problems)).toEqual([
      'Line 2: "primary" is "李娜", a name of several people; write the id.',
    ]);
  });
});

describe('assets (OBJ-1)', () => {
  test('are read with Chinese headings and types', () => {
    const file =
      '资产编号,类型,名称,地点,使用人,保修到期,供应商\nPC-001,笔记本,ThinkPad X1,,李娜,2027年6月30日,联想\nPC-002,,,-,-,-,-\n';
    expect(valuesOf(readAssets(bytes(file), desk, desk.people))).toEqual([
      {
        tag: 'PC-001',
        type: 'pc',
        name: 'ThinkPad X1',
        place: undefined,
        user: 'li.na',
        warrantyUntil: '2027-06-30',
        vendor: '联想',
      },
      { tag: 'PC-002', type: undefined, name: undefined, place: 'hq', user: null, warrantyUntil: '', vendor: '' },
    ]);
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
