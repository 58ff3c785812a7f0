import { refuse } from '../../../src/domain/refusal';
import { days } from '../../../src/domain/time/instant';
import type { FoundPeople, Submission } from '../../../src/ports/inbound';
import { reportForm } from '../../../src/views/forms/report-form';
import { desk, li } from '../../kit/tickets';
import { type PageBrowser, PagesUnderTest, type Shown } from './kit';

const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());

const at = '/pages/chat/form/report';
const one = (account: string, name: string, department?: string) => ({
  account,
  name,
  ...(department === undefined ? {} : { department }),
});
const whom = (found: Partial<FoundPeople>): FoundPeople => ({ members: [], more: false, whole: true, ...found });
const both = [one('zhouting', '周婷', '财务部'), one('zhouwei', '周<伟>')];
let browser: PageBrowser;
let shown: Shown;
beforeEach(async () => {
  tested.begin('zh-CN');
  tested.pass(days(8));
  tested.inbound.found.set('周', whom({ members: both }));
  tested.inbound.found.set('周婷', whom({ members: both.slice(0, 1) }));
  const form = reportForm({ desk, by: li, devices: [], answers: { description: '卡纸' } });
  tested.inbound.replies.set('open', { kind: 'form', form });
  browser = await tested.browser('lina');
  shown = await browser.get(at);
});

const chosen = { branch: 'hardware', urgency: 'normal' };
const choices = ({ page }: Shown) => page.querySelectorAll('#found-requester label').map(({ text }) => text.trim());
const wrong = ({ page }: Shown) => page.querySelector('#e-requester')?.text;
const noteOf = ({ page }: Shown) => page.querySelector('#found-requester .hint')?.text;
const requesters = () =>
  (tested.inbound.given('submit') as readonly Submission[]).map(({ answers }) => answers['requester']);

test('without scripts whom it is for is looked for first, chosen among those found, and then filed', async () => {
  const found = await browser.send(shown, { 'requester.words': '周', _find: '1' });
  expect(choices(found)).toEqual(['周婷 财务部 · zhouting', '周<伟> zhouwei']);
  expect(found.page.querySelectorAll('#found-requester input[checked]')).toHaveLength(0);
  expect(tested.inbound.given('submit')).toEqual([]);
  const done = await browser.send(found, { ...chosen, requester: 'zhouwei' });
  expect([done.status, requesters()]).toEqual([200, ['zhouwei']]);
});

test('no page holds the directory: nobody is named before somebody is looked for', async () => {
  expect(choices(shown)).toEqual([]);
  expect(shown.text).not.toContain('周');
  expect(tested.inbound.given('findPeople')).toEqual([]);
});

test('a name that was typed and not chosen is asked for once more; nothing is filed for anybody else', async () => {
  const asked = await browser.send(shown, { ...chosen, 'requester.words': '周' });
  expect([asked.status, wrong(asked), choices(asked).length]).toEqual([422, '请从列表中选择是哪位。', 2]);
  const other = await browser.send(asked, { ...chosen, requester: 'zhouting', 'requester.words': '王' });
  expect([other.status, choices(other), noteOf(other)]).toEqual([
    422,
    [],
    '没有找到“王”，请换个写法，或输入完整账号。',
  ]);
  expect(requesters()).toEqual([]);
});

test('a whole name that one person has is chosen already, and an empty one files for oneself', async () => {
  const found = await browser.send(shown, { 'requester.words': '周婷', _find: '1' });
  await browser.send(found, chosen);
  await browser.send(await browser.get(at), { ...chosen, requester: 'zhouting', 'requester.words': ' ' });
  expect(requesters()).toEqual(['zhouting', undefined]);
});

test('who was looked for and chosen is still there when the form comes back another day', async () => {
  const found = await browser.send(shown, { 'requester.words': '周', _find: '1' });
  await browser.send(found, { requester: 'zhouwei', description: '', _find: '1' });
  const back = await browser.get(at);
  expect(back.page.querySelector('#found-requester input[checked]')?.getAttribute('value')).toBe('zhouwei');
});

test('it says when there are more, when too little was typed, and when the directory is away', async () => {
  const many = Array.from({ length: 10 }, (_, nth) => one(`w${nth}`, `王${nth}`));
  tested.inbound.found.set('王', whom({ members: many, more: true, whole: false }));
  const found = await browser.send(shown, { 'requester.words': '王', _find: '1' });
  expect(noteOf(found)).toBe('只显示前 10 位，请再多输入几个字。\n暂时无法读取企业通讯录，只能找到用过服务台的同事。');
  const little = await browser.send(shown, { 'requester.words': 'w', _find: '1' });
  expect(noteOf(little)).toBe('请输入一个汉字，或至少两个字母。');
});

test('whoever may not look reads why and nobody’s name; a stranger and an old page find nobody', async () => {
  tested.inbound.replies.set('findPeople', { kind: 'refused', refusal: refuse('refusal.notEngineer') });
  const refused = await browser.send(shown, { 'requester.words': '周', _find: '1' });
  expect([choices(refused), noteOf(refused)]).toEqual([[], expect.stringMatching(/\S/)]);
  tested.inbound.replies.delete('findPeople');
  const asked = tested.inbound.given('findPeople').length;
  const stranger = await (await tested.browser()).send(shown, { 'requester.words': '周', _find: '1' });
  const another = await (await tested.browser('emma')).send(shown, { 'requester.words': '周', _find: '1' });
  tested.pass(days(2));
  const late = await (await tested.browser('lina')).send(shown, { 'requester.words': '周', _find: '1' });
  expect([stranger, another, late].flatMap(choices)).toEqual([]);
  expect(tested.inbound.given('findPeople')).toHaveLength(asked);
});

test.each(['_find', '_refresh'])('what comes after its form was submitted (%s) leaves no draft of it', async (late) => {
  const found = await browser.send(shown, { 'requester.words': '周', _find: '1' });
  await browser.send(found, { ...chosen, requester: 'zhouwei' });
  await browser.send(found, { 'requester.words': '周婷', [late]: '1' });
  const back = await browser.get(at);
  expect(back.page.querySelector('#f-requester')?.getAttribute('value')).toBe('');
});

test('a page of an older version, which had the account itself, is still taken', async () => {
  const form = shown.page.querySelector('#form');
  form?.querySelector('#f-requester')?.setAttribute('name', 'requester');
  const done = await browser.send(shown, { ...chosen, requester: 'zhouting' });
  expect([done.status, requesters()]).toEqual([200, ['zhouting']]);
});
