import { createApi } from '../../../src/chat/slack/client';
import { checkSlack } from '../../../src/chat/slack/doctor';
import { neededScopes } from '../../../src/chat/slack/methods';
import type { Duration } from '../../../src/domain/time/instant';
import { FakeSlack } from './kit/fake-slack';
import { KeptLog, realClock } from './kit/slack-desk';

let fake: FakeSlack;
beforeEach(async () => {
  fake = await new FakeSlack().start();
});
afterEach(() => fake.stop());

const config = { engineers: { fallback: 'C1', byPlace: { harbour: 'C2' } }, digestChannel: 'C3' };
const apiWith = (botToken: string) =>
  createApi({
    config: { apiUrl: fake.apiUrl, botToken },
    ...{ clock: realClock, logger: new KeptLog(), pause: async () => undefined },
  });
const check = (besides: Partial<Parameters<typeof checkSlack>[2]> = {}) =>
  checkSlack(apiWith('xoxb-test'), config, { staff: [], clock: realClock, ...besides });
const inOrder = { ok: true, channel: { is_member: true } };
/** The rest of what it finds where everything else is well. */
const found = async (besides: Partial<Parameters<typeof checkSlack>[2]>) => {
  fake.next('auth.test', scopes(neededScopes));
  fake.next('conversations.info', inOrder, inOrder, inOrder);
  return (await check(besides)).slice(2).filter(({ name }) => !name.endsWith('channel'));
};
const staffOf = (...accounts: readonly string[]) =>
  accounts.map((account) => ({ person: account.toLowerCase(), account }));
const identity = { user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', team: 'Minghu' };
const scopes = (list: readonly string[]) => ({ ok: true, ...identity, response_metadata: { scopes: list } });

test('finds everything well', async () => {
  fake.next('auth.test', scopes(neededScopes));
  const channel = { ok: true, channel: { is_member: true } };
  fake.next('conversations.info', channel, channel, channel);
  expect(await check()).toEqual([
    { name: 'token', subject: 'Minghu', ok: true },
    { name: 'scopes', ok: true },
    { name: 'engineers-channel', subject: 'C1', ok: true },
    { name: 'engineers-channel', subject: 'C2', ok: true },
    { name: 'digest-channel', subject: 'C3', ok: true },
  ]);
});

test('names what is missing and what to do', async () => {
  fake.next('auth.test', scopes(neededScopes.filter((scope) => scope !== 'files:write')));
  fake.next(
    'conversations.info',
    { ok: true, channel: { is_member: false } },
    { ok: false, error: 'channel_not_found' },
    { ok: true, channel: { is_member: true, is_archived: true } },
  );
  expect((await check()).slice(1)).toEqual([
    { name: 'scopes', ok: false, problem: 'missing: files:write', fix: 'reinstall-app' },
    { name: 'engineers-channel', subject: 'C1', ok: false, problem: 'not_a_member', fix: 'invite-bot' },
    { name: 'engineers-channel', subject: 'C2', ok: false, problem: 'channel_not_found', fix: 'correct-channel' },
    { name: 'digest-channel', subject: 'C3', ok: false, problem: 'is_archived', fix: 'correct-channel' },
  ]);
});

test.each([
  ['a token Slack does not know', { ok: false, error: 'invalid_auth' }, 'renew-token'],
  ['a server that is away', { status: 503, text: '' }, 'check-network'],
] as const)('looks no further with %s', async (_what, answer, fix) => {
  fake.next('auth.test', answer);
  expect(await check()).toMatchObject([{ name: 'token', ok: false, fix }]);
});

test.each(['is_frozen', 'is_read_only', 'is_thread_only', 'is_non_threadable'])(
  'a channel in which the app may not post or answer is named: %s',
  async (closed) => {
    fake.next('auth.test', scopes(neededScopes));
    fake.next('conversations.info', { ok: true, channel: { is_member: true, [closed]: true } }, inOrder, inOrder);
    expect((await check())[2]).toEqual({
      ...{ name: 'engineers-channel', subject: 'C1', ok: false },
      ...{ problem: closed, fix: 'open-channel' },
    });
  },
);

test('each account of the desk file is asked about: nobody, one who left and an app are named', async () => {
  const user = { id: 'U', profile: {} };
  fake.next(
    'users.info',
    { ok: true, user },
    { ok: false, error: 'user_not_found' },
    { ok: true, user: { ...user, deleted: true } },
    { ok: true, user: { ...user, is_bot: true } },
    { ok: true, user: { ...user, is_restricted: true } },
  );
  const staff = staffOf('U1', 'U2', 'U3', 'U4', 'U5');
  expect(await found({ staff })).toEqual([
    { name: 'staff', subject: '2', ok: true },
    { name: 'account', subject: 'u2 (U2)', ok: false, problem: 'user_not_found' },
    { name: 'account', subject: 'u3 (U3)', ok: false, problem: 'deleted' },
    { name: 'account', subject: 'u4 (U4)', ok: false, problem: 'is_bot' },
  ]);
});

test.each([
  ['away', { status: 503, text: '' }, 'http_503'],
  ['busy', { status: 429, headers: { 'retry-after': '30' } }, 'ratelimited'],
  ['not for this app', { ok: false, error: 'missing_scope' }, 'missing_scope'],
] as const)('a Slack that is %s is asked about nobody more, and nobody is said to be wrong', async (_, answer, why) => {
  fake.next('users.info', { ok: true, user: { id: 'U1' } }, answer);
  expect(await found({ staff: staffOf('U1', 'U2', 'U3') })).toEqual([
    { name: 'staff', subject: '1', ok: true },
    { name: 'staff-left', subject: '2', ok: true, problem: why },
  ]);
  expect(fake.asked('users.info')).toHaveLength(2);
});

test('whoever has not been asked about within a minute is counted, and the doctor ends', async () => {
  let minutes = 0;
  const clock = { monotonic: () => (minutes++ * 20_000) as Duration };
  const [staff, left] = await found({ staff: staffOf('U1', 'U2', 'U3', 'U4', 'U5'), clock });
  expect([staff?.subject, left]).toEqual(['2', { name: 'staff-left', subject: '3', ok: true, problem: 'time' }]);
});

test.each([
  ['one that Slack takes', { ok: true, url: 'wss://wss-primary.slack.com/link?ticket=1' }, { ok: true }],
  ['another', { ok: false, error: 'invalid_auth' }, { ok: false, problem: 'invalid_auth', fix: 'renew-token' }],
  ['none for now', { status: 503, text: '' }, { ok: false, problem: 'http_503', fix: 'check-network' }],
] as const)('the app token is tried, and no socket opened: %s', async (_, answer, expected) => {
  fake.next('apps.connections.open', answer);
  expect(await found({ socket: apiWith('xapp-test') })).toEqual([{ name: 'app-token', ...expected }]);
  expect(fake.calls.find(({ method }) => method === 'apps.connections.open')?.token).toBe('Bearer xapp-test');
});

test('scopes that nothing uses are named, and are no reason to stop', async () => {
  fake.next('auth.test', scopes([...neededScopes, 'users:read.email', 'admin']));
  const findings = await check();
  expect(findings).toContainEqual({ name: 'scopes', ok: true });
  expect(findings).toContainEqual({
    name: 'more-scopes',
    ok: true,
    problem: 'admin, users:read.email',
    fix: 'drop-scopes',
  });
});
