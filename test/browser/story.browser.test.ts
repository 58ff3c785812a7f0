import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Browser, Locator } from 'playwright-core';
import { type Demo, startDemo } from '../../src/demo/run-demo';
import { instant } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { buildPage } from '../kit/build-page';
import { startChromium } from '../kit/chromium';
import { picturesWanted, Screens } from '../kit/screens';
import { engineersChannel } from '../kit/slack-hands';
import { tuesdayMorning } from '../kit/world';

/** What the employee saw: paper stuck in a printer. */
const photo = (): Buffer =>
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">
    <rect width="480" height="320" fill="#d9dfe3"/><rect y="250" width="480" height="70" fill="#b6a48e"/>
    <rect x="90" y="110" width="300" height="150" rx="14" fill="#3d454c"/>
    <rect x="120" y="80" width="240" height="40" rx="6" fill="#565f67"/>
    <path d="M150 190 l40 -14 l35 18 l45 -20 l50 12 l10 74 l-190 0 z" fill="#fbfbf7"/>
    <path d="M165 214 h150 M170 232 h140" stroke="#222" stroke-width="7"/>
    <circle cx="360" cy="140" r="8" fill="#e5533d"/></svg>`)
    .render()
    .asPng();

const pictures = path.join(__dirname, '../../test-screenshots');

let browser: Browser;
let folder: string;
let demo: Demo;
let screens: Screens;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-story-'));
  const pageDir = path.join(folder, 'page');
  [browser] = await Promise.all([startChromium(), buildPage(pageDir)]);
  const ahead = instant(tuesdayMorning) - realClock.now();
  const real = { ...realClock, now: () => instant(new Date(realClock.now() + ahead).toISOString()) };
  demo = await startDemo({ port: 0, folder, logLevel: 'warn', pageDir, real });
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  screens = await Screens.open(browser, demo.url, pictures);
});

test('the whole story is played on the page, in Chinese, from a report with a photo to the digest', async () => {
  await report();
  await claimAndArrive();
  await hourPasses();
  await waitAndResume();
  await resolveTwice();
  await rate();
  await readDigest();
  expect(screens.complaints).toEqual([]);
});

test('a report is made and claimed in English on a phone, without a word of Chinese from the desk', async () => {
  screens.page = screens.phone;
  await screens.as('emma', 'home');
  await screens.page.getByRole('button', { name: 'Menu' }).click();
  await screens.page.getByTestId('persona-U0EMMA').click({ trial: true });
  await screens.keepPhone('29-menu');
  await screens.page.getByRole('button', { name: 'Close menu' }).click({ position: { x: 370, y: 400 } });
  await screens.page.getByRole('button', { name: 'Report a fault' }).click();
  const form = await screens.form();
  await form.getByLabel('What is wrong?').fill('Outlook cannot connect since this morning');
  await form.getByLabel('What is it about?').selectOption('Office software');
  await form.getByLabel('Floor, room or desk').fill('Floor 2, desk 14');
  await screens.keepPhone('30-english-report-form');
  expect(await readBy(form)).not.toMatch(chinese);
  await screens.send();
  await screens.keepPhone('31-english-report-taken');
  await screens.page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await screens.as('emma');
  const card = await screens.message('IT-1002', 'Outlook cannot connect', 'Status:', 'New');
  await screens.keepPhone('32-english-card-of-the-requester');
  expect(await readBy(card)).not.toMatch(chinese);
  await screens.as('tom', 'home');
  await screens.page.getByText('Outlook cannot').first().waitFor();
  await screens.keepPhone('33-english-home-of-an-engineer');
  await screens.as('tom', engineersChannel);
  await screens.keepPhone('34-english-card-of-engineers');
  // A channel has one language for everybody in it: the desk's.
  await screens.press('我来受理', 'IT-1002');
  await screens.message('IT-1002', '负责人：Tom Baker');
  await screens.as('emma');
  await screens.message('IT-1002', 'Tom Baker');
  await screens.keepPhone('35-english-claimed');
  expect(screens.complaints).toEqual([]);
});

const windows = { wide: [1920, 1080], laptop: [1280, 800], phone: [390, 844] } as const;

test.each([
  ['en-GB', 'U0EMMA', 'WeCom', ['wide', 'phone']],
  ['zh-CN', 'U0ZHOUTING', '企业微信', ['laptop']],
] as const)(
  'the page opens in the language of the browser (%s), WeCom beside Slack where there is room',
  async (locale, persona, wecom, looked) => {
    // Each window once; in both languages for pictures.
    for (const name of picturesWanted ? (Object.keys(windows) as (keyof typeof windows)[]) : looked) {
      const [width, height] = windows[name];
      const page = await browser.newPage({ locale, viewport: { width, height }, reducedMotion: 'reduce' });
      await page.goto(demo.url);
      await page.waitForURL(new RegExp(`#/${persona}$`));
      await page.locator('main').getByTestId('composer').waitFor();
      const both = page.getByRole('region', { name: wecom, exact: true }).getByTestId('wecom-phone');
      if (name === 'phone') {
        expect(await both.count()).toBe(0);
        await page.getByRole('tab', { name: /^(WeCom|企微)$/ }).click();
        await page.locator('main').getByTestId('wecom-phone').waitFor();
      } else await both.waitFor();
      const { lang, over } = await page.evaluate(() => ({
        lang: document.documentElement.lang.slice(0, 2),
        over: document.documentElement.scrollWidth - window.innerWidth,
      }));
      expect([name, lang, over]).toEqual([name, locale.slice(0, 2), 0]);
      if (picturesWanted) await page.screenshot({ path: path.join(pictures, `open.${locale}.${name}.png`) });
      await page.close();
    }
  },
);

const chinese = /\p{Script=Han}/u;

/** What the desk wrote there, without the names of people, which are nobody's to translate. */
const readBy = async (place: Locator): Promise<string> => (await place.innerText()).replaceAll(/李娜|王磊|陈浩/g, '');

async function report(): Promise<void> {
  await screens.as('zhou', 'home');
  await screens.keep('01-home-of-an-employee');
  await screens.as('zhou');
  await screens.write('/repair 三楼打印机卡纸，打出来有黑条');
  const form = await screens.form();
  await form.getByLabel('出了什么问题？').fill('');
  await form.getByTestId('modal-submit').click();
  await form.locator('.bk-error').getByText('这一项必须填写。').waitFor();
  await screens.keep('02-report-form-incomplete');
  await form.getByLabel('出了什么问题？').fill('三楼打印机卡纸，打出来有黑条');
  await form.getByLabel('设备名称或编号').fill('HP M404 / SH-PR-03');
  await form.getByLabel('楼层、房间或工位').fill('3 楼 302');
  await form.getByLabel('联系方式').fill('分机 8021');
  await screens.page.locator('.dialog input[type=file]').setInputFiles({
    name: '卡纸.png',
    mimeType: 'image/png',
    buffer: photo(),
  });
  await form.getByText('卡纸.png').waitFor();
  await screens.keep('02-report-form');
  await screens.send();
  await screens.page.getByText('IT-1001 已提交，报修卡片已发给您。').waitFor();
  await screens.keep('03-report-taken');
  await screens.page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await screens.message('IT-1001', '李娜当前值班');
  await screens.keep('03b-card-of-the-requester');
}

async function claimAndArrive(): Promise<void> {
  await screens.as('li', engineersChannel);
  await screens.message('IT-1001', '三楼打印机卡纸');
  await screens.keep('04-card-of-engineers');
  await screens.press('我来受理', 'IT-1001');
  await screens.press('前往现场', 'IT-1001');
  await screens.message('IT-1001', '工程师在路上');
  await screens.press('已到现场', 'IT-1001');
  await screens.message('IT-1001', '现场处理中');
  await screens.keep('05-on-site');
  await screens.as('li', 'home');
  await screens.page.getByText('三楼打印机卡纸').first().waitFor();
  await screens.keep('05b-home-of-an-engineer');
  await screens.as('li', engineersChannel);
}

async function hourPasses(): Promise<void> {
  await screens.advance('1h');
  await screens.keep('06-engineers-an-hour-later');
  await screens.as('zhou');
  await screens.keep('06b-requester-an-hour-later');
  await screens.openThread('IT-1001', '现场处理中');
  await screens.message('李娜暂无新进展说明');
  await screens.keep('07-report-of-the-hour');
}

async function waitAndResume(): Promise<void> {
  await screens.as('li', engineersChannel);
  await screens.pick('转为等待', 'IT-1001', '现场处理中');
  const form = await screens.form();
  await screens.keep('08-wait-form');
  await form.getByLabel('等报修人回复').check();
  await form.getByLabel('向报修人说明').fill('请告诉我打印机的资产编号。');
  await screens.send();
  await screens.message('IT-1001', '等待中');
  await screens.keep('09-waiting');
  await screens.as('zhou');
  await screens.openThread('IT-1001', '等待中');
  await screens.message('需要您的配合', '资产编号');
  await screens.write('编号是 SH-PR-0317', 'thread-composer');
  await screens.message('编号是 SH-PR-0317');
  await screens.keep('10-answer-in-thread');
  await screens.as('li', engineersChannel);
  await screens.openThread('IT-1001');
  await screens.message('编号是 SH-PR-0317');
  await screens.keep('11-thread-of-engineers');
}

async function resolveTwice(): Promise<void> {
  await screens.as('li', engineersChannel);
  await screens.message('IT-1001', '现场处理中');
  await screens.press('解决', 'IT-1001');
  await screens.form();
  await screens.keep('12-resolve-form');
  await resolve({ 原因: '纸盒里有异物。', 处理: '已取出异物并清洁走纸通道。', 建议: '请勿使用受潮的纸张。' });
  await screens.as('zhou');
  await screens.message('IT-1001 已处理', '问题解决了吗？');
  await screens.keep('13-is-it-fixed');
  await screens.press('没有解决', '问题解决了吗？');
  await (await screens.form()).getByLabel('还有什么问题？').fill('还是有黑条。');
  await screens.keep('14-not-fixed-form');
  await screens.send();
  await screens.message('问题还没解决', '李娜');
  await screens.keep('15-not-fixed');
  await screens.as('li', engineersChannel);
  await screens.press('解决', 'IT-1001');
  await resolve({ 原因: '硒鼓老化。', 处理: '已更换硒鼓，试印 20 页正常。', 建议: '约一万页后再换。' });
}

async function resolve(explained: Readonly<Record<string, string>>): Promise<void> {
  const form = await screens.form();
  for (const [label, text] of Object.entries(explained)) await form.getByLabel(label).fill(text);
  await screens.send();
  await screens.message('IT-1001', '已解决，待确认');
}

async function rate(): Promise<void> {
  await screens.as('zhou');
  await screens.press('已解决', '问题解决了吗？', '硒鼓老化');
  await screens.message('您对本次服务满意吗？');
  await screens.keep('16-rate');
  await screens.press('3 一般', '您对本次服务满意吗？');
  const form = await screens.form();
  await form.getByRole('checkbox').first().check();
  await form.getByLabel('您的意见').fill('修了两次才好，有点慢。');
  await screens.keep('17-rating-form');
  await screens.send();
  await screens.message('您的评价：3 一般');
  await screens.keep('18-rated');
  await screens.as('li', engineersChannel);
  await screens.message('IT-1001', '已关闭', '3 一般');
  await screens.keep('19-closed');
}

async function readDigest(): Promise<void> {
  await screens.advance('next-working-day');
  await screens.as('sun');
  await lookAtPicture(await screens.message('服务台日报', 'IT-1001 三楼打印机卡纸', '响应慢', '修了两次才好'));
  await screens.keep('20-digest', 'start');
  await screens.keep('20b-digest', 'end');
  await screens.as('kate');
  await lookAtPicture(await screens.message('Service desk digest', 'Slow to answer', '修了两次才好'));
  await screens.keep('21-digest-english', 'start');
  await screens.keep('21b-digest-english', 'end');
}

/** The digest has its picture and its table, and the picture is one. */
async function lookAtPicture(digest: Locator): Promise<void> {
  await digest.getByRole('table').waitFor();
  const picture = digest.getByRole('img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect(
    picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).resolves.toBe(1080);
}
