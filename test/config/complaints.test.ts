import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../src/demo/demo-desk';
import { hours } from '../../src/domain/time/instant';
import { inEnglish } from '../kit/in-english';
import { desk } from '../kit/tickets';

const withLevels = (levels: string): string =>
  demoDesk.replace(
    /complaints:\n {2}levels:\n(?: {4}- .*\n)+/,
    levels === '' ? '' : `complaints:\n  levels: ${levels}\n`,
  );
const read = (levels: string, change = (file: string): string => file) =>
  readDeskFile(change(withLevels(levels)), 'demo');

test('levels are roles or people, each with its operating time; leads and managers unless given (HOT-7)', () => {
  expect(desk.complaints.levels).toEqual([
    { who: { role: 'lead' }, within: hours(4) },
    { who: { people: ['sun.yue'] }, within: hours(8) },
    { who: { people: ['kate.miller'] }, within: hours(8) },
  ]);
  const found = read('');
  expect('file' in found && found.file.complaints.levels).toBeUndefined();
});

test.each([
  ['[{ role: lead, people: [sun.yue], within: 4h }]', 'either `role` (lead, manager) or `people`'],
  ['[{ within: 4h }]', 'either `role` (lead, manager) or `people`'],
  ['[{ people: [sun.yeu], within: 4h }]', 'sun.yue'],
  ['[{ people: [emma.wilson], within: 4h }]', 'names nobody who is active and has a role'],
  ['[{ role: lead, within: soon }]', 'within'],
  ['[]', 'levels'],
])('levels of %s are refused, with what to write', (levels, words) => {
  expect(inEnglish(read(levels).problems).join('\n')).toContain(words);
});

test('a level that nobody holds any more is refused', () => {
  const without = (file: string): string => file.replaceAll('roles: [manager]', 'roles: [admin]');
  const { problems } = read('[{ role: manager, within: 4h }]', without);
  expect(inEnglish(problems).join('\n')).toContain('nobody active has the role "manager"');
});
