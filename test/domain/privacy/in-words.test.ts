import { personId } from '../../../src/domain/people/person';
import { inWords, surelyTheirs } from '../../../src/domain/privacy/in-words';
import { aPerson } from '../../store/samples';

const called = (name: string, identities: Readonly<Record<string, string>> = {}) =>
  aPerson({ id: personId('x'), name, identities });

test.each([
  ['周婷婷', '周婷婷说它坏了（周婷婷.png）', 'ERASED说它坏了（ERASED.png）'],
  ['Old Hand', 'ask Old Hand, Ｏｌｄ　Ｈａｎｄ or Old  Hand', 'ask ERASED, ERASED or ERASED'],
  ['Old Hand', 'Old Handle, old hand, TheOld Hand', 'Old Handle, old hand, TheOld Hand'],
  ['José María', 'Jose\u0301 Mari\u0301a was here', 'ERASED was here'],
  ['Ann "Z" O\'Neil (1)', 'see Ann "Z" O\'Neil (1)!', 'see ERASED!'],
  ['张伟', '张伟说张伟民在', '张伟说张伟民在'],
  ['王', '王后和国王', '王后和国王'],
  ['Li', 'Linux, Li, <@U0ABC> and <@U0ABC|li>', 'Linux, Li, @ERASED and @ERASED'],
  ['An', 'An error', 'An error'],
  ['高明', '这个办法高明', '这个办法高明'],
])('%s in “%s” is replaced only where it can mean nobody else', (name, text, left) => {
  const person = called(name, { slack: 'U0ABC' });
  expect(inWords(person, surelyTheirs(person, [person]), 'ERASED').replaced(text)).toBe(left);
});

test.each([
  ['张伟', '张伟说'],
  ['Li', 'LI was here'],
  ['Tom Baker', 'ask tom'],
  ['周婷婷', '问问婷婷'],
  ['Tom Baker', 'his account is zhou.tt'],
])('%s may be meant in “%s”, which a human reads', (name, text) => {
  const person = called(name, { wecom: 'zhou.tt' });
  expect(inWords(person, surelyTheirs(person, [person]), 'ERASED').mayName(text)).toBe(true);
});

test.each([
  ['Li', 'Linux'],
  ['An', 'Another angle'],
  ['王', '国王'],
])('%s is not suspected in “%s”', (name, text) => {
  expect(inWords(called(name), [], 'ERASED').mayName(text)).toBe(false);
});

test('a name that is part of somebody else’s means nobody for sure', () => {
  const [one, other] = [called('欧阳娜'), aPerson({ id: personId('y'), name: '欧阳娜娜' })];
  expect(surelyTheirs(one, [one, other])).toEqual([]);
  expect(surelyTheirs(other, [one, other])).toEqual(['欧阳娜娜']);
});

test('looking through long words costs by their length', () => {
  const person = called('Old Hand', { slack: 'U0ABC' });
  const found = inWords(person, ['Old Hand'], 'ERASED');
  const long = 'Old  '.repeat(200_000) + '<@'.repeat(100_000);
  expect(found.replaced(long)).toBe(long);
});
