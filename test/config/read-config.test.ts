import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadConfig } from '../../src/config/bad-config';
import { readConfig } from '../../src/config/read-config';
import type { Environment } from '../../src/config/read-environment';
import { lastingIn } from '../../src/domain/roster/shifts';
import { hours, instant, minutes, seconds } from '../../src/domain/time/instant';
import { inEnglish } from '../kit/in-english';
import { aDeskFile } from './a-desk-file';

const working: Environment = {
  DATABASE_URL: 'mysql://desk:secret@db:3306/dutydesk',
  PUBLIC_URL: 'https://desk.example.com/',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'abc',
};

const read = (env: Environment, deskFile = aDeskFile()) => readConfig(env, () => deskFile);

function problemsOf(env: Environment, deskFile?: string): readonly string[] {
  try {
    read(env, deskFile);
    return [];
  } catch (error) {
    if (error instanceof BadConfig) return inEnglish(error.problems);
    throw error;
  }
}

test('reads a working environment, with defaults for what is left out', () => {
  const { desk: _, counting, terms, ...config } = read(working);
  expect(terms.isKnown).toBe(false);
  expect(counting.years.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  expect(config).toEqual({
    filedYears: [],
    deskFile: {
      path: './desk.yaml',
      content: expect.objectContaining({ desk: { zone: 'Asia/Shanghai' } }),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    database: { url: 'mysql://desk:secret@db:3306/dutydesk' },
    databaseWait: 60_000,
    http: {
      host: '127.0.0.1',
      port: 8080,
      room: { all: 1024, perAddress: 256, proxies: [] },
      publicUrl: 'https://desk.example.com',
    },
    watch: { host: '127.0.0.1', port: 8090 },
    slack: {
      botToken: 'xoxb-1',
      signingSecret: 'abc',
      apiUrl: 'https://slack.com/api/',
      onDuty: [],
      channels: { engineers: 'C0ENGINEERS', byPlace: {} },
      access: { guests: false, partners: [] },
    },
    logLevel: 'info',
  });
});

test('an app token means Socket Mode, which needs neither signing secret nor public address', () => {
  const { PUBLIC_URL: _, SLACK_SIGNING_SECRET: __, ...rest } = working;
  expect(read({ ...rest, SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({ appToken: 'xapp-1' });
});

test.each([['sqlite:./dutydesk.db'], ['mariadb://desk@db/dutydesk']])('takes the database %s', (DATABASE_URL) => {
  expect(read({ ...working, DATABASE_URL }).database).toEqual({ url: DATABASE_URL });
});

const database = 'write mysql://user:password@host:3306/dutydesk, or sqlite:./dutydesk.db to try it out';

test.each<readonly [Environment, string]>([
  [{ DATABASE_URL: '' }, `DATABASE_URL is missing; ${database}`],
  [{ DATABASE_URL: 'postgres://u:secret@h/d' }, `DATABASE_URL is no address of a database the desk knows; ${database}`],
  [{ DATABASE_URL: 'mysql://host' }, `DATABASE_URL names no host or no database; ${database}`],
  [{ DATABASE_WAIT: '1 min' }, 'DATABASE_WAIT "1 min" is not a number of seconds; write one from 0 to 3600'],
  [{ HTTP_PORT: '80a' }, 'HTTP_PORT "80a" is not a port; write a number from 0 to 65535'],
  [{ HTTP_PORT: '70000' }, 'HTTP_PORT "70000" is not a port; write a number from 0 to 65535'],
  [
    { PUBLIC_URL: '' },
    'PUBLIC_URL is missing; write the https address at which Slack reaches the desk, or set SLACK_APP_TOKEN for Socket Mode',
  ],
  [
    { PUBLIC_URL: 'http://desk.example.com' },
    'PUBLIC_URL "http://desk.example.com" is not an https address; write one like https://desk.example.com',
  ],
  [{ LOG_LEVEL: 'inf' }, 'LOG_LEVEL "inf" is not a level; did you mean `info`?'],
  [{ SLACK_API_URL: 'slack' }, 'SLACK_API_URL "slack" is not an https address; leave it out for Slack\'s own'],
  [
    { SLACK_API_URL: 'http://slack.example.com/api/' },
    'SLACK_API_URL "http://slack.example.com/api/" is not an https address; leave it out for Slack\'s own',
  ],
  ...['socks5://proxy:1080', 'proxy:3128', 'http://u:%FF@proxy'].map(
    (proxy) =>
      [
        { SLACK_PROXY: proxy },
        'SLACK_PROXY is not the address of an HTTP proxy; write one like http://proxy.example.com:3128',
      ] as const,
  ),
  [{ SLACK_BOT_TOKEN: '' }, 'SLACK_BOT_TOKEN is missing; copy the bot token from "OAuth & Permissions" of the app'],
  [{ SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN is not a bot token; it begins with xoxb-'],
  [{ SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is not an app-level token; it begins with xapp-'],
  [
    { SLACK_SIGNING_SECRET: '' },
    'SLACK_SIGNING_SECRET is missing; copy it from "Basic Information" of the app, or set SLACK_APP_TOKEN for Socket Mode',
  ],
  [
    { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' },
    'no chat platform is configured; set SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN, or the WECOM_ settings of .env.example',
  ],
])('%j is told in one sentence', (env, sentence) => {
  expect(problemsOf({ ...working, ...env })).toEqual([sentence]);
});

test('takes a plain address on loopback', () => {
  expect(problemsOf({ ...working, PUBLIC_URL: 'http://127.0.0.1:8080' })).toEqual([]);
});

test('never repeats a secret', () => {
  const env = { DATABASE_URL: 'oracle://u:hunter2@h/d', SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: 'hunter2' };
  expect(problemsOf(env).join('\n')).not.toContain('hunter2');
});

test('reports the problems of environment and desk file at once', () => {
  const problems = problemsOf({ ...working, HTTP_PORT: 'x' }, aDeskFile(['desk', 'greetng'], 'Hi'));
  expect(problems).toEqual([
    expect.stringMatching(/^HTTP_PORT/),
    expect.stringMatching(/^\.\/desk\.yaml line \d+: unknown key `greetng` in `desk`/),
  ]);
});

test('says what to do when there is no desk file', () => {
  const missing = () => {
    throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
  };
  expect(() => readConfig(working, missing)).toThrow(BadConfig);
  try {
    readConfig({ ...working, DESK_FILE: '/etc/desk.yaml' }, missing);
  } catch (error) {
    expect(inEnglish((error as BadConfig).problems)).toEqual([
      'DESK_FILE /etc/desk.yaml cannot be read: there is no such file or folder (ENOENT); copy desk.example.yaml there and change it',
    ]);
  }
});

test('Slack without channels is a problem', () => {
  expect(problemsOf(working, aDeskFile(['slack'], undefined))).toEqual([
    "./desk.yaml: `slack.channels.engineers` is missing; write the id of the engineers' channel",
  ]);
});

const aesKey = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const onWecom: Environment = {
  DATABASE_URL: 'sqlite:./desk.db',
  PUBLIC_URL: 'https://desk.example.com',
  WECOM_CORP_ID: 'wx5823bf96d3bd56c7',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'geheim-1',
  WECOM_TOKEN: 'QDG6eK',
  WECOM_ENCODING_AES_KEY: aesKey,
};

describe('WeCom', () => {
  const withoutSlack = aDeskFile(['slack'], undefined);

  test('works alone, with a desk file that knows no Slack', () => {
    const { wecom, slack, desk } = read(onWecom, withoutSlack);
    expect(slack).toBeUndefined();
    expect(wecom).toEqual({
      onDuty: [],
      corpId: 'wx5823bf96d3bd56c7',
      agentId: 1000002,
      secret: 'geheim-1',
      token: 'QDG6eK',
      encodingAesKey: aesKey,
      apiUrl: 'https://qyapi.weixin.qq.com',
    });
    expect([desk.engineersOn, desk.claimCards]).toEqual([['wecom'], 'on-duty']);
  });

  test('works beside Slack, and engineers get their cards on both', () => {
    const config = read({ ...working, ...onWecom });
    expect([config.slack, config.wecom].every(Boolean)).toBe(true);
    expect(config.desk.engineersOn).toEqual(['slack', 'wecom']);
    expect(read(working).desk.engineersOn).toEqual(['slack']);
  });

  test('takes a proxy, a group and its message push', () => {
    const env = {
      ...onWecom,
      WECOM_PROXY: 'http://proxy.example.com:3128',
      WECOM_WEBHOOK: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k',
      WECOM_API_URL: 'http://127.0.0.1:3300/wecom/',
    };
    expect(read(env, aDeskFile(['wecom', 'group'], 'desk1')).wecom).toMatchObject({
      proxy: 'http://proxy.example.com:3128',
      webhook: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k',
      apiUrl: 'http://127.0.0.1:3300/wecom',
      group: 'desk1',
    });
  });

  const key = 'is not a key; it has exactly 43 letters and digits';
  test.each<readonly [Environment, string]>([
    [{ WECOM_CORP_ID: '' }, 'WECOM_CORP_ID is missing; copy 企业ID from 我的企业 (My Company) in the admin console'],
    [{ WECOM_CORP_ID: 'a b' }, 'WECOM_CORP_ID is not a company id; it looks like ww1234567890abcdef'],
    [{ WECOM_AGENT_ID: '' }, 'WECOM_AGENT_ID is missing; copy AgentId from the page of the app'],
    [{ WECOM_AGENT_ID: 'app' }, 'WECOM_AGENT_ID is not a number; AgentId on the page of the app looks like 1000002'],
    [{ WECOM_SECRET: '' }, 'WECOM_SECRET is missing; copy Secret from the page of the app'],
    [{ WECOM_TOKEN: 'a'.repeat(33) }, 'WECOM_TOKEN is not a token; it has at most 32 letters and digits'],
    [{ WECOM_TOKEN: 'a-b' }, 'WECOM_TOKEN is not a token; it has at most 32 letters and digits'],
    [{ WECOM_ENCODING_AES_KEY: aesKey.slice(1) }, `WECOM_ENCODING_AES_KEY ${key}`],
    [{ WECOM_ENCODING_AES_KEY: `${aesKey}=` }, `WECOM_ENCODING_AES_KEY ${key}`],
    [
      { WECOM_API_URL: 'http://qyapi.weixin.qq.com' },
      'WECOM_API_URL "http://qyapi.weixin.qq.com" is not an https address; leave it out for WeCom\'s own',
    ],
    [
      { WECOM_PROXY: 'socks5://proxy:1080' },
      'WECOM_PROXY is not the address of an HTTP proxy; write one like http://proxy.example.com:3128',
    ],
    [
      { WECOM_WEBHOOK: 'http://qyapi.weixin.qq.com/x' },
      'WECOM_WEBHOOK is not an https address; copy it from 消息推送 (Message Push) of the group',
    ],
    [{ PUBLIC_URL: '' }, 'PUBLIC_URL is missing; write the https address at which WeCom and phones reach the desk'],
  ])('%j is told in one sentence', (change, sentence) => {
    expect(problemsOf({ ...onWecom, ...change }, withoutSlack)).toEqual([sentence]);
  });

  test('needs a public address even beside Slack in Socket Mode', () => {
    const env = { ...onWecom, PUBLIC_URL: '', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(problemsOf(env)).toEqual([expect.stringContaining('WeCom and phones')]);
  });

  test('is half configured when only a proxy is set', () => {
    expect(problemsOf({ ...working, WECOM_PROXY: 'http://proxy:1' })).toHaveLength(5);
  });

  test('never repeats a secret', () => {
    const env = { ...onWecom, WECOM_SECRET: 'hunter 2', WECOM_TOKEN: 'hunter-2', WECOM_ENCODING_AES_KEY: 'hunter2' };
    const more = { WECOM_PROXY: 'x://u:hunter2@proxy', WECOM_WEBHOOK: 'http://x/send?key=hunter2' };
    const problems = problemsOf({ ...env, ...more }, withoutSlack);
    expect(problems).toHaveLength(5);
    expect(problems.join('\n')).not.toContain('hunter');
  });
});

describe('the desk of a file', () => {
  const deskOf = (...change: Parameters<typeof aDeskFile>) => read(working, aDeskFile(...change)).desk;

  test('has the contract for everything that is left out (SLA-2, SLA-6, HOT-5)', () => {
    const desk = deskOf();
    expect(desk.slaTargets.map(({ clause }) => clause)).toEqual(['SLA-2', 'SLA-3', 'SLA-4', 'SLA-5']);
    expect([...new Set(desk.catalogue.map(({ clause }) => clause))]).toEqual([
      'SW-1',
      'SW-2',
      'SW-3',
      'HW-1',
      'HW-2',
      'HW-3',
      'OTH-1',
    ]);
    expect(desk.satisfactionTarget).toBe(0.9);
    expect(desk.progress).toMatchObject({ every: hours(1), askBefore: minutes(10) });
    expect(desk.rescue.inside.map(({ after }) => after)).toEqual([0, 45, 75, 105, 120].map(seconds));
    expect(desk.waitingReasons.filter(({ stops }) => stops.length > 0).map(({ id }) => id)).toEqual([
      'requester',
      'approval',
      'consent',
    ]);
    const silent = desk.waitingReasons.filter(({ progress }) => progress === 'paused');
    expect(silent.map(({ id }) => id)).toEqual(['requester', 'consent']);
  });

  test('keeps the goal of a clause whose limit it changes', () => {
    const changed = { inside: '5m', outside: 'none', target: '95%' };
    expect(deskOf(['sla', 'SLA-2'], changed).slaTargets[0]).toMatchObject({
      inside: { to: 'responded', within: { kind: 'operating', length: minutes(5) } },
      outside: null,
      target: 0.95,
    });
  });

  test('gives people the language and zone of the desk unless they have their own', () => {
    const [li] = deskOf(['people', 'li.na', 'zone'], 'Europe/London').people;
    expect(li).toEqual({
      id: 'li.na',
      name: '李娜',
      language: 'en',
      zone: 'Europe/London',
      roles: ['engineer', 'lead'],
      skills: [],
      active: true,
      identities: { slack: 'U0LINA' },
    });
  });

  test('says a name in one language in both', () => {
    expect(deskOf(['places', 0, 'name'], { 'zh-CN': '总部' }).places[0].name).toEqual({ en: '总部', 'zh-CN': '总部' });
  });

  test('works on make-up days and closes at noon where the overlay says so (TIME-1)', () => {
    const { days } = deskOf(['workingHours', 'office', 'overlay'], { '2026-12-24': ['09:00-12:00'] }).places[0].hours;
    const spansOn = (date: string) => days.find((day) => day.date === date)?.spans.length ?? 0;
    expect(['2026-02-14', '2026-02-16', '2026-12-23', '2026-12-24', '2026-12-26'].map(spansOn)).toEqual([
      2, 0, 2, 1, 0,
    ]);
  });
});

describe('desk.example.yaml', () => {
  const example = readFileSync(join(__dirname, '../../desk.example.yaml'), 'utf8');

  test('works as it stands', () => {
    expect(problemsOf(working, example)).toEqual([]);
  });

  test('shows a company with two places, four engineers, a lead and two managers', () => {
    const { desk, slack } = read(working, example);
    const withRole = (role: 'engineer' | 'lead' | 'manager') => desk.people.filter(({ roles }) => roles.includes(role));
    expect(desk.places.map(({ id }) => id)).toEqual(['shanghai', 'beijing']);
    expect([withRole('engineer').length, withRole('lead').length, withRole('manager').length]).toEqual([4, 1, 2]);
    expect(slack?.channels).toEqual({
      engineers: 'C0ENGINEERS',
      byPlace: { beijing: 'C0BEIJING' },
      digests: 'C0DIGESTS',
    });
  });

  test('has somebody on duty at every moment of every week (TIME-2)', () => {
    const weeks = { from: instant('2026-11-01T00:00:00Z'), to: instant('2026-12-01T00:00:00Z') };
    const duty = lastingIn(weeks, read(working, example).desk.duty);
    // Cover can only be lost where somebody's shift ends.
    const ends = duty.map(({ span }) => span.to).filter((at) => at < weeks.to);
    expect(ends.length).toBeGreaterThan(60);
    expect(ends.filter((at) => !duty.some(({ span }) => span.from <= at && at < span.to))).toEqual([]);
  });

  test('shows the values that count when nothing is written', () => {
    const shown = read(working, example).desk;
    const silent = read(working, aDeskFile()).desk;
    const same = [
      'name',
      'greeting',
      'prefix',
      'sameReportWithin',
      'slaTargets',
      'rescue',
      'waitingReasons',
      'progress',
      'promise',
      'closing',
      'ratingReasons',
      'satisfactionTarget',
      'claimCards',
    ] as const;
    for (const key of same) expect({ [key]: shown[key] }).toEqual({ [key]: silent[key] });
  });
});

test.each([
  [{ WATCH_PORT: '8080' }, 'WATCH_PORT and HTTP_PORT are both 8080; give each its own'],
  [{ WATCH_PORT: 'x' }, 'WATCH_PORT "x" is not a port; write a number from 0 to 65535'],
  [{ HTTP_CONNECTIONS: '0' }, 'HTTP_CONNECTIONS "0" is not a number of connections; write one from 1 to 999999'],
])('says what is wrong with %j', (changes, problem) => {
  expect(problemsOf({ ...working, ...changes })).toEqual([problem]);
});

describe('the reverse proxies', () => {
  test.each([
    'proxy.local',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    'fd00::/129',
    'fe80::1%eth0',
    '/8',
    '10.0.0.0/8x',
  ])('are addresses or networks; %s is neither', (text) => {
    expect(problemsOf({ ...working, HTTP_PROXIES: `10.0.0.1, ${text}` })).toEqual([
      `HTTP_PROXIES "${text}" is neither an IP address nor a network; write one like 10.0.0.5, 10.0.0.0/8 or fd00::/8`,
    ]);
  });

  test('may be named both ways, of both kinds, with commas or spaces', () => {
    const proxies = ['10.0.0.5', '10.0.0.0/8', 'fd00::1', 'fd00::/8', '::ffff:10.0.0.0/104', '0.0.0.0/0'];
    expect(read({ ...working, HTTP_PROXIES: proxies.join(', ') }).http.room.proxies).toEqual(proxies);
    expect(read({ ...working, HTTP_PROXIES: proxies.join(' ') }).http.room.proxies).toEqual(proxies);
  });
});

test.each([
  'PUBLIC_URL',
  'SLACK_API_URL',
  'SLACK_PROXY',
  'WECOM_API_URL',
  'WECOM_PROXY',
  'WECOM_WEBHOOK',
  'DATABASE_URL',
])('prints no password that stands in %s, whatever is wrong with it', (name) => {
  const wecom = { WECOM_CORP_ID: 'ww1', WECOM_AGENT_ID: '1', WECOM_SECRET: 's', WECOM_TOKEN: 't' };
  for (const address of [
    'http://desk:hunter2@example.com/x',
    'ftp://hunter2@x',
    'desk:hunter2@x',
    'http://x/?key=hunter2',
  ]) {
    expect(problemsOf({ ...working, ...wecom, [name]: address }).join('\n')).not.toContain('hunter2');
  }
});

test('Slack is reached through the proxy, and a Slack of this very computer directly', () => {
  const proxy = 'http://desk:ge%40heim@proxy.example.com:3128';
  expect(read({ ...working, SLACK_PROXY: proxy }).slack?.proxy).toBe(proxy);
  for (const SLACK_API_URL of ['http://127.0.0.1:3300/api/', 'http://localhost/api', 'https://[::1]/api/']) {
    expect(read({ ...working, SLACK_PROXY: proxy, SLACK_API_URL }).slack).not.toHaveProperty('proxy');
  }
});

test('the heartbeat address is https, its proxy one of HTTP, and neither is repeated where it is wrong', () => {
  const url = 'https://hc.example.com/ping/0123-4567';
  expect(read({ ...working, HEARTBEAT_URL: url }).heartbeat).toEqual({ url });
  const proxy = 'http://proxy.example.com:3128';
  expect(read({ ...working, HEARTBEAT_URL: url, HEARTBEAT_PROXY: proxy }).heartbeat).toEqual({ url, proxy });
  const here = 'http://127.0.0.1:9000/ping';
  expect(read({ ...working, HEARTBEAT_URL: here, HEARTBEAT_PROXY: proxy }).heartbeat).toEqual({ url: here });
  expect(read(working).heartbeat).toBeUndefined();
  const secret = 'http://hc.example.com/ping/0123-4567';
  const problems = problemsOf({ ...working, HEARTBEAT_URL: secret, HEARTBEAT_PROXY: 'proxy' });
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain('HEARTBEAT_URL');
  expect(problems.join()).not.toContain('0123');
});

test('.env.example names every setting', () => {
  const example = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
  const sources = ['environment', 'listening', 'wecom', 'mail', 'oa', 'telephone', 'heartbeat']
    .map((name) => `read-${name}.ts`)
    .map((file) => readFileSync(join(__dirname, '../../src/config', file), 'utf8'));
  const named = /['\s]([A-Z]+_[A-Z_]+)(?:'|: ')/g;
  const known = new Set([...sources.join('\n').matchAll(named)].map(([, name]) => name));
  expect([...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name).sort()).toEqual([...known].sort());
});

test('who besides members may use the desk in Slack is said in its file, by ids of companies', () => {
  const allowed = read(working, aDeskFile(['slack', 'access'], { guests: true, partners: ['T0PARTNER', 'E0GROUP'] }));
  expect(allowed.slack?.access).toEqual({ guests: true, partners: ['T0PARTNER', 'E0GROUP'] });
  const named = problemsOf(working, aDeskFile(['slack', 'access'], { partners: ['partner.slack.com'] }));
  expect(named.join()).toContain('"partner.slack.com" is not the id of a Slack workspace or organisation');
});
