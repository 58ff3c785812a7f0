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
  expect(facts).toContainEqual({ key: expect.any(String), value: { platform: 'chat', account: 'lina' } });
  expect(JSON.stringify(facts)).not.toContain(token);
});

test('a session ends after a working day, and a made-up one never was', async () => {
  const browser = await tested.browser('lina');
  expect((await browser.ask('/pages/chat/jobs')).status).not.toBe(303);
  tested.pass();
  expect((await browser.ask('/pages/chat/jobs')).status).toBe(303);
  browser.cookies.set('dutydesk_chat', 'f'.repeat(32));
  expect((await browser.ask('/pages/chat/jobs')).status).toBe(303);
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
    { platform: 'elsewhere', account: 'lina' },
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
