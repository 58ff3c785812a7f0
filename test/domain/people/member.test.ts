import { type Member, memberNamedWholly, membersNamed, mostFound } from '../../../src/domain/people/member';

const one = (account: string, name: string, department?: string): Member => ({
  account,
  name,
  ...(department === undefined ? {} : { department }),
});
const company = [
  one('wanglei', '王磊', '桌面支持'),
  one('wang.fang', '王芳', '财务部'),
  one('lina', '李娜', '桌面支持'),
  one('emma', 'Emma Wilson', 'Marketing'),
  one('zhou_wang', '周婷'),
  one('tanaka', '田中王', '财务部'),
];
const found = (words: string): readonly string[] => membersNamed(company, words).members.map(({ account }) => account);

test.each([
  ['a Chinese name', '王磊', ['wanglei']],
  ['one letter of it, the beginning before the middle', '王', ['wanglei', 'wang.fang', 'tanaka']],
  ['a department alone, which is no name', '财务', []],
  ['traditional letters', '週婷', ['zhou_wang']],
  ['an account, its beginning before a later part', 'wang', ['wanglei', 'wang.fang', 'zhou_wang']],
  ['capitals and full width', 'ＥＭＭＡ', ['emma']],
  ['the family name', 'wils', ['emma']],
  ['both, in either order', 'wilson emma', ['emma']],
  ['a name and a department', '王 財務', ['wang.fang', 'tanaka']],
  ['one Latin letter, which tells nothing', 'w', []],
  ['blanks', '  ', []],
  ['signs that mean something elsewhere', '%_.*(', []],
])('somebody is found by %s', (_, words, accounts) => {
  expect(found(words)).toEqual(accounts);
});

test('of many at most ten are shown, and it is said that there are more', () => {
  const many = Array.from({ length: 400 }, (_, nth) => one(`u${nth}`, `王${nth}`));
  const { members, more } = membersNamed(many, '王');
  expect([members.length, mostFound, more]).toEqual([10, 10, true]);
  expect(membersNamed(many, '王399')).toEqual({ members: [many[399]], more: false });
});

test('only a whole name or account that one person has means that person', () => {
  const meant = (words: string) => memberNamedWholly(membersNamed(company, words), words)?.account;
  expect([meant('王磊'), meant('WangLei'), meant('王'), meant('wang')]).toEqual([
    'wanglei',
    'wanglei',
    undefined,
    undefined,
  ]);
  const twins = [one('a1', '王伟', '财务部'), one('a2', '王伟', '市场部')];
  expect(memberNamedWholly(membersNamed(twins, '王伟'), '王伟')).toBeUndefined();
});
