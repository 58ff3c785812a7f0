import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { type Demo, startDemo } from '../../src/demo/run-demo';
import { instant } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { buildPage } from './build-page';
import { startChromium } from './chromium';
import { Screens } from './screens';
import { tuesdayMorning } from './world';

const pictures = path.join(__dirname, '../../test-screenshots');

/**
 * The demo on a Tuesday morning, running for the tests of a file; `onOpen` is given the screens of each test, which are
 * closed after it. `name`: of the file, in that of its folder.
 */
export function onDemoScreens(name: string, onOpen: (screens: Screens) => void): void {
  let browser: Browser;
  let folder: string;
  let demo: Demo;
  let screens: Screens;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), `dutydesk-${name}-`));
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
    onOpen(screens);
  });

  afterEach(async () => {
    await screens.close();
  });
}
