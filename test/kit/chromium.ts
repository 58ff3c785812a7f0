import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);

const names = ['chromium', 'chromium-browser', 'google-chrome'];
// Fonts, so that Chinese and emoji in the pictures are words and not boxes.
const packages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

const noChromium =
  'No Chromium for the browser test: none is on PATH or at CHROMIUM_PATH, and Debian’s package could not be ' +
  'installed (that needs root). Install chromium, or use `npm run test:quick`.';

function findChromium(): string | undefined {
  const told = process.env['CHROMIUM_PATH'];
  if (told !== undefined) return existsSync(told) ? told : undefined;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
}

/** Installs Debian's package where we may. */
async function bringChromium(): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('not root');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  try {
    await install();
  } catch {
    await run('apt-get', ['update', '-qq']);
    await install();
  }
}

async function chromiumPath(): Promise<string> {
  const here = findChromium();
  if (here !== undefined) return here;
  await bringChromium().catch((cause: unknown) => {
    throw new Error(noChromium, { cause });
  });
  const brought = findChromium();
  if (brought === undefined) throw new Error(noChromium);
  return brought;
}

/** Debian's Chromium without a window: found, or brought where we are root. Throws one sentence where there is none. */
export async function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
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
