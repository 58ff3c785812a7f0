import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** The database server of this test run. */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: test/kit/global-setup.ts did not run');
  return url;
}

/** Asks the server something; several statements at once, between semicolons, answer an array of rows each. */
export type Query = <Rows = RowDataPacket[]>(sql: string) => Promise<Rows>;

/** Works on a connection to the server that leads to no database. */
export async function onServer<T>(work: (query: Query) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: serverUrl(), multipleStatements: true });
  try {
    return await work(async (sql) => (await connection.query<RowDataPacket[]>(sql))[0] as never);
  } finally {
    await connection.end();
  }
}
