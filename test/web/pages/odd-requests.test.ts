import { say, typed } from '../../../src/domain/words';
import { createTranslator } from '../../../src/i18n/create-translator';
import type { Card } from '../../../src/views/card';
import type { Form } from '../../../src/views/form';
import { comesBack, readPlace, rootFrom } from '../../../src/web/pages/address';
import { Html, html } from '../../../src/web/pages/html';
import { pageRoutes } from '../../../src/web/pages/page-routes';
import { PagesUnderTest } from './kit';

const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());
beforeEach(() => tested.begin());

test('a visitor without cookies is sent to the sign-in, by GET and by HEAD, and never indexed', async () => {
  const browser = await tested.browser();
  for (const method of ['GET', 'HEAD']) {
    const answer = await browser.ask('/pages/chat/form/report', { method });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^https:\/\/sign\.in\//),
    ]);
  }
});

test.each([
  '/pages/',
  '/pages',
  '/pages/chat',
  '/pages/without/jobs',
  '/pages/nobody/jobs',
  '/pages/chat/job/abc',
  '/pages/chat/job/0',
  '/pages/chat/job/12/more',
  '/pages/chat/form/REPORT',
  '/pages/chat/form/report/12/draft/more',
  '/pages/chat/file/..%2f..%2fetc',
  '/pages/chat//jobs',
  `/pages/chat/jobs?x=${'x'.repeat(1600)}`,
])('%s is nothing, in words', async (path) => {
  const browser = await tested.browser('lina');
  const answer = await browser.get(path);
  expect([answer.status, answer.page.querySelector('h1')?.text]).toEqual([404, 'Page not found']);
});

test('methods that make no sense are refused', async () => {
  const browser = await tested.browser('lina');
  const status = async (path: string, method: string): Promise<number> =>
    (await browser.ask(path, { method, ...(method === 'POST' ? { body: 'x' } : {}) })).status;
  expect(await status('/pages/chat/jobs', 'DELETE')).toBe(405);
  expect(await status('/pages/chat/jobs', 'POST')).toBe(405);
  expect(await status('/pages/chat/files', 'GET')).toBe(405);
  expect(await status('/pages/chat/form/report/draft', 'GET')).toBe(405);
  expect((await browser.ask('/pages/chat/press/claim/12')).headers.get('location')).toBe('../../../chat/job/12');
});

test('a form of more than 256 KB is not read', async () => {
  const browser = await tested.browser('lina');
  expect((await browser.post('/pages/chat/form/report', [['text', 'x'.repeat(300_000)]])).status).toBe(413);
});

test('pages allow nothing from elsewhere and stay out of every cache', async () => {
  const browser = await tested.browser('lina');
  const { headers } = await browser.get('/pages/chat/jobs');
  const policy = headers.get('content-security-policy') ?? '';
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
});

test('style and script are kept by browsers under the name of their text', async () => {
  const browser = await tested.browser('lina');
  const shown = await browser.get('/pages/chat/jobs');
  const link = shown.page.querySelector('link[rel=stylesheet]')?.getAttribute('href') ?? '';
  const kept = await browser.ask(browser.resolve(shown.at, link));
  expect([kept.status, kept.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  expect((await browser.ask('/pages/assets/page.css')).headers.get('cache-control')).toBe('no-cache');
  expect((await browser.ask('/pages/assets/toString')).status).toBe(404);
});

test('a failure is told with a number that finds it in the log, and nothing else', async () => {
  const browser = await tested.browser('lina');
  const look = jest.spyOn(tested.inbound, 'look').mockRejectedValueOnce(new Error('secret detail'));
  const shown = await browser.get('/pages/chat/job/12');
  look.mockRestore();
  expect(shown.status).toBe(503);
  expect(shown.text).not.toContain('secret detail');
  const { facts } = tested.logger.lines.find(({ level }) => level === 'error') ?? {};
  expect(shown.text).toContain(String(facts?.['reference']));
});

test('where no platform needs pages there are none', () => {
  expect(pageRoutes({ platforms: [{ name: 'slack' }] } as never)).toEqual([]);
});

describe('text of people', () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror="x">\`\${x}\`</textarea></title>&lt;`;

  test('is text wherever it stands', async () => {
    const words = typed(evil);
    const said = say('desk.jobLine', { ticket: evil, title: evil });
    const card: Card = {
      title: said,
      tone: 'plain',
      summary: said,
      parts: [
        ...(['plain', 'strong', 'quote', 'quiet'] as const).map((style) => ({
          kind: 'text' as const,
          style,
          text: words,
        })),
        { kind: 'facts', rows: [{ label: said, value: words, tone: 'bad' }] },
        {
          kind: 'buttons',
          buttons: [
            { action: 'claim', label: words, tone: 'plain', value: evil },
            { action: 'note', label: words, tone: 'plain', value: evil, opens: 'form' },
          ],
        },
        { kind: 'files', files: [{ id: evil, name: evil, mime: evil, size: 1, platform: 'x', source: {} }] },
        { kind: 'table', columns: [said], rows: [[words]] },
      ],
    };
    tested.signIn.profiles = { evil: { name: evil, language: 'en', zone: 'Asia/Shanghai' } };
    tested.inbound.cards = [card];
    const browser = await tested.browser('evil');
    const shown = await browser.get('/pages/chat/job/12');
    expect(shown.text).not.toMatch(/<script>|<img|onerror="x"/);
    expect(shown.page.querySelector('blockquote')?.text).toContain('<script>alert(1)</script>');

    const label = said;
    const options = [{ value: evil.slice(0, 40), label: words }];
    const form: Form = {
      action: 'note',
      title: said,
      submit: said,
      fields: [
        { kind: 'words', text: words },
        ...(['one', 'many'] as const).map((lines) => ({
          kind: 'text' as const,
          lines,
          name: lines,
          label,
          hint: said,
          placeholder: said,
          required: true,
          most: 300,
          initial: evil,
        })),
        ...(['menu', 'radio'] as const).map((style) => ({
          kind: 'choice' as const,
          style,
          name: style,
          label,
          required: true,
          options,
        })),
      ],
    };
    tested.inbound.replies.set('open', { kind: 'form', form: { ...form, action: 'report' } });
    const drawn = await browser.get('/pages/chat/form/report');
    expect(drawn.text).not.toMatch(/<script>|<img|onerror="x"/);
    expect(drawn.page.querySelector('#f-one')?.getAttribute('value')).toBe(evil);
    expect(drawn.page.querySelector('#f-many')?.textContent.replace(/^\n/, '')).toBe(evil);
    const again = await browser.send(drawn, { one: `${evil}2`, menu: '', radio: [] });
    expect(again.page.querySelector('#f-one')?.getAttribute('value')).toBe(`${evil}2`);
    expect(again.text).not.toMatch(/<script>|<img|onerror="x"/);
  });

  test('is escaped by the one function that writes markup', () => {
    expect(html`<a title="${evil}">${[1, undefined, html`<b>`, ['<', '\u0000']]}</a>`.markup).toBe(
      '<a title="&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;x&quot;&gt;&#96;$' +
        '{x}&#96;&lt;/textarea&gt;&lt;/title&gt;&amp;lt;">1<b>&lt;</a>',
    );
    expect(html`x`).toBeInstanceOf(Html);
  });
});

test.each([
  ['/pages/chat/form/report', '../../'],
  ['/pages/chat/form/note/12', '../../../'],
  ['/pages/chat/jobs', '../'],
  ['/pages/x', './'],
  ['/pages', 'pages/'],
])('from %s the way up is %s', (path, root) => {
  expect(rootFrom(path)).toBe(root);
});

test('only pages of ours are come back to', () => {
  expect(comesBack('chat/form/note/12?value=a%20b')).toBe('chat/form/note/12?value=a%20b');
  for (const path of [
    'chat/signed-in?x',
    'https://evil',
    '/evil',
    'chat/press/claim/1',
    'chat/jobs\r\nx',
    'chat\\jobs',
    'é',
  ]) {
    expect(comesBack(path)).toBeUndefined();
  }
  for (const path of [
    '/elsewhere/chat/jobs',
    '/pages/../chat/jobs',
    '/pages/chat/form/../jobs',
    '/pages/chat/form/%2e%2e/1',
  ]) {
    expect(readPlace(path)).toBeUndefined();
  }
});

test('words of pages exist in every language', () => {
  const speak = (language: 'en' | 'zh-CN') =>
    createTranslator().speakTo({ language, zone: 'UTC', now: tested.now, nameOf: (id) => id });
  expect(speak('zh-CN')(say('page.as', { person: '李娜' }))).toBe('已登录：李娜');
  expect(speak('en')(say('page.pleaseCheck', { count: 1 }))).toBe('Please look at 1 field again');
});
