import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accessTokens } from '../../src/chat/mail/access-token';
import { createApi } from '../../src/chat/slack/client';
import { download, upload } from '../../src/chat/slack/files';
import { createSlack } from '../../src/chat/slack/index';
import { createWecomApi } from '../../src/chat/wecom/api/client';
import type { Duration } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { SharedInMemory } from '../../src/wiring/shared-in-memory';
import { sourcesIn } from '../house/sources';
import { FakeSlack } from './slack/kit/fake-slack';
import { depsFor, interaction, KeptLog, send, startSlack, until } from './slack/kit/slack-desk';

/** Somebody else's server: whatever reaches it is written down. */
let elsewhere: Server;
let elsewhereUrl: string;
let reached: string[];
let slack: FakeSlack;
/** What a test has started, if anything. */
let desk: { readonly stop: () => Promise<void> } | undefined;
/** Sends everything on to somebody else, but for the token. */
let wecom: Server;
const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
beforeEach(async () => {
  reached = [];
  elsewhere = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.end('{"ok":true,"errcode":0}');
  });
  elsewhere.on('upgrade', (request, socket) => {
    reached.push(`socket ${request.url}`);
    socket.destroy();
  });
  wecom = createServer((request, response) => {
    if (request.url?.includes('gettoken')) response.end('{"errcode":0,"access_token":"T","expires_in":7200}');
    else response.writeHead(307, { location: `${elsewhereUrl}/file` }).end();
  });
  await Promise.all([elsewhere, wecom].map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  elsewhereUrl = urlOf(elsewhere);
  slack = await new FakeSlack().start();
});
afterEach(async () => {
  await desk?.stop();
  desk = undefined;
  for (const server of [elsewhere, wecom]) {
    server.closeAllConnections();
    server.close();
  }
  await slack.stop();
});

const logger = new KeptLog();
const pause = async (_: Duration): Promise<void> => undefined;
const slackParts = () => {
  const config = { apiUrl: slack.apiUrl, botToken: 'xoxb-1' };
  return { config, api: createApi({ config, clock: realClock, logger, pause }) };
};
const wecomApi = () => {
  const config = { corpId: 'wx1', agentId: 1, secret: 's', apiUrl: urlOf(wecom) };
  return createWecomApi({ config, shared: new SharedInMemory(), clock: realClock, logger, pause });
};
const onward = () => ({ status: 307, headers: { location: `${elsewhereUrl}/file` } });
const file = { name: 'a.png', bytes: Buffer.from('png-png-png') };
const held = (url: string) => ({
  ...{ id: 'F1', platform: 'slack', name: 'a.png', mime: 'image/png', size: 3 },
  source: { url },
});
const granted = (upload_url: unknown) => ({ ok: true, file_id: 'F1', upload_url });

test.each<readonly [string, () => Promise<unknown>, object]>([
  [
    'a call that Slack redirects',
    () => {
      slack.next('chat.postMessage', onward());
      return slackParts().api.call('chat.postMessage', { channel: 'C1', text: 'secret' });
    },
    { name: 'SlackError' },
  ],
  ...['file', '//x', 'http://[', 'file:///etc/passwd', 'http://127.0.0.1:1@$'].map(
    (named) =>
      [
        `a file for which Slack names ${named} elsewhere`,
        () => {
          slack.next('files.getUploadURLExternal', granted(named === 'file' ? `${elsewhereUrl}/file` : named));
          return upload(file, slackParts());
        },
        { code: 'foreign_address', fate: 'never' },
      ] as const,
  ),
  [
    'a file for which Slack names no text',
    () => {
      slack.next('files.getUploadURLExternal', granted({ url: 'x' }));
      return upload(file, slackParts());
    },
    { code: 'no_upload_url' },
  ],
  [
    'a file that Slack redirects',
    () => {
      slack.next('upload', onward());
      return upload(file, slackParts());
    },
    { code: 'upload_307' },
  ],
  [
    'the token for a file that is elsewhere',
    () => download(held(`${elsewhereUrl}/file`) as never, slackParts().config),
    { code: 'foreign_file' },
  ],
  [
    'the token for a file that Slack redirects',
    () => {
      slack.next('held', onward());
      return download(held(`${slack.url}held`) as never, slackParts().config);
    },
    { code: 'foreign_file' },
  ],
  ['a call that WeCom redirects', () => wecomApi().call('message/send', { touser: 'a' }), { name: 'WecomError' }],
  ['a file that WeCom redirects', () => wecomApi().upload('file', file), { name: 'WecomError' }],
  ['the token for a file that WeCom redirects', () => wecomApi().download('M1'), { name: 'WecomError' }],
  [
    'the secret for a mailbox that its token server redirects',
    () => accessTokens({ url: `${urlOf(wecom)}/token`, clientId: 'c', clientSecret: 's', scope: 'm' }, realClock).get(),
    { message: 'unexpected redirect' },
  ],
])('%s goes nowhere else', async (_, call, error) => {
  await expect(call()).rejects.toMatchObject(error);
  expect(reached).toEqual([]);
});

test.each([
  ['names elsewhere', () => `${elsewhereUrl}/respond`],
  ['redirects', () => `${slack.url}respond`],
])('words for an address that a press %s go to the person directly, and nowhere else', async (_, address) => {
  slack.next('respond', onward());
  const started = await startSlack(slack.apiUrl);
  desk = started;
  started.inbound.replies.set('press', { kind: 'refused', refusal: { kind: 'refusal', say: 'slack.saved' } });
  const actions = [{ action_id: 'press:0', type: 'button', value: '{"a":"claim","t":1042}' }];
  const press = { type: 'block_actions', user: { id: 'U2' }, trigger_id: 't3', response_url: address(), actions };
  await send(started.url, interaction(press));
  await until(() => slack.asked('chat.postMessage').length === 1);
  expect(slack.asked('chat.postMessage')).toMatchObject([{ channel: 'U2', text: 'Saved.' }]);
  expect(reached).toEqual([]);
});

test('a desk opens no socket to an address that is not Slack’s, says so, and asks again', async () => {
  const answer = () => ({ ok: true, url: `${elsewhereUrl.replace('http', 'ws')}/link/?ticket=1` });
  slack.next('apps.connections.open', answer(), answer(), answer());
  const { deps, log } = depsFor(slack.apiUrl, { pause });
  const started = createSlack({ ...deps, config: { ...deps.config, appToken: 'xapp-test' } });
  desk = started;
  await started.start();
  await until(() => slack.asked('apps.connections.open').length > 2);
  expect(reached).toEqual([]);
  expect(log.lines.join('\n')).toContain('Slack named an address that is not its own');
});

test('whatever a platform names is asked in one place, which looks first', () => {
  const calls = sourcesIn('src/chat')
    .filter(({ text }) => /\b(fetch|httpCall|await request)\(/.test(text))
    .map(({ path }) => path);
  // The door is the desk's own; webhooks of other systems, the telephone's, the outside watch and the mailbox's token server are at addresses of its settings.
  expect(calls).toEqual([
    'src/chat/door.ts',
    'src/chat/http-call.ts',
    'src/chat/mail/access-token.ts',
    'src/chat/oa/deliver.ts',
    'src/chat/ping.ts',
    'src/chat/slack/client.ts',
    'src/chat/slack/own-address.ts',
    'src/chat/telephone/doctor.ts',
    'src/chat/telephone/webhook.ts',
    'src/chat/wecom/api/client.ts',
  ]);
});
