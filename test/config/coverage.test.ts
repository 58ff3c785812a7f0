import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../src/demo/demo-desk';
import { personId } from '../../src/domain/people/person';
import { days, hours, instant } from '../../src/domain/time/instant';
import { inEnglish } from '../kit/in-english';

const about = (wang: string, coverage = ''): ReturnType<typeof readDeskFile> =>
  readDeskFile(`${demoDesk.replace('{ name: 王磊,', `{ name: 王磊, ${wang}`)}${coverage}`, 'demo');
const rulesOf = (...given: Parameters<typeof about>) => {
  const read = about(...given);
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
  return compileDesk(read.file).coverage;
};

test('what is known of a backup are days of the desk’s own zone; nothing is known unless written (STAFF-7)', () => {
  const rules = rulesOf('since: 2025-09-01, familiar: { shanghai: 2026-08-20 },');
  expect(rules?.profiles.get(personId('wang.lei'))).toEqual({
    since: instant('2025-09-01T00:00:00+08:00'),
    familiar: new Map([['shanghai', instant('2026-08-20T00:00:00+08:00')]]),
  });
  expect(rules?.profiles.get(personId('li.na'))).toEqual({});
});

test('somebody stays familiar with a site for 180 days and may be on duty without a limit, unless told', () => {
  expect(rulesOf('')).toMatchObject({ familiarFor: days(180) });
  expect(rulesOf('')?.weekly).toBeUndefined();
  expect(rulesOf('', 'coverage: { weekly: 60h, familiar: 90d }\n')).toMatchObject({
    weekly: hours(60),
    familiarFor: days(90),
  });
});

test.each([
  ['since: gestern,', '', 'gestern'],
  ['familiar: { moon: 2026-08-20 },', '', 'moon'],
  ['familiar: { shanghai: never },', '', 'never'],
  ['', 'coverage: { weekly: much }\n', 'weekly'],
])('%s%s is refused, with its name', (wang, coverage, words) => {
  expect(inEnglish(about(wang, coverage).problems).join('\n')).toContain(words);
});
