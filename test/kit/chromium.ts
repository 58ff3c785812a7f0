import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { debian } from './debian';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Without these, words and signs in the pictures would be boxes; each with a sample of what it draws. */
const fonts: Readonly<Record<string, string>> = { 'fonts-noto-cjk': '报', 'fonts-noto-color-emoji': '🖨️' };

const howTo =
  'Install chromium, fonts-noto-cjk and fonts-noto-color-emoji, name a Chromium by CHROMIUM_PATH, or use ' +
  '`npm run test:quick`.';

function findChromium(): string | undefined {
  const told = process.env['CHROMIUM_PATH'];
  if (told) return told;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
}

async function launch(executablePath: string): Promise<Browser> {
  // Only where a browser is opened: half a second that every test run would pay.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: [
      // Root, as in most containers, has no sandbox; it only ever opens our own page.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Drawn as a box everywhere: no font has it. */
const nobodyHasIt = '\u{10FFFD}';

/** The packages whose sample this browser draws as a box. */
async function fontsMissing(browser: Browser): Promise<readonly string[]> {
  const page = await browser.newPage();
  const draw = (texts: readonly string[]) =>
    texts.map((text) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('this Chromium draws nothing');
      context.font = '32px sans-serif';
      context.fillText(text, 0, 40);
      return canvas.toDataURL();
    });
  const [box, ...drawn] = await page.evaluate(draw, [nobodyHasIt, ...Object.values(fonts)]);
  return Object.keys(fonts).filter((_, place) => drawn[place] === box);
}

/** What is missing on this machine, as Debian's packages; and why a Chromium that is here does not run. */
async function missing(): Promise<{ readonly packages: readonly string[]; readonly cause?: unknown }> {
  const all = ['chromium', ...Object.keys(fonts)];
  const here = findChromium();
  if (here === undefined) return { packages: all };
  try {
    const browser = await launch(here);
    return { packages: await fontsMissing(browser).finally(() => browser.close()) };
  } catch (cause) {
    return { packages: all, cause };
  }
}

/**
 * Makes sure, once for all workers, that there is a Chromium that runs and draws Chinese and emoji: found at
 * CHROMIUM_PATH or on PATH, or brought with its fonts from Debian's packages where we are root. Throws one sentence
 * where there is none.
 */
export async function provideChromium(): Promise<void> {
  const before = await missing();
  if (before.packages.length === 0) return;
  const lack = (why: string, cause: unknown): never => {
    throw new Error(`The browser tests lack ${before.packages.join(', ')}: ${why}. ${howTo}`, { cause });
  };
  const told = process.env['CHROMIUM_PATH'];
  if (told && before.cause !== undefined) lack(`CHROMIUM_PATH says ${told}, which does not run`, before.cause);
  if (process.getuid?.() !== 0) lack('only root may install Debian’s packages', before.cause);
  await debian()
    .install(before.packages)
    .catch((cause: unknown) => lack('Debian’s packages could not be installed', cause));
  const after = await missing();
  if (after.packages.length > 0) lack('Debian’s packages are installed and do not help', after.cause);
}

/** A Chromium without a window, as `provideChromium` found or brought it before the tests began. */
export async function startChromium(): Promise<Browser> {
  const here = findChromium();
  if (here === undefined) throw new Error(`There is no Chromium for the browser tests. ${howTo}`);
  return launch(here);
}
