import { check } from '../../src/cli/check';
import { deskSide } from '../../src/cli/desk-side';
import { migrate } from '../../src/cli/migrate';
import { instant } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { aDeskFile } from '../config/a-desk-file';
import { gb18030, marked, utf8, utf16le } from '../kit/encodings';
import { CommandPlace } from './call-command';

let place: CommandPlace;
beforeEach(() => {
  place = new CommandPlace();
});
afterEach(() => place.remove());

/** Duty around the clock, so that there is nothing to say about it. */
const covered = [{ days: 'mon-sun', from: '00:00', to: '24:00', primary: 'li.na' }];
const sun = { name: '孙悦', roles: ['manager'], slack: 'U0SUN' };
const withSun = (text: string): string => text.replace('people:\n', `people:\n  sun.yue: ${JSON.stringify(sun)}\n`);

test('a good configuration is counted up', async () => {
  place.write('desk.yaml', withSun(aDeskFile(['duty'], covered)));
  expect(await place.call(check)).toEqual({
    code: 0,
    text: 'The configuration is fine. Places: 1, people: 3, kinds of work: 7.',
  });
});

test('holes of the duty pattern in the next 14 days are named, in the desk’s language and time (4.3)', async () => {
  place.write('desk.yaml', withSun(aDeskFile()));
  const { code, text } = await place.call(check, { at: instant('2026-11-30T10:00+08:00') });
  expect(code).toBe(0);
  expect(text.split('\n').slice(1, 3)).toEqual([
    '! Nobody is on duty from Mon 30 Nov, 18:00 to Tue 1 Dec, 09:00.',
    '! Nobody is on duty from Tue 1 Dec, 18:00 to Wed 2 Dec, 09:00.',
  ]);
  place.write(
    'desk.yaml',
    aDeskFile(
      ['duty'],
      covered.map((row) => ({ ...row, skills: ['office'] })),
    ).replace('zone:', 'language: zh-CN\n  zone:'),
  );
  expect((await place.call(check)).text).toMatch(/! .* 至 .*，以下类别无人值班：/);
  place.write('desk.yaml', aDeskFile(['duty'], []));
  expect((await place.call(check)).text).toContain('! There is no duty pattern');
});

test('a desk without a manager, or with somebody the desk cannot reach, is fine and told so', async () => {
  place.write('desk.yaml', aDeskFile(['duty'], covered));
  expect((await place.call(check)).text.split('\n').slice(1)).toEqual([
    '! Nobody active is a manager: nobody reads the daily digest in person.',
  ]);
  const alone = { name: '钱多', roles: ['engineer'], wecom: 'qian' };
  place.write(
    'desk.yaml',
    withSun(aDeskFile(['duty'], covered)).replace('people:\n', `people:\n  qian: ${JSON.stringify(alone)}\n`),
  );
  expect((await place.call(check)).text.split('\n').slice(1)).toEqual([
    '! 钱多 (qian) has a role and no account on slack: the desk cannot reach them.',
  ]);
  place.write(
    'desk.yaml',
    withSun(aDeskFile(['duty'], covered)).replace(
      'people:\n',
      `people:\n  qian: ${JSON.stringify({ ...alone, active: false })}\n`,
    ),
  );
  expect((await place.call(check)).text.split('\n')).toHaveLength(1);
});

test.each([
  ['nobody has the role', ['engineer']],
  ['a manager alone', ['engineer', 'manager']],
])('a desk without a lead is refused: %s (4.2)', async (_what, roles) => {
  place.write('desk.yaml', aDeskFile(['people', 'li.na', 'roles'], roles));
  const { code, text } = await place.call(check);
  expect([code, text]).toEqual([1, expect.stringContaining('`people` names no active lead')]);
  expect(() => deskSide({ env: place.env, clock: realClock })).toThrow('the configuration has a problem');
});

test('a lead who has left is none', async () => {
  const text = aDeskFile(['people', 'chen'], { name: '陈浩', roles: ['lead'], active: false, slack: 'U0CHEN' });
  place.write('desk.yaml', text.replace(/- engineer\n\s+- lead/, '- engineer'));
  expect((await place.call(check)).text).toContain('`people` names no active lead');
});

test.each(['xapp-1-A0-geheim', 'xoxb-geheim', 'xoxp-geheim', 'xoxe.xoxp-1-geheim'])(
  'another token in the place of the signing secret is named, and not repeated: %s',
  async (SLACK_SIGNING_SECRET) => {
    const { code, text } = await place.call(check, { env: { SLACK_SIGNING_SECRET } });
    expect([code, text]).toEqual([1, expect.stringContaining('SLACK_SIGNING_SECRET is the ')]);
    expect(text).toContain('Basic Information');
    expect(text).not.toContain('geheim');
  },
);

test('every problem of environment and desk file is named at once, and no secret', async () => {
  place.write('desk.yaml', aDeskFile(['desk', 'nmae'], 'Desk').replace('xone:', 'zone:'));
  const { code, text } = await place.call(check, { env: { DATABASE_URL: 'oracle://x:geheim@y/z', LOG_LEVEL: 'loud' } });
  expect(code).toBe(1);
  expect(text.split('\n')[0]).toBe('The configuration has 3 problems:');
  expect(text).toContain('DATABASE_URL is no address of a database the desk knows');
  expect(text).toContain('LOG_LEVEL "loud" is not a level');
  expect(text).toContain('nmae');
  expect(text).toContain('name');
  expect(text).not.toMatch(/geheim|secret/);
});

test('a missing desk file is named with what to do', async () => {
  const { code, text } = await place.call(check, { env: { DESK_FILE: '/nowhere/desk.yaml' } });
  expect(code).toBe(1);
  expect(text).toContain('copy desk.example.yaml there');
});

test.each([
  ['Notepad\'s "ANSI" in China', gb18030],
  ['Notepad\'s "Unicode"', (text: string) => marked(utf16le, text)],
  ['UTF-8 with a mark', (text: string) => marked(utf8, text)],
])('a desk file saved as %s is the same desk file', async (_, encode) => {
  place.write('desk.yaml', encode(aDeskFile()));
  const { config } = deskSide({ env: place.env, clock: realClock });
  expect(config.desk.people.map(({ name }) => name)).toEqual(['李娜', '王磊']);
  expect((await place.call(check)).code).toBe(0);
});

test.each([
  ['a workbook', Buffer.from('PK\x03\x04'), 'is a spreadsheet or another Office file, not text'],
  ['UTF-8 that was cut', utf8(`desk:\n  zone: UTC\n  name: 服务台`).subarray(0, -1), 'is damaged in line 3'],
  ['Western "ANSI"', Buffer.from('desk:\n  name: B\xfcro\n', 'latin1'), 'is neither UTF-8, UTF-16 nor GB18030'],
])('a desk file that is %s is refused for what it is', async (_, bytes, reason) => {
  place.write('desk.yaml', bytes);
  const { code, text } = await place.call(check);
  expect([code, text]).toEqual([1, expect.stringContaining(`desk.yaml ${reason}`)]);
});

test('a Chinese desk answers in Chinese', async () => {
  place.write('desk.yaml', aDeskFile(['desk', 'language'], 'zh-CN'));
  expect((await place.call(check)).text).toContain('配置无误：1 个地点');
});

test('the example desk file is fine as it stands', async () => {
  expect((await place.call(check, { env: { DESK_FILE: 'desk.example.yaml' } })).code).toBe(0);
});

test('migrations run once', async () => {
  expect((await place.call(migrate)).text).toMatch(/^\d+ migrations? (was|were) run\.$/);
  expect(await place.call(migrate)).toEqual({ code: 0, text: 'The database is up to date.' });
});
