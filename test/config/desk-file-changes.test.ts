import { changesBetween } from '../../src/config/desk-file/changes';
import { readYaml } from '../../src/config/desk-file/read-yaml';
import { demoDesk } from '../../src/demo/demo-desk';

const contentOf = (text: string) => {
  const read = readYaml(text);
  if ('tooDeep' in read || read.content === undefined) throw new Error('no desk file');
  return read.content;
};
const changes = (edit: (file: string) => string) => changesBetween(contentOf(demoDesk), contentOf(edit(demoDesk)));

test('comments, quotes and line ends change nothing', () => {
  expect(changes((file) => `# a word\r\n${file.replaceAll('"', "'")}`)).toEqual([]);
});

test('a value is told as it was and as it is, at its place', () => {
  expect(changes((file) => file.replace('within: 4h', 'within: 6h'))).toEqual([
    { path: ['complaints', 'levels'], before: 'role: lead, within: 4h' },
    { path: ['complaints', 'levels'], after: 'role: lead, within: 6h' },
  ]);
  expect(changes((file) => file.replace('{ at: "09:07" }', '{ at: "18:00" }'))).toEqual([
    { path: ['digest', 'at'], before: '09:07', after: '18:00' },
  ]);
  expect(changes((file) => file.replace('roles: [lead]', 'roles: [lead, manager]'))).toEqual([
    { path: ['people', 'chen.hao', 'roles'], before: 'lead', after: 'lead, manager' },
  ]);
});

test('of people only their parts are told: names, accounts and numbers are theirs', () => {
  const found = [
    ...changes((file) => file.replace('U0CHENHAO', 'U0ANOTHER').replace('name: 陈浩', 'name: 陈晧')),
    ...changes((file) => file.replace(/ {2}tom\.baker:.*\n/, '').replaceAll('tom.baker', 'li.na')),
    ...changes((file) =>
      file.replace(
        'people:\n',
        'people:\n  new.one: { name: New One, slack: U0NEW, mail: new@a.example, roles: [engineer] }\n',
      ),
    ),
  ].filter(({ path }) => path[0] === 'people');
  expect(found).toEqual([
    { path: ['people', 'chen.hao', 'name'], before: '', after: '' },
    { path: ['people', 'chen.hao', 'slack'], before: '', after: '' },
    { path: ['people', 'tom.baker'], before: 'language: en, roles: [engineer]' },
    { path: ['people', 'new.one'], after: 'roles: [engineer]' },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/U0|example|New One|陈/);
});

test('rows without a name are told as gone and new, and those that have one by it; an order that counts is told', () => {
  expect(
    changes((file) => file.replace('backup: chen.hao }\n  - { days: "sat', 'backup: li.na }\n  - { days: "sat')),
  ).toEqual([
    { path: ['duty'], before: 'days: mon-fri, from: 18:00, to: 09:00, primary: wang.lei, backup: chen.hao' },
    { path: ['duty'], after: 'days: mon-fri, from: 18:00, to: 09:00, primary: wang.lei, backup: li.na' },
  ]);
  const swapped = (file: string) => {
    const rows = file.match(/ {2}- \{ id: .*\n/g) ?? [];
    return file.replace(rows.join(''), rows.toReversed().join(''));
  };
  expect(changes(swapped)).toEqual([{ path: ['places'], before: 'shanghai, beijing', after: 'beijing, shanghai' }]);
  expect(changes((file) => file.replace('hours: office }\n  - {', 'hours: office, zone: Asia/Tokyo }\n  - {'))).toEqual(
    [{ path: ['places', 'shanghai', 'zone'], after: 'Asia/Tokyo' }],
  );
});

test('a row that is there twice and then once is gone once, and what is long is cut', () => {
  const row = '{ a: one }';
  expect(changesBetween(contentOf(`duty: [${row}, ${row}]`), contentOf(`duty: [${row}]`))).toEqual([
    { path: ['duty'], before: 'a: one' },
  ]);
  const [change] = changesBetween({ desk: { greeting: 'short' } }, { desk: { greeting: '很'.repeat(500) } });
  expect([...(change?.after ?? '')]).toHaveLength(120);
  expect(change?.after?.endsWith('…')).toBe(true);
});

test('a name of an object’s own is a name like others', () => {
  const before = contentOf('people:\n  constructor: { roles: [engineer] }');
  expect(changesBetween(before, contentOf('people:\n  __proto__: { roles: [lead] }'))).toHaveLength(2);
});
