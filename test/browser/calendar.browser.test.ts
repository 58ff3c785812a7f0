import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { calendar } from '../../src/cli/calendar';
import { demoDesk } from '../../src/demo/demo-desk';
import { type Demo, startDemo } from '../../src/demo/run-demo';
import { instant } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { CommandPlace } from '../cli/call-command';
import { buildPage } from '../kit/build-page';
import { startChromium } from '../kit/chromium';
import { Screens } from '../kit/screens';
import { WecomScreens } from '../kit/wecom-screens';
import { tuesdayMorning } from '../kit/world';

const pictures = path.join(__dirname, '../../test-screenshots');

const year = (lastDay: string) => `year: 2027
source: 国办发明电〔2026〕9 号
holidays:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-03, makeUp: [2026-12-27] }
  - { name: 春节, from: 2027-02-05, to: ${lastDay}, makeUp: [2027-01-31, 2027-02-20] }
  - { name: 清明节, from: 2027-04-03, to: 2027-04-05 }
  - { name: 劳动节, from: 2027-05-01, to: 2027-05-05, makeUp: [2027-05-08] }
  - { name: 端午节, from: 2027-06-09, to: 2027-06-09 }
  - { name: 中秋节, from: 2027-09-15, to: 2027-09-15 }
  - { name: 国庆节, from: 2027-10-01, to: 2027-10-07, makeUp: [2027-09-26, 2027-10-09] }
`;

let browser: Browser;
let folder: string;
let demo: Demo;
let screens: Screens;
let ahead: number;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-calendar-'));
  const pageDir = path.join(folder, 'page');
  [browser] = await Promise.all([startChromium(), buildPage(pageDir)]);
  ahead = instant(tuesdayMorning) - realClock.now();
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

/** Whoever runs the desk imports a year beside it. */
async function bring(text: string): Promise<void> {
  const place = new CommandPlace(demoDesk);
  try {
    const env = { DATABASE_URL: `sqlite:${path.join(folder, 'desk.db')}` };
    const file = place.write('2027.yaml', text);
    const at = instant(new Date(realClock.now() + ahead).toISOString());
    expect((await place.call(calendar, { rest: ['import', file], values: { yes: true }, env, at })).code).toBe(0);
  } finally {
    place.remove();
  }
}

test('a year: the customer objects on a WeCom phone, reads the whole corrected year there, and both confirm (TIME-1)', async () => {
  const phone = new WecomScreens(screens);
  await phone.as('sun');
  await phone.write('值班');
  await bring(year('2027-02-11'));
  await phone.message('2027 年放假安排', '春节');
  await phone.keep('wecom-80-year');
  await phone.press('有误', '2027 年放假安排');
  const form = await phone.open();
  await form.getByLabel('有误之处').fill('2月12日也放假');
  await phone.keep('wecom-81-year-wrong');
  await phone.send('提交', '已提交');
  await phone.close();
  await screens.as('chen');
  await screens.message('2月12日也放假');
  await screens.keepDesk('82-year-wrong');

  await bring(year('2027-02-12'));
  await phone.message('IT-Y5', '春节');
  await phone.press('查看全年', 'IT-Y5', '来源');
  await phone.message('IT-Y5', '2月：放假 5–12 日');
  await phone.keep('wecom-83-whole-year');
  await screens.as('kate');
  await screens.message('Public holidays of 2027', 'Fri 12 Feb');
  await screens.keepDesk('84-year-english');
  await screens.press('Whole year', 'Public holidays of 2027', 'Fri 12 Feb');
  await screens.keepDesk('85-whole-year-english');
  expect(screens.complaints).toEqual([]);
});
