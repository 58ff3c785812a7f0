import { readArguments } from '../../src/cli/arguments';
import { commands } from '../../src/cli/commands';
import { voiceFor } from '../../src/cli/refused-config';
import { noSuchCommand, usage } from '../../src/cli/usage';
import type { Language } from '../../src/domain/words';

const speaks = (language: Language) => voiceFor({ language }, {});

test('every option reaches its command', () => {
  const typed = ['terms', 'correct', 'D..D', '--reason', 'why', '--date=x', '--dry-run', '--out', 'o', '-y'];
  const more = ['--replace', 'r', '--since', 's', '--person', 'p', '--words', '', '--preview'];
  expect(readArguments([...typed, ...more])).toEqual({
    words: ['terms', 'correct', 'D..D'],
    values: {
      ...{
        date: 'x',
        dryRun: true,
        out: 'o',
        yes: true,
        replace: 'r',
        since: 's',
        person: 'p',
        words: '',
        preview: true,
      },
      reason: 'why',
    },
    help: false,
  });
  expect(readArguments(['-h'])).toMatchObject({ words: [], help: true });
});

test.each([
  [
    '--dryrun',
    'There is no option `--dryrun`; did you mean `--dry-run`?',
    '没有选项 `--dryrun`；是否想写 `--dry-run`？',
  ],
  ['-x', 'There is no option `-x`', '没有选项 `-x`'],
  ['--date', 'The value of --date is missing.', '--date 后面缺少值。'],
  ['--yes=no', '--yes takes no value.', '--yes 后面不能带值。'],
])('a slip in the options is told in both languages: %s (K9)', (option, en, zh) => {
  const read = readArguments(['digest', option]);
  if (!('problem' in read)) throw new Error('it was taken');
  const { problem } = read;
  expect(speaks('en')(problem)).toContain(en);
  expect(speaks('zh-CN')(problem)).toContain(zh);
});

test('an option is not taken for the value of the one before it', () => {
  expect(readArguments(['digest', '--date', '--dry-run'])).toHaveProperty('problem');
});

test('what every command does is told in both languages, and of one alone when it is asked for (K9)', () => {
  for (const name of Object.keys(commands)) {
    expect(usage(speaks('en'))).toMatch(new RegExp(`^ {2}dutydesk ${name}( |$)`, 'm'));
    expect(usage(speaks('zh-CN'), name)).toMatch(/\p{Script=Han}/u);
  }
  const lines = usage(speaks('zh-CN')).split('\n').slice(2);
  for (const line of lines.filter((one) => /^ {2}dutydesk .{39,} {2}|^ {40}/.test(one)))
    expect(line).toMatch(/\p{Script=Han}/u);
  expect(
    usage(speaks('en'), 'terms')
      .split('\n')
      .filter((line) => line.includes('dutydesk')),
  ).toHaveLength(2);
});

test('a command there is not is named, with what was probably meant', () => {
  expect(noSuchCommand(speaks('en'), 'strat')).toMatch(/^There is no command `strat`; did you mean `start`\?\n/);
  expect(noSuchCommand(speaks('zh-CN'), 'strat')).toMatch(/^没有命令 `strat`；是否想写 `start`？\n/);
});
