import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ACompany, AnApp, aCompany, agentId, keys } from './a-company';

let company: ACompany;
let desk: AnApp;
const scopes: string[] = [];
let seen: { readonly headers: IncomingMessage['headers']; readonly body: string } | undefined;

/** A desk of three pages: sign-in as the documentation has it, a form, and what came with it. */
function page(request: IncomingMessage, response: ServerResponse, body: string): void {
  const url = new URL(request.url ?? '/', company.wecom.pagesUrl);
  seen = { headers: request.headers, body };
  const answer = (status: number, headers: Record<string, string | string[]>, text = ''): void =>
    void response.writeHead(status, headers).end(text);
  if (url.pathname === '/pages/wecom/signed-in') {
    void signIn(url).then((name) => {
      const cookies = [
        `who=${encodeURIComponent(name)}; HttpOnly; Path=/webview/pages; SameSite=Lax`,
        'seen=1; Path=/elsewhere',
      ];
      answer(303, { location: 'form/report', 'set-cookie': cookies });
    });
    return;
  }
  const who = /who=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'x-frame-options': 'DENY',
    'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  };
  if (who === undefined) answer(302, { location: authorizeLink() });
  else if (request.method === 'POST') answer(303, { location: '/pages/wecom/jobs', 'set-cookie': 'draft=; Max-Age=0' });
  else answer(200, headers, `<p>${decodeURIComponent(who)} at ${url.pathname}${url.search}</p>`);
}

function authorizeLink(over: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    appid: keys.corpId,
    redirect_uri: `${company.wecom.pagesUrl}/pages/wecom/signed-in`,
    response_type: 'code',
    scope: scopes[0] ?? 'snsapi_base',
    state: 'abc123',
    agentid: String(agentId),
    ...over,
  });
  return `${company.wecom.apiUrl}/connect/oauth2/authorize?${query}#wechat_redirect`;
}

async function signIn(url: URL): Promise<string> {
  const who = await company.call('auth/getuserinfo', undefined, { code: url.searchParams.get('code') ?? '' });
  return `${String(who['userid'] ?? 'outsider')} ${url.searchParams.get('state')}`;
}

beforeEach(async () => {
  desk = new AnApp();
  company = await aCompany();
  company.wecom.setAppUrl(await desk.start());
  desk.page = page;
});
afterEach(async () => {
  await company.playground.stop();
  await desk.stop();
});

test('a link out of a card signs the member in on the way, once', async () => {
  const link = `${company.wecom.pagesUrl}/pages/wecom/jobs`;
  const first = await company.wecom.as('ZhangSan').browse(link);
  expect([first.status, first.body]).toEqual([200, '<p>zhangsan abc123 at /pages/wecom/form/report</p>']);
  expect(first.url).toBe(`${company.playground.url}/webview/@ZhangSan/pages/wecom/form/report`);
  const again = await company.wecom.as('zhangsan').browse('/pages/wecom/job/7?value=2');
  expect(again.body).toBe('<p>zhangsan abc123 at /pages/wecom/job/7?value=2</p>');
  expect(company.wecom.callsOf('auth/getuserinfo')).toHaveLength(1);
  expect((await company.wecom.as('lisi').browse(link)).body).toContain('lisi');
  expect((await company.wecom.outsider().browse(link)).body).toContain('outsider');
});

test('the desk sees the browser in WeCom, and a form comes from its own address', async () => {
  const ming = company.wecom.as('00123');
  const form = await ming.browse('/pages/wecom/form/report');
  expect(seen?.headers['user-agent']).toContain('wxwork/4.1');
  expect(seen?.headers['accept-language']).toBe('zh-CN');
  expect(seen?.headers.cookie).toBe('who=00123%20abc123');
  const posted = ming.browse(form.url, { form: { what: '卡纸' } });
  await posted;
  const sent = desk.requests.find((one) => one.method === 'POST');
  expect(new URLSearchParams(sent?.body).get('what')).toBe('卡纸');
  expect((await posted).url).toContain('/webview/@00123/pages/wecom/jobs');
});

test('files go through whole, and no more than 12 MB', async () => {
  const ming = company.wecom.as('00123');
  const form = await ming.browse('/pages/wecom/form/report');
  let length = 0;
  let origin = '';
  desk.page = (request, response, body) => {
    length = body.length;
    origin = String(request.headers.origin);
    response.end('ok');
  };
  await ming.browse(form.url, { body: Buffer.alloc(11_000_000, 65), type: 'image/png' });
  expect([length, origin]).toEqual([11_000_000, company.playground.url]);
  const more = await ming.browse(form.url, { body: Buffer.alloc(13_000_000, 65), type: 'image/png' });
  expect(more.status).toBe(413);
});

test('pages may be shown in the playground, and are not what they forbid elsewhere', async () => {
  const form = await company.wecom.as('lisi').browse('/pages/wecom/form/report');
  expect(form.headers.get('x-frame-options')).toBeNull();
  expect(form.headers.get('content-security-policy')).toBe("default-src 'self'; frame-ancestors 'self'");
  expect(form.headers.get('set-cookie')).toBeNull();
});

test('a link opened outside asks who is looking; a page’s absolute link stays with its reader', async () => {
  const link = `${company.wecom.pagesUrl}/pages/wecom/jobs?a=1`;
  const asked = await (await fetch(link)).text();
  expect(asked).toContain('href="/webview/@ZhangSan/pages/wecom/jobs?a=1"');
  expect(asked).toContain('href="/webview/@outsider/pages/wecom/jobs?a=1"');
  const headers = { referer: `${company.playground.url}/webview/@lisi/pages/wecom/jobs` };
  const followed = await fetch(link, { headers, redirect: 'manual' });
  expect(followed.headers.get('location')).toBe('/webview/@lisi/pages/wecom/jobs?a=1');
  expect((await fetch(link, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${company.wecom.pagesUrl}/@nobody/x`)).status).toBe(404);
});

test('a desk that is not there, or not yet, is said so', async () => {
  await desk.stop();
  expect((await company.wecom.as('lisi').browse('/pages/x')).status).toBe(502);
});

describe('sign-in', () => {
  const open = async (over: Readonly<Record<string, string>>) => (await fetch(authorizeLink(over))).text();

  test.each([
    ['another host', { redirect_uri: 'https://evil.example/x' }, '50001'],
    ['no address', { redirect_uri: 'x' }, '50001'],
    ['another company', { appid: 'wxOther' }, '40013'],
    ['no code wanted', { response_type: 'token' }, 'response_type'],
    ['an unknown scope', { scope: 'all' }, 'scope'],
    ['another app', { agentid: '7' }, 'agentid'],
    ['a state with a dash', { state: 'a-b' }, 'state'],
    ['a state too long', { state: 'x'.repeat(129) }, 'state'],
  ])('with %s ends on WeCom’s own page', async (_, over, said) => {
    expect(await open(over)).toContain(said);
    const stopped = company.wecom.as('lisi');
    desk.page = (_request, response) => void response.writeHead(302, { location: authorizeLink(over) }).end();
    expect((await stopped.browse('/pages/x')).body).toContain(said);
  });

  test('in a browser outside asks who it is', async () => {
    const asked = await open({});
    expect(asked).toContain('王小明');
    const href = /href="([^"]*as=lisi)"/.exec(asked)?.[1]?.replaceAll('&#38;', '&') ?? '';
    const answer = await fetch(company.playground.url + href, { redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(
      /^\/webview\/@lisi\/pages\/wecom\/signed-in\?code=[\w-]+&state=abc123$/,
    );
  });

  test('codes work once, for five minutes, and bring a ticket only where it was asked for', async () => {
    let wall = Date.now();
    const timed = await aCompany({ wall: () => wall });
    const code = async (scope: string): Promise<string> => {
      const redirect_uri = `${timed.wecom.pagesUrl}/x`;
      const query = {
        appid: keys.corpId,
        redirect_uri,
        response_type: 'code',
        scope,
        agentid: String(agentId),
        as: 'lisi',
      };
      const answer = await fetch(`${timed.wecom.apiUrl}/connect/oauth2/authorize?${new URLSearchParams(query)}`, {
        redirect: 'manual',
      });
      return /code=([\w-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    };
    const use = (one: string) => timed.call('auth/getuserinfo', undefined, { code: one });
    const once = await code('snsapi_base');
    expect(await use(once)).toEqual({ errcode: 0, errmsg: 'ok', userid: 'lisi' });
    expect((await use(once)).errcode).toBe(40029);
    expect(await use(await code('snsapi_privateinfo'))).toMatchObject({ user_ticket: expect.any(String) });
    const late = await code('snsapi_base');
    wall += 300_000;
    expect((await use(late)).errcode).toBe(40029);
    await timed.playground.stop();
  });
});
