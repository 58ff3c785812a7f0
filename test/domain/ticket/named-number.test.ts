import { namedNumber } from '../../../src/domain/ticket/named-number';

test.each([
  ['IT-1042 还卡', '还卡'],
  ['it-1042还卡', '还卡'],
  ['【IT-1042】还卡', '还卡'],
  ['【IT－１０４２】：还卡', '还卡'],
  ['  It 1042，还卡', '还卡'],
  ['IT1042：还卡\n第二行', '还卡\n第二行'],
  ['[IT-1042]', ''],
  ['IT-1042. 👍 done', '👍 done'],
])('words that begin with a number name their job: %s', (text, rest) => {
  expect(namedNumber('IT', text)).toEqual({ ticket: 1042, rest });
});

test.each(['和 IT-1042 一样', 'IT-1042A 打不开', 'IT-1042-07 坏了', 'BIT-1042', 'IT-', '1042 还卡', 'AB-1042', ''])(
  'words that do not begin with one name none: %s',
  (text) => {
    expect(namedNumber('IT', text)).toBeUndefined();
  },
);

test('a prefix is taken as it is written', () => {
  expect(namedNumber('I.T', 'IXT-5 x')).toBeUndefined();
  expect(namedNumber('服务', '服务-5：x')).toEqual({ ticket: 5, rest: 'x' });
});
