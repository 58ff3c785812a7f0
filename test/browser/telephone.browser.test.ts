import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { type Demo, startDemo } from '../../src/demo/run-demo';
import { instant } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { buildPage } from '../kit/build-page';
import { startChromium } from '../kit/chromium';
import { Screens } from '../kit/screens';
import { tuesdayMorning } from '../kit/world';

const pictures = path.join(__dirname, '../../test-screenshots');

let browser: Browser;
let folder: string;
let demo: Demo;
let screens: Screens;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-telephone-'));
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

/** Pushes the demo's clock, as a command does. */
async function push(advance: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${demo.url}/demo/clock`, { method: 'POST', headers, body: JSON.stringify({ advance }) });
  expect(answer.status).toBe(200);
}

async function urgent(words: string): Promise<void> {
  await screens.as('zhou');
  await screens.write(`/repair ${words}`);
  const form = await screens.form();
  await screens.keepPhone('telephone-form');
  await form.getByText('紧急：无法工作').click();
  await screens.send();
}

const telephone = (): Locator => screens.page.getByTestId('telephone');

test('at night the telephone of whoever is on duty rings on the page, and 1 claims the ticket (TIME-2)', async () => {
  screens.page = screens.phone;
  await push('13h');
  await urgent('打印机冒烟');
  await screens.as('wang');
  await push('30s');
  await telephone().waitFor();
  await screens.keepPhone('telephone-rings');
  await screens.page.getByTestId('phone-answer').click();
  await screens.page.getByTestId('phone-1').waitFor();
  expect(await telephone().innerText()).toContain('打印机冒烟');
  await screens.keepPhone('telephone-answered');
  await screens.page.getByTestId('phone-1').click();
  await screens.page.getByTestId('phone-1').waitFor({ state: 'detached' });
  await screens.keepPhone('telephone-claimed');
  await screens.page.getByTestId('phone-hang-up').click();
  await telephone().waitFor({ state: 'detached' });
  await screens.as('zhou');
  await screens.message('IT-1001', '王磊');
  expect(screens.complaints).toEqual([]);
});
