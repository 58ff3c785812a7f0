import { createApi } from '../../../src/chat/slack/client';
import { checkSlack } from '../../../src/chat/slack/doctor';
import { neededScopes } from '../../../src/chat/slack/methods';
import { FakeSlack } from './kit/fake-slack';
import { KeptLog, realClock } from './kit/slack-desk';

let fake: FakeSlack;
beforeEach(async () => {
  fake = await new FakeSlack().start();
});
afterEach(() => fake.stop());

const config = { engineers: { fallback: 'C1', byPlace: { harbour: 'C2' } }, digestChannel: 'C3' };
const check = () => {
  const client = { apiUrl: fake.apiUrl, botToken: 'xoxb-test' };
  return checkSlack(
    createApi({ config: client, clock: realClock, logger: new KeptLog(), pause: async () => undefined }),
    config,
  );
};
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
