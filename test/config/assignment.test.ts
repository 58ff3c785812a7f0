import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../src/demo/demo-desk';
import { minutes, seconds } from '../../src/domain/time/instant';
import { inEnglish } from '../kit/in-english';

const read = (more: string, from = demoDesk) => readDeskFile(`${from}${more}\n`, 'demo');

test.each([
  ['', { mode: 'claim', after: 0 }],
  ['assignment: claim', { mode: 'claim', after: 0 }],
  ['assignment: assign', { mode: 'assign', after: 0 }],
  ['assignment: assign after 90s', { mode: 'assign', after: seconds(90) }],
  ['assignment: { mode: assign  after 1m30s }', { mode: 'assign', after: seconds(90) }],
  [
    'assignment: { answerWithin: 45s, refuseWithin: 5m }',
    { mode: 'claim', after: 0, answerWithin: seconds(45), refuseWithin: minutes(5) },
  ],
])('`%s` says how tickets come to somebody', (more, expected) => {
  const found = read(more);
  expect('file' in found && found.file.assignment).toEqual({
    answerWithin: seconds(60),
    refuseWithin: minutes(15),
    ...expected,
  });
});

test.each([
  ['assignment: assign after soon', 'assign after 90s'],
  ['assignment: asign', 'claim, assign'],
  ['assignment: { mode: claim, after: 90s }', 'after'],
  ['assignment: { refuseWithin: 0s }', 'above zero'],
])('`%s` is refused, with what to write', (more, words) => {
  expect(inEnglish(read(more).problems).join('\n')).toContain(words);
});

test('whoever holds a duty row for some kinds of work has the skills for them; skills that are no branch are refused', () => {
  const row = (skills: string) =>
    demoDesk
      .replace('name: 李娜, roles: [engineer]', `name: 李娜, roles: [engineer], skills: [${skills}]`)
      .replace('primary: li.na, backup: wang.lei }', 'primary: li.na, backup: wang.lei, skills: [hardware] }');
  expect(read('', row('hardware, office')).problems).toBeUndefined();
  expect(inEnglish(read('', row('office')).problems).join('\n')).toContain('not among their skills');
  expect(inEnglish(read('', row('plumbing')).problems).join('\n')).toContain('plumbing');
});
