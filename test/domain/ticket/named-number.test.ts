import { namedNumber } from '../../../src/domain/ticket/named-number';

test.each([
  ['IT-1042 还卡', '还卡'],
  ['it-1042还卡', '还卡'],
  ['【IT-1042】还卡', '还卡'],
  ['【IT－１０４２】：还卡', '还卡'],
  ['  It-1042，还卡', '还卡'],
  ['【IT 1042】还卡', '还卡'],
  ['IT 1042', ''],
  ['it1042。', ''],
  ['IT1042：还卡\n第二行', '还卡\n第二行'],
  ['[IT-1042]', ''],
  ['IT-1042. 👍 done', '👍 done'],
])('words that begin with a number name their job: %s', (text, rest) => {
  expect(namedNumber('IT', text)).toMatchObject({ ticket: 1042, rest });
});

test.each([
  '和 IT-1042 一样',
  'IT-1042A 打不开',
  'IT-1042-07 坏了',
  'BIT-1042',
  'IT-',
  '1042 还卡',
  'AB-1042',
  '',
  'IT 1002会议室的投影仪不亮',
  'IT1002会议室的投影仪不亮',
  'IT 1002 room: no picture',
  'it 2024 年的预算表打不开',
])('words that begin with none that is written as one name none: %s (2.2)', (text) => {
  expect(namedNumber('IT', text)).toBeUndefined();
});

test('a prefix is taken as it is written', () => {
  expect(namedNumber('I.T', 'IXT-5 x')).toBeUndefined();
  expect(namedNumber('服务', '服务-5：x')).toEqual({ ticket: 5, rest: 'x' });
});
