import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { showingOf } from '../../src/commands/showing-of';
import type { Language } from '../../src/domain/words';
import { engineersCard } from '../../src/views/engineers-card';
import type { Form } from '../../src/views/form';
import { resolveForm } from '../../src/views/forms/closing-forms';
import { reportForm } from '../../src/views/forms/report-form';
import { promiseForm } from '../../src/views/forms/work-forms';
import { startChromium } from '../kit/chromium';
import { circumstances, desk, li, liHasIt, start } from '../kit/tickets';
import { type PageBrowser, PagesUnderTest } from '../web/pages/kit';

const pictures = path.join(__dirname, '../../test-screenshots');
const tested = new PagesUnderTest();
let chromium: Browser;

const showing = showingOf(liHasIt(), circumstances(start));
const forms: Readonly<Record<string, { readonly at: string; readonly form: Form }>> = {
  report: { at: 'form/report', form: reportForm({ desk, by: li, devices: ['HP M404 (SH-PR-03)'], answers: {} }) },
  resolve: { at: 'form/resolve/1001', form: resolveForm(showing) },
  promise: { at: 'form/promise/1001', form: promiseForm(showing) },
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

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `page-${name}.png`), fullPage: true, animations: 'disabled' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([name, wide]).toEqual([name, 0]);
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
const desktop = { viewport: { width: 1280, height: 800 } } as const;

describe.each<Language>(['zh-CN', 'en'])('in %s', (language) => {
  test.each(['light', 'dark'] as const)(
    'forms fit a phone and a desk in %s',
    async (colorScheme) => {
      tested.begin(language);
      const browser = await tested.browser('lina');
      for (const [device, options] of Object.entries({ phone, desktop })) {
        const page = await windowOf(browser, { ...options, colorScheme, locale: language });
        for (const [name, { at, form }] of Object.entries(forms)) {
          tested.inbound.replies.set('open', { kind: 'form', form });
          await page.goto(`${browser.url}/pages/chat/${at}`);
          await keep(page, `${name}.${language}.${colorScheme}.${device}`);
        }
        tested.inbound.cards = [engineersCard(showing)];
        await page.goto(`${browser.url}/pages/chat/job/1001`);
        await keep(page, `job.${language}.${colorScheme}.${device}`);
        await page.close();
      }
      expect(complaints).toEqual([]);
    },
    120_000,
  );
});
