import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { fileName } from '../../../src/domain/text';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { days } from '../../../src/domain/time/instant';
import { say } from '../../../src/domain/words';
import type { Submission } from '../../../src/ports/inbound';
import type { Form } from '../../../src/views/form';
import { fileTypeOf } from '../../../src/web/pages/file-type';
import { createTurns } from '../../../src/web/pages/turns';
import { patience } from '../../kit/patience';
import { type PageBrowser, PagesUnderTest } from './kit';

const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());
beforeEach(() => {
  tested.begin();
  tested.pass(days(8));
});

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('picture')]);
const form: Form = {
  action: 'add-information',
  about: ticketRef(ticketId(12)),
  title: say('form.addTitle', { ticket: 'IT-12' }),
  submit: say('form.send'),
  fields: [{ kind: 'files', name: 'files', label: say('form.photos'), required: true, most: 2 }],
};
const at = '/pages/chat/form/add-information/12';

const upload = (browser: PageBrowser, name: string, bytes: Buffer, headers: object = {}): Promise<Response> =>
  browser.ask(`/pages/chat/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'application/octet-stream', 'x-dutydesk': '1', ...headers },
  });
/** Asks again until it is so. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + patience; performance.now() < end; ) if (await isSo()) return;
  throw new Error('it never happened');
};
const idOf = async (answer: Response): Promise<string> => ((await answer.json()) as { id: string }).id;

test('a photo goes up at once, is shown to whoever sent it, and goes along with the form', async () => {
  tested.inbound.replies.set('open', { kind: 'form', form });
  const browser = await tested.browser('lina');
  const id = await idOf(await upload(browser, '../卡纸 "1".png', png));
  const shown = await browser.ask(`/pages/chat/file/${id}`);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  expect([shown.headers.get('vary'), shown.headers.get('cross-origin-resource-policy')]).toEqual([
    'cookie',
    'same-origin',
  ]);
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
  await browser.send(await browser.get(at), { files: [id, id] });
  const [submission] = tested.inbound.given('submit') as readonly Submission[];
  expect(submission?.answers).toEqual({
    files: [{ id, name: '卡纸 1.png', mime: 'image/png', size: png.byteLength, platform: 'desk', source: {} }],
  });
});

test('a file is nobody else’s to name or to see', async () => {
  tested.inbound.replies.set('open', { kind: 'form', form });
  const id = await idOf(await upload(await tested.browser('lina'), 'a.png', png));
  const other = await tested.browser('emma');
  expect((await other.ask(`/pages/chat/file/${id}`)).status).toBe(404);
  const refused = await other.send(await other.get(at), { files: [id] });
  expect([refused.status, tested.inbound.given('submit')]).toEqual([422, []]);
});

test('what was filed does not count against the next files; what only waits does', async () => {
  const many: Form = { ...form, fields: form.fields.map((field) => ({ ...field, most: 5 }) as typeof field) };
  tested.inbound.replies.set('open', { kind: 'form', form: many });
  const browser = await tested.browser('lina');
  for (let nth = 0; nth < 13; nth += 1) {
    const ids: string[] = [];
    for (const name of ['1', '2', '3', '4', '5']) {
      const answer = await upload(browser, `${nth}-${name}.txt`, Buffer.from(name));
      expect(answer.status).toBe(200);
      ids.push(await idOf(answer));
    }
    await browser.send(await browser.get(at), { files: ids });
  }
  expect(tested.inbound.given('submit')).toHaveLength(13);
  const statuses: number[] = [];
  for (let nth = 0; nth < 61; nth += 1) {
    statuses.push((await upload(browser, `w${nth}.txt`, Buffer.from('w'))).status);
  }
  expect([statuses.indexOf(429), statuses.length]).toEqual([60, 61]);
});

test('half a letter in the name of a file hides nothing of it', async () => {
  const browser = await tested.browser('emma');
  const file = { id: 'F0124', name: 'half \ud83d.txt', mime: 'text/plain', size: 9, platform: 'slack', source: {} };
  const said = say('desk.myJobs');
  tested.inbound.cards = [{ title: said, tone: 'plain', summary: said, parts: [{ kind: 'files', files: [file] }] }];
  const shown = await browser.ask('/pages/chat/file/F0124?job=12');
  expect([shown.status, shown.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringContaining("filename*=UTF-8''half%20%EF%BF%BD.txt"),
  ]);
});

test('a file of a ticket is shown to whoever may see the ticket', async () => {
  const browser = await tested.browser('emma');
  const file = { id: 'F0123', name: 'plan.txt', mime: 'image/png', size: 9, platform: 'slack', source: {} };
  expect((await browser.ask('/pages/chat/file/F0123?job=12')).status).toBe(404);
  const said = say('desk.myJobs');
  tested.inbound.cards = [{ title: said, tone: 'plain', summary: said, parts: [{ kind: 'files', files: [file] }] }];
  const shown = await browser.ask('/pages/chat/file/F0123?job=12');
  expect(await shown.text()).toBe('elsewhere');
  // Text, whatever it was called where it comes from.
  expect(shown.headers.get('content-type')).toBe('text/plain');
  expect(shown.headers.get('content-disposition')).toMatch(/^attachment/);
  expect((await browser.ask('/pages/chat/file/F9999?job=12')).status).toBe(404);
});

test('few files of one person are in memory at a time, and others get theirs meanwhile', async () => {
  const [emma, lina] = [await tested.browser('emma'), await tested.browser('lina')];
  const [mine, hers] = [await idOf(await upload(emma, 'a.png', png)), await idOf(await upload(lina, 'b.png', png))];
  const [fetched, waiting]: [string[], (() => void)[]] = [[], []];
  tested.fetching = (id) => {
    fetched.push(id);
    return id === mine ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
  };
  const many = Array.from({ length: 5 }, () => emma.ask(`/pages/chat/file/${mine}`));
  while (fetched.length < 2) await pauseFor(5);
  expect((await lina.ask(`/pages/chat/file/${hers}`)).status).toBe(200);
  expect(fetched).toEqual([mine, mine, hers]);
  tested.fetching = async () => undefined;
  for (const resume of waiting) resume();
  expect(await Promise.all(many.map(async (one) => (await (await one).arrayBuffer()).byteLength))).toEqual(
    Array(5).fill(png.byteLength),
  );
});

test('more files than the form takes are refused at its field', async () => {
  tested.inbound.replies.set('open', { kind: 'form', form });
  const browser = await tested.browser('lina');
  const ids: string[] = [];
  for (const name of ['1.txt', '2.txt', '3.txt']) ids.push(await idOf(await upload(browser, name, Buffer.from(name))));
  const refused = await browser.send(await browser.get(at), { files: ids });
  expect(refused.page.querySelector('.error')?.text).toContain('At most 2 files');
  expect(refused.page.querySelectorAll('.chosen li')).toHaveLength(3);
  expect((await browser.send(refused, { files: ids.slice(1) })).status).toBe(200);
});

test.each([
  ['a programme', 'setup.exe', Buffer.from('MZ\x00\x00'), 415],
  ['a page called a picture', 'photo.png', Buffer.from('<script>alert(1)</script>'), 415],
  ['a drawing that may hold scripts', 'a.svg', Buffer.from('<svg onload="x"/>'), 415],
  ['a zip named after what every object answers to', 'x.constructor', Buffer.from('PK\x03\x04'), 415],
  ['a zip of another such name', 'x.__proto__', Buffer.from('PK\x03\x04'), 415],
  ['nothing at all', 'a.txt', Buffer.from(''), 422],
  ['more than 10 MB', 'a.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 413],
])('%s is not taken, in words', async (_, name, bytes, status) => {
  const browser = await tested.browser('lina');
  const answer = await upload(browser, name, bytes);
  expect([answer.status, await answer.json()]).toEqual([status, { error: expect.stringMatching(/\w+ .+\./) }]);
});

test('far more than a file may have is not even read', async () => {
  const browser = await tested.browser('lina');
  const answer = await upload(browser, 'a.txt', Buffer.alloc(11 * 1024 * 1024, 'a'));
  expect([answer.status, await answer.json()]).toEqual([413, { error: 'too large' }]);
});

test('ten megabytes are taken', async () => {
  const browser = await tested.browser('lina');
  expect((await upload(browser, 'a.log', Buffer.alloc(10 * 1024 * 1024, 'a'))).status).toBe(200);
});

test('nobody uploads without a session, or from another site', async () => {
  expect((await upload(await tested.browser(), 'a.png', png)).status).toBe(401);
  const browser = await tested.browser('lina');
  expect((await upload(browser, 'a.png', png, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const plain = await browser.ask('/pages/chat/files?name=a.png', { method: 'POST', body: new Uint8Array(png) });
  expect(plain.status).toBe(403);
});

test('an account has room for sixty files that wait', async () => {
  const browser = await tested.browser('sixty');
  const room = { name: 'a', mime: 'text/plain', size: 1, platform: 'desk', source: {} };
  for (let nth = 0; nth < 60; nth += 1) {
    await tested.store.shared.put(`page:file:chat:sixty:${nth}`, room, (tested.now + 1000) as typeof tested.now);
  }
  expect((await upload(browser, 'a.png', png)).status).toBe(429);
});

test('one account sends three files at a time, and goes on when one has come', async () => {
  const browser = await tested.browser('lina');
  const { hostname, port } = new URL(browser.url);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const slow = Array.from({ length: 3 }, (_, nth) => {
    const headers = { cookie, 'x-dutydesk': '1', 'content-length': '5' };
    const sent = request({ hostname, port, method: 'POST', path: `/pages/chat/files?name=${nth}.txt`, headers });
    sent.write('slow');
    return sent;
  });
  const answered = slow.map((sent) => once(sent, 'response'));
  await until(async () => (await upload(browser, 'a.png', png)).status === 429);
  expect((await upload(await tested.browser('emma'), 'a.png', png)).status).toBe(200);
  for (const sent of slow) sent.end('!');
  const statuses = (await Promise.all(answered)).map(([answer]) => (answer as IncomingMessage).statusCode);
  expect(statuses).toEqual([200, 200, 200]);
  expect((await upload(browser, 'a.png', png)).status).toBe(200);
});

test('what all together may send at once ends somewhere', () => {
  const turns = createTurns({ each: 2, together: 3 });
  const first = turns.take('a');
  expect([turns.take('a'), turns.take('a')]).toEqual([expect.any(Function), undefined]);
  expect([turns.take('b'), turns.take('c')]).toEqual([expect.any(Function), undefined]);
  first?.();
  expect(turns.take('c')).toBeDefined();
});

test.each([
  ['\xff\xd8\xff\xe0', 'a.jpg', 'image/jpeg'],
  ['GIF89a…', 'a.gif', 'image/gif'],
  ['RIFF\x00\x00\x00\x00WEBPVP8', 'a.webp', 'image/webp'],
  ['\x00\x00\x00\x18ftypheic', 'a.heic', 'image/heic'],
  ['%PDF-1.7', 'a.pdf', 'application/pdf'],
  ['PK\x03\x04', 'a.zip', 'application/zip'],
  ['PK\x03\x04', 'a.jar', undefined],
  ['\xc4\xe3\xba\xc3', 'gbk.log', 'text/plain'],
  ['\xff\xfea\x00', 'utf16.log', 'text/plain'],
  ['a\x00b', 'binary.log', undefined],
])('%j called %s is taken for %s', (bytes, name, mime) => {
  expect(fileTypeOf(name, Buffer.from(bytes, 'latin1'))?.mime).toBe(mime);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\photos\\a.png', 'a.png'],
  ['a\u0000\u202egnp.exe', 'agnp.exe'],
  ['', 'file'],
])('the name %j is kept as %s', (given, kept) => {
  expect(fileName(given)).toBe(kept);
});
