import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { type Demo, startDemo } from '../../src/demo/run-demo';
import { instant } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { buildPage } from '../kit/build-page';
import { startChromium } from '../kit/chromium';
import { patience } from '../kit/patience';
import { Screens } from '../kit/screens';
import { WecomScreens } from '../kit/wecom-screens';
import { tuesdayMorning } from '../kit/world';

const pictures = path.join(__dirname, '../../test-screenshots');

let browser: Browser;
let folder: string;
let demo: Demo;
let screens: Screens;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-roster-'));
  const pageDir = path.join(folder, 'page');
  [browser] = await Promise.all([startChromium(), buildPage(pageDir)]);
  const ahead = instant(tuesdayMorning) - realClock.now();
  const real = { ...realClock, now: () => instant(new Date(realClock.now() + ahead).toISOString()) };
  demo = await startDemo({ port: 0, folder, logLevel: 'warn', pageDir, real });
  screens = await Screens.open(browser, demo.url, pictures);
}, 600_000);

afterAll(async () => {
  await screens?.close();
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('App Home shows the fortnight below who is on duty, at a desk and on a phone (STAFF-7)', async () => {
  await screens.as('li', 'home');
  const picture = screens.desktop.getByTestId('home').locator('img');
  const width = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
  const end = performance.now() + patience;
  while ((await width()) === 0 && performance.now() < end) await screens.desktop.waitForTimeout(50);
  expect(await width()).toBe(1080);
  await screens.keep('roster-slack-home');
});

test('on a phone the roster is a card, a picture, and a page that nobody has to scroll aside (STAFF-7)', async () => {
  const wecom = new WecomScreens(screens);
  await wecom.as('chen');
  await wecom.write('值班');
  await wecom.message('稍后发送两周值班图');
  const picture = screens.phone.getByTestId('wecom-message').locator('img').last();
  await picture.waitFor();
  const width = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
  for (let tries = 0; tries < 100 && (await width()) === 0; tries += 1) await screens.phone.waitForTimeout(50);
  expect(await width()).toBe(1080);
  await wecom.keep('roster-wecom-picture');
  await wecom.press('查看两周值班', '当前值班');
  await screens.phone.frameLocator('iframe').getByText('时间为').waitFor();
  await wecom.keep('roster-wecom-page');
  await screens.phone.frameLocator('iframe').getByText('近四周值班情况').scrollIntoViewIfNeeded();
  await wecom.keep('roster-wecom-burdens');
});
