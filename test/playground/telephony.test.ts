import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureOf } from '../../src/chat/signature';
import type { Playground } from '../../src/playground/control/playground';
import { aPlayground, aSeed, mei } from './a-workspace';

const secret = 'a secret that both sides know';
const number = '+8613800000000';
let playground: Playground;
let app: Server;
let told: { readonly call: string; readonly state: string; readonly key?: string }[];

beforeEach(async () => {
  told = [];
  app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const timestamp = String(request.headers['x-dutydesk-timestamp']);
    const signed = { timestamp, method: 'POST', path: '/telephone/calls', body };
    if (request.headers['x-dutydesk-signature'] !== signatureOf(secret, signed)) return response.writeHead(401).end();
    told.push(JSON.parse(String(body)));
    return response.end(JSON.stringify({ result: 'claimed', words: 'Yours.' }));
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  playground = await aPlayground({ seed: { ...aSeed(), telephony: { secret, numbers: { [number]: mei } } } });
  playground.telephony.appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await playground.stop();
  await new Promise((resolve) => app.close(resolve));
});

async function ask(wanted: object, key = secret) {
  const body = JSON.stringify(wanted);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = { timestamp, method: 'POST', path: '/telephony/calls', body: Buffer.from(body) };
  const response = await fetch(`${playground.url}/telephony/calls`, {
    method: 'POST',
    headers: { 'x-dutydesk-timestamp': timestamp, 'x-dutydesk-signature': signatureOf(key, signed) },
    body,
  });
  return { status: response.status, answer: (await response.json()) as object };
}
const wanted = { call: 'T1-a-0', to: number, words: 'Urgent. Press 1.' };
const phone = async () =>
  ((await (await fetch(`${playground.url}/play/state?as=${mei}`)).json()) as { readonly phone: unknown }).phone;
const act = async (what: object): Promise<number> => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(what);
  return (await fetch(`${playground.url}/play/phone?as=${mei}`, { method: 'POST', headers, body })).status;
};

test('a signed request makes a telephone ring, once a call; keys and ends are told, signed', async () => {
  expect(await ask(wanted, 'another secret')).toMatchObject({ status: 401 });
  expect(await ask(wanted)).toMatchObject({ status: 200 });
  expect(await ask(wanted)).toMatchObject({ status: 200 });
  expect(playground.telephony.calls).toHaveLength(1);
  expect(await phone()).toEqual({ id: 'T1-a-0', words: 'Urgent. Press 1.', isAnswered: false, takesKeys: true });
  expect([await act({ act: 'answer' }), await act({ act: 'press', key: '1' })]).toEqual([200, 200]);
  expect(await phone()).toMatchObject({ words: 'Yours.', isAnswered: true, takesKeys: false });
  expect(await act({ act: 'hang-up' })).toBe(200);
  expect(await phone()).toBeNull();
  expect(told).toEqual([
    { call: 'T1-a-0', state: 'answered' },
    { call: 'T1-a-0', state: 'answered', key: '1' },
  ]);
});

test('whoever does not answer, a number nobody has, and a provider that refuses', async () => {
  playground.telephony.decide(mei, 'ignores');
  await ask(wanted);
  playground.telephony.decide(mei, 'unreachable');
  await ask({ ...wanted, call: 'T1-b-0' });
  await playground.telephony.idle();
  expect(told.map(({ state }) => state)).toEqual(['unanswered', 'failed']);
  expect(await ask({ ...wanted, call: 'T1-c-0', to: '+10000000' })).toEqual({
    status: 422,
    answer: { error: 'no-account' },
  });
  playground.telephony.refusesWith = 'no-balance';
  expect(await ask({ ...wanted, call: 'T1-d-0' })).toEqual({ status: 422, answer: { error: 'no-balance' } });
});

test('nothing rings: what the page asks for is refused', async () => {
  expect([await act({ act: 'answer' }), await act({ act: 'dance' })]).toEqual([422, 422]);
});
