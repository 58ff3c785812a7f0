import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { httpCall } from '../../src/chat/http-call';
import { minutes } from '../../src/domain/time/instant';

let server: Server;
let url: string;
let manner: 'silent' | 'begins';

beforeEach(async () => {
  server = createServer((_, answer) => {
    if (manner === 'begins') answer.writeHead(200, { 'content-length': 100 }).write('{');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const soon = 200 as never;
const late = expect.objectContaining({ name: 'TimeoutError' });

test('a platform that never answers, or never to the end, is waited for as long as was said', async () => {
  manner = 'silent';
  await expect(httpCall(url, { patience: soon })).rejects.toEqual(late);
  manner = 'begins';
  const { body } = await httpCall(url, { patience: soon });
  await expect(body.text()).rejects.toEqual(late);
});

test('so is one whose turn does not come, for the connection is taken by a call that hangs', async () => {
  manner = 'silent';
  const dispatcher = new Pool(url, { connections: 1 });
  const before = httpCall(url, { method: 'POST', body: '{}', dispatcher, patience: minutes(5) }).catch(() => 'ended');
  await expect(httpCall(url, { method: 'POST', body: '{}', dispatcher, patience: soon })).rejects.toEqual(late);
  await dispatcher.destroy();
  expect(await before).toBe('ended');
});
