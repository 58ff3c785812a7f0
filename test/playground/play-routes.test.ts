import { request } from 'node:http';
import { WebClient } from '@slack/web-api';
import type { Playground } from '../../src/playground/control/playground';
import type { PlayEvent, PlayState } from '../../src/playground/wire';
import { aPlayground, itDesk, mei, tom } from './a-workspace';

let playground: Playground;
beforeEach(async () => {
  playground = await aPlayground();
});
afterEach(() => playground.stop());

const json = { 'content-type': 'application/json' };
const post = (path: string, body: unknown, headers: Record<string, string> = json) =>
  fetch(`${playground.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
const stateOf = async (user: string) =>
  (await (await fetch(`${playground.url}/play/state?as=${user}`)).json()) as PlayState;

/** Reads events until there are `count`. */
async function events(user: string, count: number, lastEventId: number): Promise<PlayEvent[]> {
  const stopper = new AbortController();
  const headers = { 'last-event-id': String(lastEventId) };
  const answer = await fetch(`${playground.url}/play/events?as=${user}`, { headers, signal: stopper.signal });
  const found: PlayEvent[] = [];
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const one of whole) {
      const data = /^data: (.*)$/m.exec(one)?.[1];
      if (data !== undefined) found.push(JSON.parse(data) as PlayEvent);
    }
    if (found.length >= count) break;
  }
  stopper.abort();
  return found;
}

test('an address without a host is refused and ends nothing', async () => {
  const { port } = new URL(playground.url);
  const status = await new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '//' }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(400);
  const upgrade = { connection: 'upgrade', upgrade: 'websocket' };
  const cut = new Promise((resolve) => {
    request({ port, host: '127.0.0.1', path: '//', headers: upgrade }).on('error', resolve).end();
  });
  await cut;
  expect((await fetch(`${playground.url}/play/state`)).status).toBe(200);
});

test('a persona sees their channels, their dm, and who may be played', async () => {
  const state = await stateOf(mei);
  expect(state.me).toMatchObject({ id: mei, locale: 'zh-CN' });
  expect(state.channels.map((one) => one.id)).toEqual([itDesk, 'C02ELSE', 'C04OLD', 'D01MEI']);
  expect(state.personas.map((one) => one.id)).toEqual([mei, tom]);
  expect(state.app).toMatchObject({ dm: 'D01MEI', commands: [{ command: '/repair' }] });
});

test('what happened while the page was away is told again, and nothing of others’ dms', async () => {
  const { lastEvent } = await stateOf(tom);
  await post(`/play/message?as=${mei}`, { channel: 'D01MEI', text: 'private' });
  await post(`/play/message?as=${mei}`, { channel: itDesk, text: 'public' });
  expect(await events(tom, 1, lastEvent)).toMatchObject([{ type: 'message', message: { text: 'public', user: mei } }]);
});

test('a page from an earlier run is asked to begin anew', async () => {
  const answer = await fetch(`${playground.url}/play/events?as=${mei}&after=5`);
  const reader = answer.body?.getReader();
  let text = '';
  while (!text.includes('event: reset')) text += Buffer.from((await reader?.read())?.value ?? []).toString('utf8');
  await reader?.cancel();
  expect(text).toContain('event: reset');
});

test('the clock is pushed by a plain request, and every page is told', async () => {
  const { lastEvent, clock } = await stateOf(mei);
  const answer = await post('/demo/clock', { advance: '65m' }, {});
  expect(await answer.json()).toMatchObject({ now: clock.now + 65 * 60_000, iso: '2026-11-23T02:05:00.000Z' });
  expect(await events(mei, 1, lastEvent)).toMatchObject([{ type: 'clock' }]);
  expect((await post('/demo/clock', { advance: 'soon' })).status).toBe(422);
});

test('a picture is uploaded and shown; what could run is only downloaded', async () => {
  const up = (name: string) =>
    fetch(`${playground.url}/play/upload?as=${mei}&name=${name}`, { method: 'POST', body: 'bytes' });
  const { file } = (await (await up('a.png')).json()) as { file: { url: string; ready: boolean } };
  const shown = await fetch(`${playground.url}${file.url}`);
  expect([file.ready, shown.headers.get('content-type')]).toEqual([true, 'image/png']);
  const page = (await (await up('a.html')).json()) as { file: { url: string } };
  expect((await fetch(`${playground.url}${page.file.url}`)).headers.get('content-disposition')).toMatch(/^attachment/);
});

test('other sites can do nothing here, and bodies have an end', async () => {
  expect((await post(`/play/message?as=${mei}`, {}, { ...json, origin: 'http://evil.example' })).status).toBe(403);
  expect((await post(`/play/message?as=${mei}`, {}, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post(`/play/message?as=U404`, { channel: itDesk, text: 'x' })).status).toBe(422);
  const long = await post(`/play/message?as=${mei}`, { channel: itDesk, text: 'x'.repeat(1_100_000) });
  expect(long.status).toBe(413);
  const { hostname, port } = new URL(playground.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request({ hostname, port, path: '/play/state', headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
  expect(status).toBe(403);
});

test('what a person types is data: no channel is called, and tags stay as they were written', async () => {
  await playground.as(mei).say(itDesk, '<!channel> @channel <b>&');
  expect(playground.messagesIn(itDesk)[0]?.text).toBe('&lt;!channel&gt; @channel &lt;b&gt;&amp;');
});

test('a button is pressed from the page', async () => {
  const slack = new WebClient('xoxb-test', { slackApiUrl: playground.slackApiUrl });
  const button = { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: 'Go' } };
  const blocks = [{ type: 'actions' as const, block_id: 'b', elements: [button] }];
  const { ts } = await slack.chat.postMessage({ channel: itDesk, text: 'x', blocks });
  const message = { channel: itDesk, ts };
  const answer = await post(`/play/action?as=${mei}`, { message, blockId: 'b', actionId: 'go' });
  // Nobody listens: the person is told so.
  expect(await answer.json()).toMatchObject({ ok: false, problem: expect.stringContaining('dispatch_failed') });
  const gone = await post(`/play/action?as=${mei}`, { message, blockId: 'b', actionId: 'stop' });
  expect(gone.status).toBe(422);
});
