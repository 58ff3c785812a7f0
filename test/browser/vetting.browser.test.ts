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
import { WecomScreens } from '../kit/wecom-screens';
import { tuesdayMorning } from '../kit/world';

const pictures = path.join(__dirname, '../../test-screenshots');

let browser: Browser;
let folder: string;
let demo: Demo;
let screens: Screens;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-vetting-'));
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

afterEach(async () => {
  await screens.close();
});

test('a candidate is vetted on a WeCom phone: the profile, a meeting first, and the yes, which the lead reads on Slack (STAFF-3)', async () => {
  // Where somebody spoke last they are told things.
  const phone = new WecomScreens(screens);
  await phone.as('sun');
  await phone.write('值班');
  await phone.message('主值班');
  await screens.as('chen');
  await screens.write('提名工程师：有两年驻场经验，可随时到场面谈');
  await screens.press('提名工程师', '您想怎么处理？');
  const form = await screens.form();
  await form.getByLabel('姓名').fill('林涛');
  await form.getByLabel('学历').fill('本科，计算机网络');
  await form.getByLabel('从业开始日期').fill('2021-07-01');
  await screens.keepDesk('80-vetting-propose');
  await screens.send();
  await screens.message('IT-E1', '林涛');

  await phone.as('sun');
  await phone.message('IT-E1', '本科，计算机网络', '有两年驻场经验');
  await phone.keep('wecom-81-vetting-card');
  await phone.press('先面谈', 'IT-E1', '本科，计算机网络');
  const meeting = await phone.open();
  await meeting.getByLabel('面谈时间').fill('2026-11-25T15:00');
  await meeting.getByLabel('地点和内容').fill('三号会议室，带上证书');
  await phone.keep('wecom-82-vetting-meeting');
  await phone.send('约定面谈', '已提交');
  await phone.close();
  await screens.as('chen');
  await screens.message('IT-E1', '三号会议室，带上证书');
  await phone.as('sun');
  await phone.press('同意', 'IT-E1', '本科，计算机网络');
  await phone.keep('wecom-83-vetting-accepted');
  await screens.as('chen');
  await screens.message('IT-E1', '请在卡片上备案保密协议');
  await screens.keepPhone('84-vetting-accepted');
  expect(screens.complaints).toEqual([]);
}, 120_000);
