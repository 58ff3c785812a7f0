import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../src/domain/words';
import type { Submission } from '../../src/ports/inbound';
import { engineersCard } from '../../src/views/engineers-card';
import type { Form } from '../../src/views/form';
import { resolveForm } from '../../src/views/forms/closing-forms';
import { reportForm } from '../../src/views/forms/report-form';
import { promiseForm } from '../../src/views/forms/work-forms';
import { startChromium } from '../kit/chromium';
import { picturesWanted } from '../kit/screens';
import { ticketViewOf } from '../kit/ticket-views';
import { context, desk, li, liHasIt, start } from '../kit/tickets';
import { type PageBrowser, PagesUnderTest } from '../web/pages/kit';

const pictures = path.join(__dirname, '../../test-screenshots');
const tested = new PagesUnderTest();
let chromium: Browser;

const view = ticketViewOf(liHasIt(), context(start));
const forms: Readonly<Record<string, { readonly at: string; readonly form: Form }>> = {
  report: { at: 'form/report', form: reportForm({ desk, by: li, devices: ['HP M404 (SH-PR-03)'], answers: {} }) },
  resolve: { at: 'form/resolve/1001', form: resolveForm(view) },
  promise: { at: 'form/promise/1001', form: promiseForm(view) },
};

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [chromium] = await Promise.all([startChromium(), tested.start()]);
}, 600_000);

afterAll(async () => {
  await chromium?.close();
  await tested.stop();
});

/** A window of somebody who has signed in. */
async function windowOf(browser: PageBrowser, options: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await chromium.newPage({ reducedMotion: 'reduce', ...options });
  const cookies = [...browser.cookies].map(([name, value]) => ({ name, value, url: browser.url }));
  await page.context().addCookies(cookies);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  return page;
}

let complaints: string[] = [];
beforeEach(() => {
  complaints = [];
});

/** A picture of the page, where pictures are wanted. */
async function draw(page: Page, name: string, fullPage = false): Promise<void> {
  const file = path.join(pictures, `page-${name}.png`);
  if (picturesWanted) await page.screenshot({ path: file, fullPage, animations: 'disabled' });
}

async function keep(page: Page, name: string): Promise<void> {
  await draw(page, name, true);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([name, wide]).toEqual([name, 0]);
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
const desktop = { viewport: { width: 1280, height: 800 } } as const;

describe.each<Language>(['zh-CN', 'en'])('in %s', (language) => {
  test.each(['light', 'dark'] as const)('forms fit a phone and a desk in %s', async (colorScheme) => {
    tested.begin(language);
    const browser = await tested.browser('lina');
    for (const [device, options] of Object.entries({ phone, desktop })) {
      const page = await windowOf(browser, { ...options, colorScheme, locale: language });
      for (const [name, { at, form }] of Object.entries(forms)) {
        tested.inbound.replies.set('open', { kind: 'form', form });
        await page.goto(`${browser.url}/pages/chat/${at}`);
        await keep(page, `${name}.${language}.${colorScheme}.${device}`);
      }
      tested.inbound.cards = [engineersCard(view)];
      await page.goto(`${browser.url}/pages/chat/job/1001`);
      await keep(page, `job.${language}.${colorScheme}.${device}`);
      await page.close();
    }
    expect(complaints).toEqual([]);
  });
});

/** As high as a thumb finds it, in pixels; WCAG 2.2 (2.5.8) asks for 24 at least. */
const thumb = 40;

describe.each<Language>(['zh-CN', 'en'])('the way out in %s', (language) => {
  test.each(['light', 'dark'] as const)(
    'fits a phone and a desk in %s, also below a long name and on a computer others use, and leads out',
    async (colorScheme) => {
      tested.begin(language);
      const name = language === 'en' ? `Maximiliane ${'von Hohenlohe-'.repeat(6)}Langenburg` : '欧阳娜木罕'.repeat(12);
      tested.signIn.profiles = { ...tested.signIn.profiles, long: { name, language, zone: 'Asia/Shanghai' } };
      for (const [device, options] of Object.entries({ phone, desktop })) {
        const browser = await tested.browser();
        browser.agent = device === 'phone' ? browser.agent : 'a browser anywhere';
        browser.code = () => `long.${language}.${colorScheme}.${device}`;
        await browser.get('/pages/chat/jobs');
        const page = await windowOf(browser, { ...options, colorScheme, locale: language });
        tested.inbound.cards = [engineersCard(view)];
        await page.goto(`${browser.url}/pages/chat/job/1001`);
        await keep(page, `way-out.${language}.${colorScheme}.${device}`);
        const ways = page.locator('footer.out button');
        expect(await ways.count()).toBe(device === 'phone' ? 2 : 3);
        for (const way of await ways.all()) expect((await way.boundingBox())?.height).toBeGreaterThanOrEqual(thumb);
        await ways.first().focus();
        await page.keyboard.press('Tab');
        expect(await ways.nth(1).evaluate((way) => getComputedStyle(way).outlineStyle)).toBe('solid');
        await draw(page, `way-out-focus.${language}.${colorScheme}.${device}`);
        await ways.first().click();
        await page.getByRole('heading', { name: language === 'en' ? 'Signed out' : '已退出登录' }).waitFor();
        await keep(page, `signed-out.${language}.${colorScheme}.${device}`);
        await page.close();
      }
      expect(complaints).toEqual([]);
    },
  );
});

test('what is typed on a phone is kept, a photo goes along, and what is wrong is said at its field', async () => {
  tested.begin('zh-CN');
  const { form } = forms['report'] ?? { form: resolveForm(view) };
  tested.inbound.replies.set('open', { kind: 'form', form });
  tested.inbound.replies.set('refresh', {
    kind: 'form',
    form: reportForm({ desk, by: li, devices: ['HP M404 (SH-PR-03)'], answers: { branch: 'hardware' } }),
  });
  const browser = await tested.browser('lina');
  const page = await windowOf(browser, { ...phone, locale: 'zh-CN' });
  await page.goto(`${browser.url}/pages/chat/form/report`);
  await page.getByRole('button', { name: '提交' }).last().click();
  await page.getByRole('alert').getByText('请检查 1 处内容').waitFor();
  await draw(page, 'wrong.phone');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('summary');

  await page.getByLabel('出了什么问题？').fill('三楼打印机卡纸');
  await page.getByLabel('问题类别').selectOption('hardware');
  await page.getByLabel('哪台设备？').waitFor();
  expect(await page.getByLabel('出了什么问题？').inputValue()).toBe('三楼打印机卡纸');
  await page.locator('input[type=file]').setInputFiles([
    { name: '卡纸.png', mimeType: 'image/png', buffer: photo() },
    { name: 'print.log', mimeType: 'text/plain', buffer: Buffer.from('paper jam') },
    { name: 'setup.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ\u0000\u0000') },
  ]);
  await page.getByText('不支持这种文件').waitFor();
  await page.getByRole('button', { name: '移除 print.log' }).waitFor();
  await page.getByText('草稿已保存').waitFor();
  await keep(page, 'photos.phone');
  await draw(page, 'photos-view.phone');

  const elsewhere = await windowOf(browser, { ...desktop, locale: 'zh-CN' });
  await elsewhere.goto(`${browser.url}/pages/chat/form/report`);
  await elsewhere.getByText('已恢复上次填写的内容。').waitFor();
  await elsewhere.locator('.chosen img').first().waitFor();
  await keep(elsewhere, 'restored.desktop');
  await elsewhere.close();

  await page.getByRole('button', { name: '提交' }).last().click();
  await page.getByRole('heading', { name: '已提交' }).waitFor();
  await keep(page, 'done.phone');
  const [submission] = tested.inbound.given('submit') as readonly Submission[];
  expect(submission?.answers).toMatchObject({
    description: '三楼打印机卡纸',
    branch: 'hardware',
    files: [
      { name: '卡纸.png', mime: 'image/png', platform: 'desk' },
      { name: 'print.log', mime: 'text/plain' },
    ],
  });
  // The answers to what was wrong, and to the file that is not taken, are no failures of the page.
  expect(complaints.filter((one) => !/status of (415|422)/.test(one))).toEqual([]);
});

/** Each language and each screen once; all four for pictures. */
const seen: readonly (readonly [Language, 'phone' | 'desktop'])[] = [
  ['zh-CN', 'phone'],
  ['en', 'desktop'],
  ...(picturesWanted
    ? ([
        ['zh-CN', 'desktop'],
        ['en', 'phone'],
      ] as const)
    : []),
];

test.each(seen)(
  'whom it is for is found by part of a name, by keyboard or finger, in %s on a %s',
  async (language, device) => {
    tested.begin(language);
    const department = language === 'en' ? 'Desktop support' : '桌面支持';
    const people = ['王磊', '王芳', '欧阳娜木罕·王'.repeat(4)].map((name, nth) => ({
      account: `w${nth}`,
      name,
      department,
    }));
    tested.inbound.found.set('王', { members: people, more: true, whole: false });
    tested.inbound.replies.set('open', { kind: 'form', form: forms['report']?.form ?? resolveForm(view) });
    const browser = await tested.browser('lina');
    const page = await windowOf(browser, { ...(device === 'phone' ? phone : desktop), locale: language });
    await page.goto(`${browser.url}/pages/chat/form/report`);
    const words = page.locator('#f-requester');
    await words.fill('王');
    await words.press('Enter');
    await page.getByText('王芳').waitFor();
    await words.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    expect(await page.locator('#found-requester input:checked').getAttribute('value')).toBe('w1');
    if (device === 'phone') await page.getByText('王磊').tap();
    await page.locator('#f-requester').scrollIntoViewIfNeeded();
    await keep(page, `whom.${language}.${device}`);
    await words.fill('李');
    await page.locator('#found-requester').getByText('李').waitFor();
    expect(await page.locator('#found-requester input[type=radio]').count()).toBe(0);
    expect(tested.inbound.given('submit')).toEqual([]);
    await keep(page, `whom-none.${language}.${device}`);
    await page.close();
    expect(complaints).toEqual([]);
  },
);

/** A small picture of paper stuck in a printer. */
const photo = (): Buffer =>
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">
    <rect width="480" height="320" fill="#d9dfe3"/><rect x="90" y="110" width="300" height="150" rx="14" fill="#3d454c"/>
    <path d="M150 190 l40 -14 l35 18 l45 -20 l50 12 l10 74 l-190 0 z" fill="#fbfbf7"/></svg>`)
    .render()
    .asPng();
