import { createInbound } from '../../../src/chat/create-inbound';
import type { Person } from '../../../src/domain/people/person';
import type { Instant } from '../../../src/domain/time/instant';
import { databases } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { withNotes } from '../../kit/note-kind';
import { li, wang, zhou } from '../../kit/tickets';
import { type Note, noteRef } from '../../store/kit/a-note-kind';
import { type PageBrowser, PagesUnderTest, type Shown } from './kit';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
withNotes();
const hand = deskAtHand(embedded);
const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());

const accounts = new Map<string, Person>([
  ['zhouting', zhou],
  ['lina', li],
  ['wanglei', wang],
]);

beforeEach(async () => {
  tested.begin('zh-CN');
  const inbound = createInbound(hand.inboundDeps());
  Object.assign(tested.inbound, inbound);
  for (const [account, person] of accounts) {
    await storeOf(hand, 0).people.save({ ...person, identities: { chat: account } }, hand.now);
    tested.signIn.profiles = { ...tested.signIn.profiles, [account]: { name: person.name, language: 'zh-CN' } };
  }
});

const noteOf = (id: number) => storeOf(hand, 0).records.find<Note>(noteRef(id));
const wordsOf = ({ page }: Shown): string => page.querySelector('main')?.structuredText ?? '';
const linkTo = (browser: PageBrowser, { page, at }: Shown, label: string): string => {
  const link = page.querySelectorAll('main a').find((one) => one.text.trim() === label);
  return browser.resolve(at, link?.getAttribute('href') ?? 'no such link');
};
const pinned = async (text = '钥匙在前台'): Promise<Shown> => {
  const browser = await tested.browser('zhouting');
  return browser.send(await browser.get('/pages/chat/form/note.new'), { text });
};

test('a form of a beginning is a page, and what was begun is where it leads', async () => {
  const done = await pinned();
  expect(await noteOf(1)).toMatchObject({ text: '钥匙在前台', author: zhou.id, reader: li.id });
  expect(wordsOf(done)).toContain('已提交');
  const browser = await tested.browser('zhouting');
  expect(linkTo(browser, done, '查看 IT-N1')).toBe('/pages/chat/job/note-1');
});

test('a form of a beginning holds the words that were kept for it, and the record it is about', async () => {
  await storeOf(hand, 0).drafts.keep({ id: 'kept', person: zhou.id, text: '便条：钥匙在前台', files: [] }, hand.now);
  const browser = await tested.browser('zhouting');
  const opened = await browser.get('/pages/chat/form/note.new?value=%2Bkept');
  expect(opened.page.querySelector('textarea')?.text.trim()).toBe('钥匙在前台');
  await browser.send(opened, {});
  expect(await noteOf(1)).toMatchObject({ text: '钥匙在前台' });
});

test('a record of another kind has a page with its card, what one may do, its history, and a way back', async () => {
  await pinned();
  const browser = await tested.browser('lina');
  const shown = await browser.get('/pages/chat/job/note-1');
  expect(shown.page.querySelector('title')?.text).toContain('IT-N1 钥匙在前台');
  expect(wordsOf(shown)).toMatch(/钥匙在前台.*pinned 钥匙在前台/s);
  const [form = ''] = shown.page
    .querySelectorAll('main a')
    .map((one) => browser.resolve(shown.at, one.getAttribute('href') ?? ''));
  expect(form).toBe('/pages/chat/form/answer/note-1');
  const done = await browser.send(await browser.get(form), { text: '已取走' });
  expect(linkTo(browser, done, '查看 IT-N1')).toBe('/pages/chat/job/note-1');
  expect(await noteOf(1)).toMatchObject({ answer: { text: '已取走', by: li.id } });
  const read = await tested.store.audit.list({ since: 0 as Instant, limit: 9 });
  expect(read.map(({ action, about }) => [action, about])).toEqual([['page-read', 'note-1']]);
});

test('it stands on the page of whoever has a part in it, with a way to it', async () => {
  await pinned();
  const browser = await tested.browser('zhouting');
  const jobs = await browser.get('/pages/chat/jobs');
  expect(wordsOf(jobs)).toContain('钥匙在前台 · unanswered');
  expect(linkTo(browser, jobs, 'IT-N1')).toBe('/pages/chat/job/note-1');
});

test('whoever may not see it reads what they would read if there were none, on each of its pages', async () => {
  await pinned();
  const browser = await tested.browser('wanglei');
  for (const page of ['job/note-1', 'form/answer/note-1']) {
    const [hidden, missing] = [
      await browser.get(`/pages/chat/${page}`),
      await browser.get(`/pages/chat/${page.replace('1', '9')}`),
    ];
    expect([page, hidden.status, wordsOf(hidden).replaceAll('N1', 'N9')]).toEqual([
      page,
      missing.status,
      wordsOf(missing),
    ]);
    expect(hidden.text).not.toContain('钥匙');
  }
  expect((await browser.get('/pages/chat/jobs')).text).not.toContain('N1');
});
