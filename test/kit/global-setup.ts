import { provideChromium } from './chromium';
import { type MariaDb, startMariaDb } from './mariadb';

declare global {
  var throwAwayMariaDb: MariaDb | undefined;
}

/**
 * What the machine must have, once and before the workers begin: a database server, unless TEST_DATABASE_URL names one
 * whose user may create databases; and a Chromium, where tests of this run open a browser.
 */
export default async function setUp(): Promise<void> {
  // Set by longest-first.js. One after the other: both may need Debian’s lists of packages.
  if (process.env['TESTS_OPEN_A_BROWSER']) await provideChromium();
  if (process.env['TEST_DATABASE_URL']) return;
  globalThis.throwAwayMariaDb = await startMariaDb();
  process.env['TEST_DATABASE_URL'] = globalThis.throwAwayMariaDb.url;
}
