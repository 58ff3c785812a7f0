import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calendar } from '../../src/cli/calendar';
import { doctor } from '../../src/cli/doctor';
import { erase } from '../../src/cli/erase';
import { link } from '../../src/cli/link';
import { migrate } from '../../src/cli/migrate';
import { demoWorkspace } from '../../src/demo/demo-workspace';
import { personId } from '../../src/domain/people/person';
import { begin } from '../../src/domain/ticket/evolve';
import { instant } from '../../src/domain/time/instant';
import type { Playground } from '../../src/playground/control/playground';
import type { PlaygroundSeed } from '../../src/playground/seed';
import { startPlayground } from '../../src/playground/start-playground';
import { dataSourceFor } from '../../src/store/data-source';
import { openStore } from '../../src/store/open-store';
import { randomIds } from '../../src/wiring/random-ids';
import { realClock } from '../../src/wiring/real-clock';
import { aDeskFile } from '../config/a-desk-file';
import { ForwardProxy } from '../kit/forward-proxy';
import { HeartbeatOutside } from '../kit/heartbeat-outside';
import { openTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { aPerson } from '../store/samples';
import { CommandPlace } from './call-command';
import { lookInStore } from './look-in-store';

const secrets = { botToken: 'xoxb-secret-of-the-bot', signingSecret: '5ec2e75ec2e75ec2e75ec2e75ec2e75e' };
/** No calendar ends where no official one is asked, so that this test is true in any year. */
const timeless = aDeskFile(['workingHours', 'office', 'calendar'], 'none').replace('C0ENGINEERS', 'C0ITDESK');

let place: CommandPlace;
let slack: Playground;
const open = async (change: (seed: PlaygroundSeed) => PlaygroundSeed = (seed) => seed): Promise<void> => {
  slack = await startPlayground({
    port: 0,
    seed: change(demoWorkspace(secrets)),
    clock: { now: () => realClock.now(), advance: async () => realClock.now() },
    wall: () => realClock.now(),
  });
};
beforeEach(async () => {
  place = new CommandPlace(timeless);
  await place.call(migrate);
});
afterEach(async () => {
  await slack?.stop();
  place.remove();
});

const look = async (given: Parameters<CommandPlace['call']>[1] = {}) => {
  const said = await place.call(doctor, { ...given, env: { SLACK_API_URL: slack.slackApiUrl, ...given.env } });
  expect(said.text).not.toMatch(/secret-|geheim|5ec2e7/);
  return said;
};

/** As a release of the future would leave the database. */
async function newerRelease(url: string): Promise<void> {
  const store = await openStore({ url, ids: randomIds, now: () => realClock.now() });
  await store.migrate();
  await store.close();
  const source = await dataSourceFor({ url }, 'sqlite').initialize();
  await source.query("INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'Pools1999999999999')");
  await source.destroy();
}

test('a desk in order gets a line for everything it depends on', async () => {
  await open();
  // Nothing of this computer's goes through a proxy.
  const { code, text } = await look({ env: { SLACK_PROXY: 'http://127.0.0.1:9' } });
  expect(text.split('\n')).toEqual([
    '✓ ok  The database can be reached.',
    '✓ ok  The database is up to date.',
    "✓ ok  The clock agrees with the database's.",
    '✓ ok  The newest tickets are what their logs add up to.',
    '✓ ok  The verdicts of the newest tickets are what the rules say.',
    '✓ ok  A search finds every ticket.',
    '✓ ok  The desk file names everybody it gave a role or an account.',
    '! warning  No desk answers at http://127.0.0.1:9/slack/events from here: ECONNREFUSED',
    expect.stringMatching(/^ {4}what to do: start the desk and run `dutydesk doctor` again;/),
    "✓ ok  The clock agrees with Slack's.",
    '✓ ok  No telephone: people are told in chat only.',
    expect.stringMatching(/^✓ ok {2}The public holidays of \d{4} are known\.$/),
    '✓ ok  Slack knows the app in the workspace 明湖科技 Minghu.',
    '✓ ok  The app has every scope of the manifest.',
    '✓ ok  The app is in the channel C0ITDESK.',
    '✓ ok  2 people of the desk file can be reached on Slack.',
    'Everything is in order.',
  ]);
  expect(code).toBe(0);
});

test('tickets that no search finds are counted, with who adds them, and are found once the desk has', async () => {
  await open();
  const report = aReport();
  await lookInStore(place, ({ uow }) => uow.transact(report.at, (tx) => openTicket(tx, begin(report), report)));
  const url = place.env['DATABASE_URL'] ?? '';
  const source = await dataSourceFor({ url }, 'sqlite').initialize();
  await source.query('DELETE FROM ticket_words');
  await source.destroy();
  const { text } = await look();
  expect(text).toContain('A search does not find 1 ticket yet.');
  expect(text).toContain('what to do: the desk adds them after its start and once an hour');
  await lookInStore(place, ({ search }) => search.fill(100, Number.MAX_SAFE_INTEGER));
  expect((await look()).text).toContain('✓ ok  A search finds every ticket.');
});

test('a token Slack does not take is told apart from a Slack that is away', async () => {
  await open();
  slack.refuseTokens('invalid_auth');
  const refused = await look();
  expect(refused.code).toBe(1);
  expect(refused.text).toContain('✗ problem  Slack rejected the bot token: invalid_auth');
  expect(refused.text).toContain('what to do: copy the bot token again');

  const away = await look({ env: { SLACK_API_URL: await deadAddress() } });
  expect(away.text).toContain('✗ problem  Slack cannot be reached: network');
  expect(away.text).toContain('what to do: check the network');
  expect(away.text).toContain('✓ ok  The database can be reached.');
});

test.each([
  [407, 'answered 407 and lets nothing through.', /write the user name and password .* into SLACK_PROXY: http:/],
  [502, 'answered 502 and lets nothing through.', /let this computer reach \*\.slack\.com:443/],
  ['nothing', 'cannot be reached.', /check the address in SLACK_PROXY/],
] as const)('a proxy that answers %s is told apart from a Slack that is away', async (answers, found, advice) => {
  await open();
  const proxy = await ForwardProxy.open({ answers });
  const SLACK_PROXY = proxy.url.replace('//', '//desk:geheim@');
  const { code, text } = await look({ env: { SLACK_API_URL: 'https://slack.com/api/', SLACK_PROXY } });
  proxy.close();
  expect(text).toContain(`✗ problem  The proxy of SLACK_PROXY ${found}`);
  expect(text).toMatch(advice);
  expect([code, new Set(proxy.asked)]).toEqual([1, new Set(['slack.com:443'])]);
});

test('missing scopes are named', async () => {
  await open(({ app, ...seed }) => ({
    ...seed,
    app: { ...app, scopes: app.scopes.filter((scope) => scope !== 'files:write' && scope !== 'commands') },
  }));
  const { code, text } = await look();
  expect(code).toBe(1);
  expect(text).toContain('The app lacks these scopes of the manifest: commands, files:write');
  expect(text).toContain('what to do: update the app from manifest/slack.json');
});

test('a channel the app is not in, or that is not there, is named with what to do', async () => {
  // Of a private channel Slack does not even say that it is there.
  await open((seed) => ({ ...seed, channels: seed.channels.map((channel) => ({ ...channel, isPrivate: false })) }));
  slack.change('C0ITDESK', { botIsMember: false });
  const { text } = await look();
  expect(text).toContain('✗ problem  The app is not in the channel C0ITDESK.');
  expect(text).toContain('/invite @DutyDesk');

  place.write('desk.yaml', timeless.replace('C0ITDESK', 'C0NOWHERE'));
  expect((await look()).text).toContain('The channel C0NOWHERE cannot be used: channel_not_found');
});

test('an account of the desk file that cannot be reached is named with what to do, in the desk’s language', async () => {
  await open((seed) => ({
    ...seed,
    users: seed.users.map((user) => (user.id === 'U0WANGLEI' ? { ...user, deleted: true } : user)),
  }));
  const file = timeless.replace('U0LINA', 'U0NOBODY');
  place.write('desk.yaml', file);
  const { code, text } = await look();
  expect(text).toContain('✗ problem  Slack knows no member like that: li.na (U0NOBODY).');
  expect(text).toContain('what to do: correct `slack:` of that person in the desk file');
  expect(text).toContain('✗ problem  The Slack account was deactivated: wang.lei (U0WANGLEI).');
  expect(text).toContain('what to do: write `active: false` if they have left');
  expect(code).toBe(1);

  place.write('desk.yaml', file.replace('zone: Asia', 'language: zh-CN\n  zone: Asia'));
  expect((await look()).text).toContain('Slack 账号已停用：wang.lei (U0WANGLEI)。');
});

test('what is at the public address is told, and whether the signing secret looks like one', async () => {
  await open();
  const other = createServer((_, response) => response.writeHead(404).end());
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const PUBLIC_URL = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { code, text } = await look({ env: { PUBLIC_URL } });
  expect(text).toContain(`✗ problem  Something else than this desk answers at ${PUBLIC_URL}/slack/events: http_404`);
  expect(text).toContain('what to do: let PUBLIC_URL lead to HTTP_PORT of the desk');
  expect(code).toBe(1);
  other.close();

  const odd = await look({ env: { SLACK_SIGNING_SECRET: 'copied from elsewhere' } });
  expect(odd.text).toContain('! warning  SLACK_SIGNING_SECRET does not look like a signing secret');
  expect([odd.code, odd.text.includes('elsewhere')]).toEqual([0, false]);
});

test('in Socket Mode the app token is tried', async () => {
  await open((seed) => ({ ...seed, app: { ...seed.app, socketMode: true, appToken: 'xapp-secret-1' } }));
  const env = { SLACK_APP_TOKEN: 'xapp-secret-1' };
  const { text: good } = await look({ env });
  expect(good).not.toContain('/slack/events');
  expect(good).toContain('✓ ok  Slack accepts the app-level token: Socket Mode can connect.');
  const { code, text } = await look({ env: { SLACK_APP_TOKEN: 'xapp-secret-2' } });
  expect([code, text]).toEqual([
    1,
    expect.stringContaining('✗ problem  Slack rejected the app-level token (SLACK_APP_TOKEN): invalid_auth'),
  ]);
  expect(text).toContain('with the scope connections:write');
});

test('a command without its database says in one sentence what is wrong, and what to do', async () => {
  await open();
  const port = (await deadAddress()).split(':')[2]?.replace('/', '');
  for (const host of ['127.0.0.1', 'localhost', 'nowhere.invalid']) {
    const said = place.call(migrate, { env: { DATABASE_URL: `mysql://desk:geheim@${host}:${port}/desk` } });
    const error: unknown = await said.catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(
      /^DatabaseAway: ✗ problem {2}The database cannot be reached: .*(ECONNREFUSED|ENOTFOUND|EAI_AGAIN).*\n {4}what to do: check DATABASE_URL/,
    );
    expect(String(error)).not.toContain('geheim');
  }
});

test('a database that is away, or behind, is named with what to do', async () => {
  await open();
  const away = await look({ env: { DATABASE_URL: `mysql://desk:geheim@${(await deadAddress()).slice(7, -1)}/desk` } });
  expect(away.code).toBe(1);
  expect(away.text).toMatch(/✗ problem {2}The database cannot be reached: \S+/);
  expect(away.text).toContain('what to do: check DATABASE_URL');
  expect(away.text).toContain('Slack knows the app');

  const behind = await look({ env: { DATABASE_URL: `sqlite:${place.folder}/empty.db` } });
  expect(behind.text).toMatch(/The database lacks \d+ migration/);
  expect(behind.text).toContain('run `dutydesk migrate`');

  await newerRelease(`sqlite:${place.folder}/empty.db`);
  const newer = await look({ env: { DATABASE_URL: `sqlite:${place.folder}/empty.db` } });
  expect(newer.text).toContain('The database belongs to a newer release: Pools1999999999999.');
  expect(newer.text).toContain('start that release, or restore a backup');
  const env = { DATABASE_URL: `sqlite:${place.folder}/empty.db` };
  await expect(place.call(migrate, { env })).rejects.toThrow('the database belongs to a newer release');
  await expect(place.call(link, { rest: ['slack:U1', 'li'], env })).rejects.toThrow('belongs to a newer release');
});

test('clocks that are apart are told with how far', async () => {
  await open();
  const { code, text } = await look({ ahead: 90_000 });
  expect(code).toBe(1);
  // Rounded down from a little less, while the database is asked.
  expect(text).toMatch(/✗ problem {2}The clock and the database's are 1 min (29|30) s apart\./);
  expect(text).toContain('NTP');
  expect(text).toMatch(/✗ problem {2}The clock and Slack's are 1 min (29|30|31) s apart\./);
});

test('an erasing that was begun and not finished is named with whose it is, since when, and what to do', async () => {
  await open();
  const zhou = personId('slack:U0ZHOU');
  const known = aPerson({ id: zhou, name: '周婷', roles: [], identities: { slack: 'U0ZHOU' } });
  await lookInStore(place, ({ people }) => people.save(known, realClock.now()));
  const erasing = (pause?: () => Promise<void>) =>
    place.call(erase, { rest: [zhou, zhou], values: { yes: true }, ...(pause && { pause }) });
  await expect(erasing(() => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
  const { code, text } = await look();
  expect(code).toBe(1);
  expect(text).toMatch(/✗ problem {2}Erasing 周婷 \(slack:U0ZHOU\) was begun .*\d\d:\d\d and not finished/);
  expect(text).toContain('finish it: dutydesk erase slack:U0ZHOU');

  place.write('desk.yaml', timeless.replace('zone: Asia', 'language: zh-CN\n  zone: Asia'));
  expect((await look()).text).toMatch(/对周婷（slack:U0ZHOU）的清除始于 .*\d\d:\d\d，尚未完成/);

  expect(await erasing()).toMatchObject({ code: 0 });
  expect((await look()).text).not.toContain('U0ZHOU');
});

test.each([
  ['2026-10-01T09:00+08:00', 0, '! warning  The public holidays of 2027 are not known.'],
  ['2026-11-30T23:59+08:00', 0, '! warning  The public holidays of 2027 are not known.'],
  ['2026-12-01T00:00+08:00', 1, '✗ problem  The public holidays of 2027 are not known.'],
  ['2027-01-05T09:00+08:00', 1, '✗ problem  The public holidays of 2027 are not known.'],
  ['2025-12-31T23:59+08:00', 0, '✓ ok  The public holidays of 2026 are known.'],
])(
  'public holidays that are not known yet are a warning, from December on a problem: %s (TIME-1)',
  async (at, ends, line) => {
    await open();
    place.write('desk.yaml', timeless.replace('calendar: none', 'calendar: cn'));
    const { code, text } = await look({ at: instant(at) });
    expect(text).toContain(line);
    expect(text.includes('dutydesk calendar import')).toBe(!line.startsWith('✓'));
    expect(code).toBe(ends);
  },
);

test('a year that was brought is told as proposed until it is confirmed', async () => {
  await open();
  place.write('desk.yaml', timeless.replace('calendar: none', 'calendar: cn'));
  const file = place.write(
    '2027.yaml',
    'year: 2027\nsource: 国务院办公厅\nholidays: [{ name: 元旦, from: 2027-01-01 }]\n',
  );
  await place.call(calendar, { rest: ['import', file], values: { yes: true } });
  const { code, text } = await look({ at: instant('2026-12-15T09:00+08:00') });
  expect(code).toBe(1);
  expect(text).toMatch(
    /✗ problem {2}The public holidays of 2027 are proposed \(IT-Y4\) and not confirmed\.\n.*both parties confirm/,
  );
});

/** An address on this computer where nobody listens. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}/`;
}

test('a telephony provider is looked at without a call, and one that is away is a problem', async () => {
  await open();
  const webhook = (desk: string): string => `${desk}\ntelephone: { by: [webhook] }\n`;
  place.write('desk.yaml', webhook(timeless));
  const env = { TELEPHONE_WEBHOOK: `${slack.url}/telephony/calls`, TELEPHONE_SECRET: 's'.repeat(32) };
  expect((await look({ env })).text).toMatch(/✓ ok {2}The telephony provider at 127\.0\.0\.1:\d+ answers\./);
  const { code, text } = await look({ env: { ...env, TELEPHONE_WEBHOOK: 'http://127.0.0.1:9/calls' } });
  expect(text).toContain('The telephony provider at 127.0.0.1:9 does not answer: ECONNREFUSED');
  expect([code, text.includes('s'.repeat(32))]).toEqual([1, false]);
});

test('pings the heartbeat address once, and says why it was not heard without naming it', async () => {
  await open();
  const outside = await HeartbeatOutside.open();
  try {
    const env = { HEARTBEAT_URL: outside.url };
    expect((await look({ env })).text).toMatch(/The heartbeat address took a ping|心跳地址已接受一次心跳/);
    expect(outside.since()).toBe(1);
    outside.status = 404;
    const refused = await look({ env });
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('http_404');
    expect(refused.text).not.toContain('of-ours');
  } finally {
    await outside.close();
  }
});
