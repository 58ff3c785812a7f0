import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSafe } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isSigningSecret, knockAsSlack } from '../../src/chat/slack/knock';
import { createCallback } from '../../src/chat/wecom/callback/serve';
import { knockAsWecom } from '../../src/chat/wecom/knock';
import { realClock } from '../../src/wiring/real-clock';
import { FakeSlack } from './slack/kit/fake-slack';
import { KeptLog, MemoryInbox, signingSecret, startSlack } from './slack/kit/slack-desk';

const keys = {
  corpId: 'wx1',
  agentId: 1,
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const visit = (publicUrl: string) => ({ publicUrl, word: 'sesame', wall: realClock.now() });
const asSlack = (publicUrl: string, secret = signingSecret) => knockAsSlack(visit(publicUrl), secret);
const asWecom = (publicUrl: string, token = keys.token) => knockAsWecom(visit(publicUrl), { ...keys, token });

const servers: Server[] = [];
async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
const serving = async (answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listening(createServer(answer))}`;
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

test('a desk that Slack calls knows itself behind its public address, and one of another secret does not', async () => {
  const slack = await new FakeSlack().start();
  const desk = await startSlack(slack.apiUrl);
  const publicUrl = desk.url.replace('/slack/events', '');
  expect(await asSlack(publicUrl)).toEqual({ platform: 'slack', address: desk.url, is: 'open' });
  expect(await asSlack(publicUrl, 'another')).toMatchObject({ is: 'locked', code: 'http_401' });
  expect([desk.inbox.kept.size, desk.log.lines]).toEqual([0, []]);
  await desk.stop();
  await slack.stop();
});

test('a desk that WeCom calls knows itself behind its public address, and one of another token does not', async () => {
  const inbox = new MemoryInbox();
  const [clock, logger] = [realClock, new KeptLog()];
  const callback = createCallback({ config: keys, inbox, wall: clock, clock, logger, handle: async () => undefined });
  const publicUrl = await serving((request, response) => void callback.serve(request, response));
  expect(await asWecom(publicUrl)).toEqual({ platform: 'wecom', address: `${publicUrl}/wecom/callback`, is: 'open' });
  expect(await asWecom(publicUrl, 'another')).toMatchObject({ is: 'locked', code: 'http_403' });
  expect(inbox.kept.size).toBe(0);
});

/** Says again whatever it is told, as one that looks at no signature. */
const echoes: RequestListener = (request, response) => {
  let body = '';
  request.on('data', (data) => (body += String(data)));
  request.on('end', () => response.end(JSON.stringify({ challenge: JSON.parse(body || '{}').challenge })));
};
const says =
  (status: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end('x'.repeat(100_000));

test.each<readonly [string, RequestListener, object]>([
  ['that says again whatever it is told', echoes, { is: 'strange', code: 'http_200' }],
  ['with a page of its own', says(200), { is: 'strange', code: 'http_200' }],
  ['that knows no such path', says(404), { is: 'strange', code: 'http_404' }],
  ['that leads on', says(302, { location: '/sign-in' }), { is: 'strange', code: 'http_302' }],
  ['whose desk does not run', says(502), { is: 'away', code: 'http_502' }],
  ['whose desk is starting', says(503), { is: 'away', code: 'http_503' }],
  ['that hangs up', (request) => request.socket.destroy(), { is: 'away', code: 'UND_ERR_SOCKET' }],
])('a server %s is not taken for the desk', async (_, answer, found) => {
  const publicUrl = await serving(answer);
  expect([await asSlack(publicUrl), await asWecom(publicUrl)]).toMatchObject([found, found]);
});

test('nobody there, and a certificate that nobody trusts, are told apart', async () => {
  const pem = (name: string) => readFileSync(join(__dirname, '../kit/tls', name));
  const safe = createSafe({ key: pem('server-key.pem'), cert: pem('server-cert.pem') }, says(200)) as unknown as Server;
  const port = await listening(safe);
  const unsafe = { is: 'unsafe', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' };
  const there = `https://localhost:${port}`;
  expect([await asSlack(there), await asWecom(there)]).toMatchObject([unsafe, unsafe]);
  await new Promise((done) => safe.close(done).closeAllConnections());
  const away = { is: 'away', code: 'ECONNREFUSED' };
  expect([await asSlack(there), await asWecom(there)]).toMatchObject([away, away]);
});

test.each([
  ['0123456789abcdef0123456789abcdef', true],
  ['0123456789ABCDEF0123456789ABCDEF', false],
  ['0123456789abcdef', false],
  ['my secret', false],
])('whether %s has the shape of a signing secret: %s', (secret, is) => {
  expect(isSigningSecret(secret)).toBe(is);
});
