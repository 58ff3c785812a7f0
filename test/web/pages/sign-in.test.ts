import { type Person, personId } from '../../../src/domain/people/person';
import { after, minutes } from '../../../src/domain/time/instant';
import { fingerprint } from '../../../src/web/pages/random-secret';
import { type PageBrowser, PagesUnderTest, publicUrl } from './kit';

const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());
beforeEach(() => tested.begin());

const stateOf = (location: string | null): string => new URL(location ?? '').searchParams.get('state') ?? '';

/** Begins a sign-in at that address and answers its state. */
const begun = async (browser: PageBrowser, path = '/pages/chat/jobs'): Promise<string> =>
  stateOf((await browser.ask(path)).headers.get('location'));

test('a browser nobody knows is sent to its platform and comes back to the page it asked for', async () => {
  const browser = await tested.browser();
  browser.code = () => 'lina.first';
  tested.inbound.replies.set('open', { kind: 'refused', refusal: { kind: 'refusal', say: 'refusal.draftGone' } });
  const shown = await browser.get('/pages/chat/form/report?draft=abc&urgency=urgent');
  expect(shown.at).toBe('/pages/chat/form/report?draft=abc&urgency=urgent');
  expect(shown.page.querySelector('.who')?.text).toBe('Signed in as 李娜');
  expect(browser.trail[0]).toContain(encodeURIComponent(`${publicUrl}/pages/chat/signed-in`));
  expect(browser.trail[1]).toBe('../chat/form/report?draft=abc&urgency=urgent');
});

test('the session is a secret of this browser that scripts, other paths and other sites do not get', async () => {
  const browser = await tested.browser('lina');
  for (const line of browser.given)
    expect(line).toMatch(/^dutydesk_\w+=[\w.-]+; Path=\/dd\/pages; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
  const token = browser.cookies.get('dutydesk_chat') ?? '';
  expect(token).toMatch(/^[0-9a-f]{32}$/);
  const facts = await tested.store.shared.under('page:session:', tested.now);
  expect(facts).toContainEqual({
    key: expect.any(String),
    value: expect.objectContaining({ platform: 'chat', account: 'lina', shared: false }),
  });
  expect(JSON.stringify(facts)).not.toContain(token);
});

/** Whether the browser is still known. */
const isKnown = async (browser: PageBrowser): Promise<boolean> =>
  (await browser.ask('/pages/chat/jobs')).status !== 303;

test('a session ends an hour after it was used last, with the working day at the latest, and a made-up one never was', async () => {
  const browser = await tested.browser('lina');
  tested.pass(minutes(59));
  expect(await isKnown(browser)).toBe(true);
  tested.pass(minutes(59));
  expect(await isKnown(browser)).toBe(true);
  tested.pass(minutes(61));
  expect(await isKnown(browser)).toBe(false);
  const busy = await tested.browser('lina');
  for (let halves = 1; halves < 16; halves += 1) {
    tested.pass(minutes(30));
    expect(await isKnown(busy)).toBe(true);
  }
  tested.pass(minutes(30));
  expect(await isKnown(busy)).toBe(false);
  busy.cookies.set('dutydesk_chat', 'f'.repeat(32));
  expect(await isKnown(busy)).toBe(false);
});

describe('a computer that others may use', () => {
  const sharedBrowser = async (): Promise<PageBrowser> => {
    const browser = await tested.browser();
    browser.agent = 'a browser anywhere';
    browser.code = () => `lina.shared${Math.random()}`;
    await browser.get('/pages/chat/jobs');
    return browser;
  };

  test('forgets its reader when the browser is closed, and after a quarter of an hour without use', async () => {
    const browser = await sharedBrowser();
    expect(browser.given.findLast((line) => line.startsWith('dutydesk_chat='))).not.toContain('Max-Age');
    expect((await browser.get('/pages/chat/jobs')).text).toContain('signed out after 15 minutes');
    tested.pass(minutes(14));
    expect(await isKnown(browser)).toBe(true);
    tested.pass(minutes(16));
    expect(await isKnown(browser)).toBe(false);
  });

  test('is theirs alone once they say so', async () => {
    const browser = await sharedBrowser();
    const shown = await browser.get('/pages/chat/jobs');
    const own = await browser.send(shown, {}, '.out form', '/pages/chat/session/own');
    expect(own.text).not.toContain('signed out after 15 minutes');
    expect(browser.given.findLast((line) => line.startsWith('dutydesk_chat='))).toContain('Max-Age=28800');
    tested.pass(minutes(50));
    expect(await isKnown(browser)).toBe(true);
  });
});

describe('signing out', () => {
  const out = (browser: PageBrowser, shown: Awaited<ReturnType<PageBrowser['get']>>, act = 'end', headers = {}) =>
    browser.send(shown, {}, '.out form', `/pages/chat/session/${act}`, headers);

  test('ends the session of this browser and of no other', async () => {
    const [browser, other] = [await tested.browser('lina'), await tested.browser('lina')];
    const token = browser.cookies.get('dutydesk_chat') ?? '';
    const over = await out(browser, await browser.get('/pages/chat/jobs'));
    expect([over.status, over.page.querySelector('h1')?.text]).toEqual([200, 'Signed out']);
    expect(over.page.querySelector('.who')).toBeNull();
    expect(browser.given.at(-1)).toMatch(/^dutydesk_chat=; .*Max-Age=0/);
    browser.cookies.set('dutydesk_chat', token);
    expect([await isKnown(browser), await isKnown(other)]).toEqual([false, true]);
  });

  test('everywhere ends all sessions of the account, those of nobody else, and none that is begun later', async () => {
    const [browser, other, emma] = [
      await tested.browser('lina'),
      await tested.browser('lina'),
      await tested.browser('emma'),
    ];
    await out(browser, await browser.get('/pages/chat/jobs'), 'end-all');
    expect([await isKnown(other), await isKnown(emma)]).toEqual([false, true]);
    expect(await isKnown(await tested.browser('lina'))).toBe(true);
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another site of the same owner', { 'sec-fetch-site': 'same-site' }],
  ])('is not done for somebody by %s', async (_, headers) => {
    const browser = await tested.browser('lina');
    expect((await out(browser, await browser.get('/pages/chat/jobs'), 'end-all', headers)).status).toBe(403);
    expect(await isKnown(browser)).toBe(true);
  });

  test('is not done with what another page, another reader or nobody sealed, nor by opening a link', async () => {
    const [browser, emma] = [await tested.browser('lina'), await tested.browser('emma')];
    const foreign = await emma.get('/pages/chat/jobs');
    expect((await browser.send(foreign, {}, '.out form')).status).toBe(403);
    expect((await browser.post('/pages/chat/session/end-all', [['_page', 'e30.AAAA']])).status).toBe(403);
    expect((await browser.post('/pages/chat/session/end-all', [])).status).toBe(403);
    const link = await browser.ask('/pages/chat/session/end-all');
    expect([link.status, link.headers.get('location')]).toEqual([303, '../../chat/jobs']);
    expect(await isKnown(browser)).toBe(true);
  });
});

test('a session ends with its account: taken from its person, or given to another', async () => {
  const lina: Person = {
    ...{ id: personId('li.na'), name: '李娜', language: 'en', zone: 'Europe/Berlin', roles: ['engineer'] },
    ...{ skills: [], active: true, identities: { chat: 'lina' } },
  };
  await tested.store.people.save(lina, tested.now);
  const browser = await tested.browser('lina');
  expect(await isKnown(browser)).toBe(true);
  await tested.store.people.save({ ...lina, roles: [], active: false, identities: {} }, tested.now);
  expect(await isKnown(browser)).toBe(false);
  await tested.store.people.save({ ...lina, id: personId('other') }, tested.now);
  expect(await isKnown(browser)).toBe(false);
  await tested.store.people.save({ ...lina, id: personId('other'), identities: {} }, tested.now);
});

test('who may not use the desk reads nothing, sends nothing and uploads nothing, at any request', async () => {
  const browser = await tested.browser('lina');
  tested.inbound.replies.set('press', { kind: 'done' });
  const shown = await browser.get('/pages/chat/jobs');
  expect(shown.status).toBe(200);
  tested.inbound.closed = { kind: 'refusal', say: 'refusal.notActive' };
  for (const path of ['jobs', 'job/12', 'form/report', 'form/claim/12', 'file/abc'])
    expect([path, (await browser.get(`/pages/chat/${path}`)).status]).toEqual([path, 403]);
  const file = { method: 'POST', body: Buffer.from('x'), headers: { 'sec-fetch-site': 'same-origin' } };
  expect((await browser.ask('/pages/chat/files?name=a.txt', file)).status).toBe(403);
  expect(await tested.store.shared.under('page:file:chat:lina', tested.now)).toEqual([]);
  expect((await browser.get('/pages/chat/jobs')).text).toContain('no longer part of this desk');
});

test('an outsider is told so in the language of their browser', async () => {
  const browser = await tested.browser();
  browser.language = 'zh-CN,zh;q=0.9';
  const shown = await browser.get('/pages/chat/form/report');
  expect(shown.status).toBe(403);
  expect(shown.text).toContain('仅限本公司同事');
  expect(browser.cookies.has('dutydesk_chat')).toBe(false);
});

test.each([
  [
    'used twice',
    async (browser: PageBrowser, state: string) =>
      void (await browser.ask(`/pages/chat/signed-in?code=lina.x&state=${state}`)),
  ],
  ['too old', async () => tested.pass(minutes(11))],
  [
    'of another browser',
    async (browser: PageBrowser) => {
      const other = await tested.browser();
      await begun(other);
      browser.cookies.set('dutydesk_signing_in', other.cookies.get('dutydesk_signing_in') ?? '');
    },
  ],
  ['of a forged cookie', async (browser: PageBrowser) => void browser.cookies.set('dutydesk_signing_in', 'e30.AAAA')],
  ['of a browser without cookies', async (browser: PageBrowser) => browser.cookies.clear()],
])('a sign-in %s is refused in words with a way to try again', async (_, spoil) => {
  const browser = await tested.browser();
  const state = await begun(browser);
  await spoil(browser, state);
  const shown = await browser.get(`/pages/chat/signed-in?code=lina.y&state=${state}`);
  expect(shown.status).toBe(400);
  expect(shown.page.querySelector('.ways a')?.getAttribute('href')).toBe('../chat/jobs');
});

test('a code the platform refuses is said so, and the way leads back to what was asked for', async () => {
  const browser = await tested.browser();
  tested.signIn.used.add('lina.used');
  const state = await begun(browser, '/pages/chat/job/12');
  const shown = await browser.get(`/pages/chat/signed-in?code=lina.used&state=${state}`);
  expect([shown.status, shown.page.querySelector('.ways a')?.getAttribute('href')]).toEqual([502, '../chat/job/12']);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  'chat/form/report/../../../x',
  'without/jobs',
  'chat/signed-in',
  '',
])('nobody is led to %s after signing in', async (elsewhere) => {
  const browser = await tested.browser();
  browser.code = () => 'lina.go';
  tested.signIn.used.clear();
  const shown = await browser.get(
    `/pages/chat/jobs?back=${encodeURIComponent(elsewhere)}&state=${encodeURIComponent(elsewhere)}`,
  );
  expect(browser.trail.slice(1).every((to) => to.startsWith('../chat/jobs?'))).toBe(true);
  expect(shown.at.startsWith('/pages/chat/jobs?')).toBe(true);
  const strange = await browser.ask(`/pages/${elsewhere}`);
  expect(strange.headers.get('location') ?? 'https://sign.in/').toMatch(/^https:\/\/sign\.in\/|^\.\.\//);
});

test('a preview of the sign-in address does not use its code up', async () => {
  const browser = await tested.browser();
  const state = await begun(browser);
  const path = `/pages/chat/signed-in?code=lina.preview&state=${state}`;
  expect((await browser.ask(path, { method: 'HEAD' })).status).toBe(204);
  expect((await browser.get(path)).page.querySelector('.who')?.text).toContain('李娜');
});

test('visitors nobody knows leave nothing in the database', async () => {
  const before = await tested.store.shared.under('page:', tested.now);
  for (let nth = 0; nth < 3; nth += 1) await begun(await tested.browser());
  const made = (await tested.store.shared.under('page:', tested.now)).length - before.length;
  // The key of all seals, where nobody needed it before.
  expect(made).toBeLessThanOrEqual(1);
});

test('pages opened side by side sign in each for itself, and their cookie stays small', async () => {
  const browser = await tested.browser();
  const noise = (nth: number): string =>
    Array.from({ length: 1400 }, (_, at) => ((at * nth * 7919) % 36).toString(36)).join('');
  await begun(browser, `/pages/chat/jobs?x=${noise(3)}`);
  await begun(browser, `/pages/chat/jobs?x=${noise(5)}`);
  const states = [await begun(browser, '/pages/chat/job/12'), await begun(browser, '/pages/chat/job/13')];
  expect(Math.max(...browser.given.map((line) => line.length))).toBeLessThan(4096);
  const back: (string | null)[] = [];
  for (const [nth, state] of states.entries()) {
    const answer = await browser.ask(`/pages/chat/signed-in?code=lina.side${nth}&state=${state}`);
    back.push(answer.headers.get('location'));
  }
  expect(back).toEqual(['../chat/job/12', '../chat/job/13']);
});

test('a sign-in of one platform is none of another', async () => {
  const browser = await tested.browser('lina');
  const token = browser.cookies.get('dutydesk_chat') ?? '';
  await tested.store.shared.put(
    `page:session:${fingerprint(token)}`,
    { platform: 'elsewhere', account: 'lina', begunAt: tested.now, seenAt: tested.now, shared: false },
    after(tested.now, minutes(1)),
  );
  expect((await browser.ask('/pages/chat/jobs')).status).toBe(303);
});

test('an account that is gone signs in anew, whatever session it has', async () => {
  const browser = await tested.browser('gone');
  const person: Person = {
    ...{ id: personId('gone'), name: 'Gone', language: 'en', zone: 'Europe/Berlin', roles: ['engineer'] },
    ...{ skills: [], active: true, identities: { chat: 'gone' }, gone: ['chat'] },
  };
  await tested.store.people.save(person, tested.now);
  expect((await browser.ask('/pages/chat/jobs')).status).toBe(303);
  expect(tested.inbound.given('look')).toEqual([]);
  const state = await begun(browser);
  await browser.ask(`/pages/chat/signed-in?code=gone.again&state=${state}`);
  expect(tested.returned).toEqual(['gone', 'gone']);
  await tested.store.people.save({ ...person, gone: [] }, tested.now);
  expect((await browser.ask('/pages/chat/jobs')).status).not.toBe(303);
});
