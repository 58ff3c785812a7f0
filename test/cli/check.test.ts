import { check } from '../../src/cli/check';
import { cliContext } from '../../src/cli/cli-context';
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
const covered = [{ days: 'mon-sun', from: '00:00', to: '24:00', primary: 'li.na', backup: 'wang.lei' }];
const sun = { name: '孙悦', roles: ['manager'], slack: 'U0SUN' };
const withSun = (text: string): string => text.replace('people:\n', `people:\n  sun.yue: ${JSON.stringify(sun)}\n`);

test('a good configuration is counted up', async () => {
  place.write('desk.yaml', withSun(aDeskFile(['duty'], covered)));
  expect(await place.call(check)).toEqual({
    code: 0,
    text: 'The configuration is fine. Places: 1, people: 3, categories: 7.',
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

test('shifts that nobody would be asked to sign in for are named, those that follow on another as part of it (STAFF-6)', async () => {
  const evening = { days: 'mon-fri', from: '18:00', to: '20:00', primary: 'li.na', line: 'operating' };
  const night = { days: 'mon-sun', from: '23:00', to: '07:00', primary: 'wang.lei', line: 'emergency' };
  const day = { days: 'sat, sun', from: '07:00', to: '23:00', primary: 'wang.lei', line: 'emergency' };
  const rows = [evening, night, day];
  const file = withSun(aDeskFile(['duty'], rows));
  const at = { at: instant('2026-11-30T10:00+08:00') };
  place.write('desk.yaml', file);
  expect((await place.call(check, at)).text).not.toContain('asked to sign in');
  place.write('desk.yaml', `${file}\nsignIn: {}\n`);
  const { code, text } = await place.call(check, at);
  expect(code).toBe(0);
  const said = text.split('\n').filter((line) => line.includes('asked to sign in') || line.includes('more such shift'));
  expect(said).toEqual([
    expect.stringContaining(
      '李娜 will not be asked to sign in for the shift from Mon 30 Nov, 18:00 to Mon 30 Nov, 20:00',
    ),
    expect.stringContaining('王磊 will not be asked to sign in for the shift from Mon 30 Nov, 23:00'),
    expect.stringContaining('李娜 will not'),
    // Ten evenings and the eight nights that no day follows on.
    '! And for 15 more such shifts in the next 14 days.',
  ]);
});

test('whoever would be primary and backup at once is named, with how often within a year', async () => {
  const every = { members: ['li.na', 'wang.lei'], start: '2026-11-30' };
  const rows = covered.map((row) => ({
    ...row,
    ...{ primary: { rotation: { ...every, every: 'week' } }, backup: { rotation: { ...every, every: '2 weeks' } } },
  }));
  place.write('desk.yaml', withSun(aDeskFile(['duty'], rows)));
  const { code, text } = await place.call(check, { at: instant('2026-11-30T10:00+08:00') });
  expect(code).toBe(0);
  expect(text).toMatch(
    /! 李娜 is primary and backup at once from Mon 30 Nov, 09:00 to Tue 1 Dec, .*: there is no backup then\./,
  );
  expect(text).toMatch(/! And \d+ more such shifts within a year\./);
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
  expect(() => cliContext({ env: place.env, clock: realClock })).toThrow('the configuration has a problem');
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
  const { config } = cliContext({ env: place.env, clock: realClock });
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

describe('problems are said in the language of the desk (K9)', () => {
  /** Six kinds: an unknown key, a word, a missing section, a name that leads nowhere, YAML, the environment. */
  const wrong = (language: string): string =>
    [
      ...['desk:', `  language: ${language}`, '  zone: Shanghai', '  nmae: IT', 'places: []'],
      ...['workingHours: {}', 'people:', '  chen: { name: Chen, roles: [boss] }', 'digest: { at: "9:00" }'],
      ...['limits: *nowhere', 'duty: [ { days: mon'],
    ].join('\n');
  const told = async (language: string, env: Readonly<Record<string, string | undefined>> = {}) => {
    place.write('desk.yaml', wrong(language));
    const { code, text } = await place.call(check, { env: { HTTP_PORT: '80a', ...env } });
    expect(code).toBe(1);
    return text.replaceAll(place.folder, '.').split('\n');
  };

  test('a Chinese desk is told in Chinese, with the lines', async () => {
    const [head, ...lines] = await told('zh-CN', { LC_ALL: 'en_US.UTF-8' });
    expect(head).toMatch(/^配置有 \d+ /);
    expect(lines).toEqual(
      expect.arrayContaining([
        '  HTTP_PORT“80a”不是端口，请填写 0 到 65535',
        '  ./desk.yaml 第 3 行：`desk.zone`：“Shanghai”不是 IANA 时区，请写成 Asia/Shanghai 这样',
        '  ./desk.yaml 第 4 行：`desk` 中没有名为 `nmae` 的键；是否想写 `name`？',
        '  ./desk.yaml 第 5 行：`places`：没有列出地点，请至少写一个',
        '  ./desk.yaml 第 8 行：`people.chen.roles[0]`：不能是 "boss"；可用的有 `engineer`、`lead`、`manager`、`admin`',
        expect.stringContaining('第 10 行：`*nowhere` 以 * 开头'),
        expect.stringContaining('./desk.yaml 第 11 行：不符合 YAML 格式'),
      ]),
    );
    for (const line of lines) expect(line).toMatch(/\p{Script=Han}/u);
  });

  test('an English one in English', async () => {
    const lines = await told('en', { LANG: 'zh_CN.UTF-8' });
    expect(lines).toContain('  ./desk.yaml line 5: `places` names no place; write at least one');
    expect(lines.join('\n')).not.toMatch(/\p{Script=Han}/u);
  });

  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, '没有列出地点'],
    [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, '没有列出地点'],
    [{ LANG: 'C.UTF-8' }, 'names no place'],
    [{}, 'names no place'],
  ])('one that names no language of ours in that of the computer: %j', async (env, words) => {
    expect((await told('klingon', env)).join('\n')).toContain(words);
  });

  test('also where the line about the language stands in a topic that is broken', async () => {
    place.write('desk.yaml', aDeskFile(['desk', 'language'], 'zh-CN').replace('desk:\n', 'desk:\n  name: "x" y\n'));
    expect((await place.call(check)).text).toContain('第 2 行：不符合 YAML 格式');
  });
});

test('the example desk file is fine as it stands', async () => {
  expect((await place.call(check, { env: { DESK_FILE: 'desk.example.yaml' } })).code).toBe(0);
});

test('migrations run once', async () => {
  expect((await place.call(migrate)).text).toMatch(/^\d+ migrations? (was|were) run\.$/);
  expect(await place.call(migrate)).toEqual({ code: 0, text: 'The database is up to date.' });
});

test('whom the ladder may call and no telephone reaches is named', async () => {
  const steps = [{ after: '0s', tell: ['primary'], by: ['chat', 'call'] }];
  const called = withSun(aDeskFile(['rescue', 'outside'], steps)).replace(
    'slack: U0LINA',
    'slack: U0LINA\n    phone: "+8613800000001"',
  );
  place.write('desk.yaml', `${called}\ntelephone: { by: [webhook] }\n`);
  const env = { TELEPHONE_WEBHOOK: 'https://voice.example.com/desk', TELEPHONE_SECRET: 's'.repeat(32) };
  const { code, text } = await place.call(check, { env });
  expect(code).toBe(0);
  expect(text).toContain('! 王磊 (wang.lei) may be called by the ladder, but no telephone reaches them');
  expect(text).not.toMatch(/(?:李娜 \(li\.na\)|孙悦 \(sun\.yue\)) may be called/);
  place.write('desk.yaml', `${called.replace('- primary', '- managers')}\ntelephone: { by: [webhook] }\n`);
  const managers = (await place.call(check, { env })).text;
  expect(managers).toContain('孙悦 (sun.yue) may be called');
  expect(managers).not.toContain('王磊 (wang.lei) may be called');
});

test('a desk in which nobody speaks for the customer is told so', async () => {
  const managed = (party: string) =>
    aDeskFile(['people', 'sun.yue'], { name: '孙悦', roles: ['manager'], party, slack: 'U0SUN' });
  place.write('desk.yaml', managed('contractor'));
  expect((await place.call(check)).text).toContain('Nobody speaks for the customer');
  place.write('desk.yaml', managed('customer'));
  expect((await place.call(check)).text).not.toContain('Nobody speaks for the customer');
});
