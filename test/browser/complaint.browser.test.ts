import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { type Demo, startDemo } from '../../src/demo/run-demo';
import { instant } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { buildPage } from '../kit/build-page';
import { startChromium } from '../kit/chromium';
import { Screens } from '../kit/screens';
import { engineersChannel } from '../kit/slack-hands';
import { tuesdayMorning } from '../kit/world';

const pictures = path.join(__dirname, '../../test-screenshots');

let browser: Browser;
let folder: string;
let demo: Demo;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-complaint-'));
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

test('a complaint goes up three levels on the page as the clock is pushed, and the engineers see nothing of it (HOT-7)', async () => {
  const screens = await Screens.open(browser, demo.url, pictures);
  await screens.as('zhou');
  await screens.write('投诉：工程师态度很差，还没修好就走了');
  await screens.message('您想怎么处理？');
  await screens.keep('60-complaint-asked');
  await screens.press('投诉', '您想怎么处理？');
  const form = await screens.form();
  await form.getByLabel('是否针对某个人？').selectOption('李娜');
  await screens.keep('61-complaint-form');
  await screens.send();
  await screens.message('IT-C1', '非常抱歉', '陈浩');
  await screens.keep('62-complaint-apology');
  await screens.as('chen');
  await screens.message('IT-C1', '工程师态度很差');
  await screens.keep('63-complaint-first-level');
  await screens.advance('next-working-day');
  await screens.as('zhou');
  await screens.message('未能按时答复', '孙悦');
  await screens.keep('64-complaint-moved-up');
  await screens.as('sun');
  await screens.press('答复', 'IT-C1', '工程师态度很差');
  const answer = await screens.form();
  await answer.getByLabel('投诉部分属实').check();
  await answer.getByLabel('调查结果').fill('听了通话录音。');
  await answer.getByLabel('给投诉人的答复').fill('我们安排得太紧，对此道歉。');
  await answer.getByLabel('改进措施').fill('上午加派一人。');
  await screens.keep('65-complaint-answer-form');
  await screens.send();
  await screens.as('zhou');
  await screens.message('IT-C1', '您接受这个答复吗');
  await screens.keep('66-complaint-answered');
  await screens.press('问题未解决', '您接受这个答复吗');
  await (await screens.form()).getByLabel('还有什么问题？').fill('没有人当面道歉。');
  await screens.send();
  await screens.message('已转到', 'Kate Miller');
  await screens.as('kate');
  await screens.message('IT-C1', '没有人当面道歉');
  await screens.keep('67-complaint-last-level-english');
  await screens.as('li', engineersChannel);
  expect(await screens.page.locator('main').innerText()).not.toMatch(/IT-C1|投诉/);
  expect(screens.complaints).toEqual([]);
  await screens.close();
}, 180_000);
