import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { counted } from '../../bench/kit/counted';
import { Server } from '../../bench/kit/server';

const given = process.env['TEST_DATABASE_URL'] ?? '';

async function query(url: string, sql: string): Promise<readonly RowDataPacket[]> {
  const connection = await createConnection(url);
  try {
    return (await connection.query<RowDataPacket[]>(sql))[0];
  } finally {
    await connection.end();
  }
}

test('benchmarks run on the server of TEST_DATABASE_URL and leave no database there', async () => {
  const server = new Server(given);
  const url = await server.freshDatabase();
  expect(new URL(url).host).toBe(new URL(given).host);
  expect(await query(url, 'SELECT id FROM ticket')).toEqual([]);
  expect(await server.about()).toMatchObject({ from: 'TEST_DATABASE_URL', server: expect.stringMatching(/^\d+\./) });
  await server.stop();
  const name = new URL(url).pathname.slice(1);
  expect(await query(given, `SHOW DATABASES LIKE '${name}'`)).toEqual([]);
});

test.each([1, 7, 100, 1234])('a load of %d rows is counted out in words every server understands', async (count) => {
  const [row] = await query(given, `SELECT COUNT(*) AS c, MIN(n) AS low, MAX(n) AS high FROM ${counted(count)}`);
  expect([row?.['c'], row?.['low'], row?.['high']].map(Number)).toEqual([count, 1, count]);
});
