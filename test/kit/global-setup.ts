import { type MariaDb, startMariaDb } from './mariadb';

declare global {
  var throwAwayMariaDb: MariaDb | undefined;
}

/** Starts a database server for the tests, unless TEST_DATABASE_URL names one whose user may create databases. */
export default async function setUp(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  globalThis.throwAwayMariaDb = await startMariaDb();
  process.env['TEST_DATABASE_URL'] = globalThis.throwAwayMariaDb.url;
}
