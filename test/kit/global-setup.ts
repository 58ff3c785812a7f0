import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { provideChromium } from './chromium';
import { type MariaDb, startMariaDb } from './mariadb';
import { beginScratch } from './scratch';

declare global {
  var throwAwayMariaDb: MariaDb | undefined;
}

/**
 * Once and before the workers begin: a place for temporary files (scratch.ts), with a folder for the databases that others
 * are copied from (databases.ts), and what the machine must have: a database server, unless TEST_DATABASE_URL names one
 * whose user may create databases; and a Chromium, where tests of this run open a browser. `npm run test:quick` needs
 * neither.
 */
export default async function setUp(): Promise<void> {
  beginScratch();
  process.env['TEST_TEMPLATES'] = mkdtempSync(path.join(tmpdir(), 'dutydesk-templates-'));
  if (process.env['QUICK'] === '1') return;
  // Set by longest-first.js. Side by side: where both need Debian’s packages, one waits for the other’s locks.
  const chromium = process.env['TESTS_OPEN_A_BROWSER'] ? provideChromium() : undefined;
  await Promise.all([chromium, process.env['TEST_DATABASE_URL'] ? undefined : provideMariaDb()]);
}

async function provideMariaDb(): Promise<void> {
  // Nobody crashes this one: what is committed need not be in a file.
  globalThis.throwAwayMariaDb = await startMariaDb(['--innodb-flush-log-at-trx-commit=0']);
  // Says what it is, so that nobody needs a connection to ask for it (data-source.ts).
  process.env['TEST_DATABASE_URL'] = globalThis.throwAwayMariaDb.url.replace('mysql:', 'mariadb:');
}
