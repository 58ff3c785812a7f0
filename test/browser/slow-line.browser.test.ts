import type { Browser, Page, Route } from 'playwright-core';
import { days } from '../../src/domain/time/instant';
import type { Submission } from '../../src/ports/inbound';
import { reportForm } from '../../src/views/forms/report-form';
import { startChromium } from '../kit/chromium';
import { desk, li } from '../kit/tickets';
import { PagesUnderTest } from '../web/pages/kit';

// On a slow line people are faster than the answers they wait for: nothing they type or press meanwhile is lost.

const tested = new PagesUnderTest();
let chromium: Browser;
let page: Page;
/** Answers to choices and words, held back until they are let through. */
let held: (() => void)[] = [];

const form = (answers: Readonly<Record<string, string>> = {}) => reportForm({ desk, by: li, devices: [], answers });

beforeAll(async () => {
  [chromium] = await Promise.all([startChromium(), tested.start()]);
}, 600_000);

afterAll(async () => {
  await chromium?.close();
  await tested.stop();
});

beforeEach(async () => {
  held = [];
  // What the test before left half written is forgotten.
  tested.pass(days(8));
  tested.begin('zh-CN');
  tested.inbound.replies.set('open', { kind: 'form', form: form() });
  tested.inbound.replies.set('refresh', { kind: 'form', form: form({ branch: 'hardware' }) });
  const browser = await tested.browser('lina');
  page = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await page.clock.install();
  const cookies = [...browser.cookies].map(([name, value]) => ({ name, value, url: browser.url }));
  await page.context().addCookies(cookies);
  await page.route('**/form/report*', hold);
  await page.goto(`${browser.url}/pages/chat/form/report`);
});

afterEach(() => page.close());

async function hold(route: Route): Promise<void> {
  const isRedraw = route.request().postData()?.includes('_refresh') === true;
  if (isRedraw) await new Promise<void>((resolve) => held.push(resolve));
  await route.continue();
}

/** Waits until the page has asked, and lets the answer through. */
async function answered(): Promise<void> {
  while (held.length === 0) await page.waitForTimeout(10);
  for (const go of held.splice(0)) go();
}

const send = () => page.getByRole('button', { name: '提交' }).last();
const done = () => page.getByRole('heading', { name: '已提交' }).waitFor();
const answers = () => (tested.inbound.given('submit') as readonly Submission[]).map((one) => one.answers);

test('whoever types on while a choice is answered keeps their words, gets what it asks for, and their place in them', async () => {
  await page.getByLabel('问题类别').selectOption('hardware');
  const spot = page.getByLabel('楼层、房间或工位');
  await spot.fill('3 楼 302');
  await spot.press('Home');
  await answered();
  await answered();
  await page.getByLabel('具体事项').waitFor();
  await page.keyboard.type('东区 ');
  expect(await spot.inputValue()).toBe('东区 3 楼 302');
});

test('whoever presses before a choice is answered has pressed: it is sent, with what the choice asks for', async () => {
  await page.getByLabel('出了什么问题？').fill('三楼打印机卡纸');
  await page.getByLabel('问题类别').selectOption('hardware');
  await send().click();
  await answered();
  await done();
  const [sent, ...more] = answers();
  expect([Object.keys(sent ?? {}).some((name) => name.startsWith('item')), more]).toEqual([true, []]);
});

describe('an answer that is never coming keeps nobody waiting for longer than five seconds from their choice', () => {
  beforeEach(async () => {
    await page.getByLabel('出了什么问题？').fill('三楼打印机卡纸');
    await page.getByLabel('问题类别').selectOption('hardware');
  });

  test('where they pressed at once', async () => {
    await send().click();
    await page.clock.fastForward(3000);
    expect(answers()).toEqual([]);
    await page.clock.fastForward(2500);
    await done();
    expect(answers()).toHaveLength(1);
  });

  test('where they press some seconds later, for the rest of them', async () => {
    await page.clock.fastForward(4000);
    await send().click();
    expect(answers()).toEqual([]);
    await page.clock.fastForward(1500);
    await done();
    expect(answers()).toHaveLength(1);
  });

  test('where they press after that, at once', async () => {
    await page.clock.fastForward(7000);
    await send().click();
    await done();
    expect(answers()).toHaveLength(1);
  });
});

test('an answer that comes while the button is down takes the press from nobody', async () => {
  await page.getByLabel('出了什么问题？').fill('三楼打印机卡纸');
  const { x, y, width, height } = (await send().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 2, y + height / 2);
  // Words are suggested from when their field is left, as it is by this press.
  await page.mouse.down();
  await answered();
  await page.waitForTimeout(300);
  await page.mouse.up();
  await done();
});
