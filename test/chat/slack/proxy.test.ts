import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { createApi } from '../../../src/chat/slack/client';
import { SlackError } from '../../../src/chat/slack/errors';
import { download, upload } from '../../../src/chat/slack/files';
import { createSlack } from '../../../src/chat/slack/index';
import { createLogger } from '../../../src/logger';
import { ForwardProxy } from '../../kit/forward-proxy';
import { FakeSlack } from './kit/fake-slack';
import { depsFor, interaction, KeptLog, realClock, send, signingSecret, startSlack, until } from './kit/slack-desk';

/** Known to the proxy alone: what does not go through it arrives nowhere. */
const apiUrl = 'http://slack.test/api/';
const host = 'slack.test:80';

let slack: FakeSlack;
let proxy: ForwardProxy;
let stop: (() => Promise<void>) | undefined;
beforeEach(async () => {
  slack = await new FakeSlack().start();
  proxy = await ForwardProxy.open({ leadsTo: new URL(slack.url).host, knows: 'desk:ge:heim' });
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
  proxy.close();
  await slack.stop();
});

const pause = async (): Promise<void> => undefined;
const proxied = (change: object = {}) => ({
  apiUrl,
  botToken: 'xoxb-test',
  signingSecret,
  language: 'en' as const,
  engineers: { fallback: 'CENG', byPlace: {} },
  proxy: proxy.url.replace('//', '//desk:ge%3Aheim@'),
  ...change,
});
const apiOf = (config = proxied()) => createApi({ config, clock: realClock, logger: new KeptLog(), pause });
const refused = async (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

test('calls, files up and down, and answers to a press reach Slack through the proxy', async () => {
  const started = await startSlack(apiUrl, { config: proxied() });
  stop = started.stop;
  started.inbound.replies.set('press', { kind: 'refused', refusal: { kind: 'refusal', say: 'slack.saved' } });
  const press = {
    type: 'block_actions',
    user: { id: 'U2' },
    trigger_id: 't3',
    response_url: 'http://slack.test/respond',
  };
  const actions = [{ action_id: 'press:0', type: 'button', value: '{"a":"claim","t":1042}' }];
  await send(started.url, interaction({ ...press, actions }));
  await until(() => slack.asked('respond').length === 1);
  expect(slack.asked('respond')).toMatchObject([{ text: 'Saved.' }]);

  slack.next('files.getUploadURLExternal', { ok: true, file_id: 'F1', upload_url: 'http://slack.test/upload' });
  await upload({ name: 'a.png', bytes: Buffer.from('png') }, { api: apiOf(), config: proxied() });
  const held = {
    id: 'F1',
    platform: 'slack',
    name: 'a',
    mime: 'image/png',
    size: 3,
    source: { url: 'http://slack.test/held' },
  };
  expect((await download(held as never, proxied())).toString()).toBe('{"ok":true}');
  expect(slack.calls.map(({ method }) => method)).toEqual(expect.arrayContaining(['auth.test', 'upload', 'held']));
  expect(new Set(proxy.asked)).toEqual(new Set([host]));
});

test('the socket of Socket Mode goes through the proxy, is there again when it is cut, and is let go of', async () => {
  const opened = () => ({ ok: true, url: slack.sockets.address('http://slack.test') });
  slack.next('apps.connections.open', opened(), opened());
  const { deps } = depsFor(apiUrl, { pause, config: proxied({ appToken: 'xapp-test' }) });
  const desk = createSlack(deps);
  stop = () => desk.stop();
  await desk.start();
  expect(slack.sockets.connections).toBe(1);
  slack.sockets.cut();
  await until(() => slack.asked('apps.connections.open').length === 2 && slack.sockets.connections === 1);
  expect(new Set(proxy.asked)).toEqual(new Set([host]));
  await desk.stop();
  await until(() => slack.sockets.connections === 0);
});

test('through the proxy as well, nothing is asked of an address that is not Slack’s', async () => {
  const elsewhere = 'http://elsewhere.test';
  slack.next('files.getUploadURLExternal', { ok: true, file_id: 'F1', upload_url: `${elsewhere}/upload` });
  const file = { name: 'a.png', bytes: Buffer.from('png') };
  expect(await refused(upload(file, { api: apiOf(), config: proxied() }))).toMatchObject({ code: 'foreign_address' });

  const answer = { ok: true, url: 'ws://elsewhere.test/link/?ticket=1' };
  slack.usually('apps.connections.open', answer);
  const { deps, log } = depsFor(apiUrl, { config: proxied({ appToken: 'xapp-test' }) });
  const desk = createSlack(deps);
  stop = () => desk.stop();
  await desk.start();
  expect(log.lines.join('\n')).toContain('Slack is not there yet');
  expect(new Set(proxy.asked)).toEqual(new Set([host]));
});

test.each([
  [407, 'proxy_407'],
  [502, 'proxy_502'],
  ['nothing', 'proxy_away'],
] as const)('a proxy that answers %s is named in one sentence, and nothing was sent', async (answers, code) => {
  proxy.manner.answers = answers;
  const lines: string[] = [];
  const { deps } = depsFor(apiUrl, { config: proxied() });
  const desk = createSlack({ ...deps, logger: createLogger('trace', { write: (line) => void lines.push(line) }) });
  stop = () => desk.stop();
  await desk.start();
  const [named] = lines.filter((line) => line.includes('`dutydesk doctor` says what to do'));
  expect(named).toContain('"msg":"the proxy of SLACK_PROXY lets nothing through;');
  expect(named).toContain(code);
  expect(lines.join('')).not.toMatch(/ge(:|%3A)heim|[A-Za-z0-9+/]{14}=/);
  // Posting it again later does not say it twice.
  expect(await refused(apiOf().call('chat.postMessage', { channel: 'C1' }))).toMatchObject({ code, fate: 'later' });
  // Whatever it does, it is not asked without end.
  expect(proxy.asked.length).toBeLessThan(6);
});

test('a proxy that is not there is named as well, and is told apart from a Slack that is away', async () => {
  const config = proxied();
  proxy.close();
  expect(await refused(apiOf(config).call('auth.test', {}))).toMatchObject({ code: 'proxy_away', fate: 'later' });
});

test('what comes through the proxy with a certificate nobody here believes is not spoken to', async () => {
  const pem = (name: string): Buffer => readFileSync(join(__dirname, '../../kit/tls', name));
  const reader = createServer({ key: pem('server-key.pem'), cert: pem('server-cert.pem') });
  let said = '';
  reader.on('secureConnection', (line) => line.on('data', (data) => (said += String(data))));
  await new Promise<void>((done) => reader.listen(0, '127.0.0.1', done));
  const opening = await ForwardProxy.open({ leadsTo: `127.0.0.1:${(reader.address() as AddressInfo).port}` });
  const api = apiOf({ ...proxied(), apiUrl: 'https://slack.com/api/', proxy: opening.url });
  const error = await refused(api.call('chat.postMessage', { channel: 'C1', text: 'words' }));
  expect(error).toMatchObject({ code: 'certificate', fate: 'later' });
  expect(error).toBeInstanceOf(SlackError);
  expect([said, opening.asked]).toEqual(['', ['slack.com:443']]);
  opening.close();
  reader.close();
});
