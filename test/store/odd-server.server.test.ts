import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { doctor } from '../../src/cli/doctor';
import { readDatabase } from '../../src/config/read-database';
import { openStore, type Store } from '../../src/store/open-store';
import { CommandPlace } from '../cli/call-command';
import { countingIds } from '../kit/counting-ids';
import { databases } from '../kit/databases';
import { type MariaDb, startMariaDb } from '../kit/mariadb';
import { openTicket } from '../kit/ticket-in-tx';
import { aDraft, nine, noted } from './samples';

const pem = (name: string): string => path.resolve(__dirname, '../kit/tls', name);
/** Everything a careful, or careless, administrator may have set otherwise. */
const flags = [
  ...[`--ssl-ca=${pem('ca.pem')}`, `--ssl-cert=${pem('server-cert.pem')}`, `--ssl-key=${pem('server-key.pem')}`],
  ...['--require-secure-transport=ON', '--max-allowed-packet=1M', '--autocommit=0', '--sql-mode=NO_BACKSLASH_ESCAPES'],
];
const authority = `ssl-ca=${encodeURIComponent(pem('ca.pem'))}`;

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a server with settings of its own ($name)', () => {
  let server: MariaDb;
  let plain: string;
  let store: Store;
  const open = (parameters: string, host = '127.0.0.1'): Promise<Store> => {
    const { problems, ...database } = readDatabase(`${plain.replace('127.0.0.1', host)}?${parameters}`, readFileSync);
    expect(problems).toEqual([]);
    return openStore({ ...database, ids: countingIds, now: () => nine });
  };
  const rows = async (sql: string): Promise<readonly RowDataPacket[]> => {
    const connection = await createConnection({ uri: plain, ssl: { rejectUnauthorized: false } });
    return (await connection.query<RowDataPacket[]>(sql).finally(() => connection.end()))[0];
  };
  beforeAll(async () => {
    server = await startMariaDb(flags);
    plain = `${server.url}/mysql`;
    await rows('CREATE DATABASE desk CHARACTER SET utf8mb4');
    plain = `${server.url}/desk`;
    store = await open(`ssl-mode=VERIFY_CA&${authority}`);
    await store.migrate();
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await server.stop();
  }, 60_000);

  test.each([
    ['REQUIRED', 'ssl-mode=REQUIRED', '127.0.0.1'],
    ['an object as mysql2 takes it', 'ssl={"rejectUnauthorized":false}', '127.0.0.1'],
    ['VERIFY_CA', `ssl-mode=VERIFY_CA&${authority}`, '127.0.0.1'],
    ['VERIFY_IDENTITY', `ssl-mode=VERIFY_IDENTITY&${authority}`, 'localhost'],
    ['true', `ssl=true&${authority}`, 'localhost'],
  ])('%s is encrypted on every connection', async (_spelling, parameters, host) => {
    const other = await open(parameters, host);
    try {
      const ciphers = await Promise.all(Array.from({ length: 5 }, () => other.cipher()));
      for (const cipher of ciphers) expect(cipher).toMatch(/^TLS|AES|CHACHA/);
      expect(await other.pendingMigrations()).toEqual([]);
      expect(await other.migrate()).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test.each([
    ['an authority nobody knows', 'ssl-mode=VERIFY_CA', '127.0.0.1', /certificate/],
    ['an authority nobody knows', 'ssl=true', 'localhost', /certificate/],
    ['a line without encryption', 'ssl-mode=DISABLED', '127.0.0.1', /secure|Access denied/i],
    ['a line without encryption', '', '127.0.0.1', /secure|Access denied/i],
  ])('%s is refused (%s)', async (_what, parameters, host, sentence) => {
    await expect(open(parameters, host)).rejects.toThrow(sentence);
  });

  test('files are kept in pieces it takes, and come back whole', async () => {
    for (const size of [0, 400_000, 1_000_000, 10 * 1024 * 1024]) {
      const bytes = randomBytes(size);
      const { id } = await store.files.keep({ name: '图.png', mime: 'image/png', bytes }, nine);
      const back = await store.files.get(id);
      expect(back).toMatchObject({ name: '图.png', mime: 'image/png' });
      expect(back?.bytes.equals(bytes)).toBe(true);
    }
  });

  test('what is acknowledged is committed, though it commits nothing by itself', async () => {
    expect(await store.inbox.keep({ key: 'one', platform: 'slack', payload: {} }, nine)).toBe(true);
    expect(await rows('SELECT event_key FROM inbox')).toEqual([{ event_key: 'one' }]);
  });

  test('quotation marks and backslashes stay what they are, and what is too long is refused, not cut', async () => {
    const title = `a\\' OR 1=1 -- "b" \\\\ 'c'`;
    const id = await store.uow.transact(nine, (tx) => openTicket(tx, aDraft({ title }), noted(title)));
    expect((await store.tickets.find(id))?.title).toBe(title);
    const endless = { key: 'two', platform: 'x'.repeat(5000), payload: {} };
    await expect(store.inbox.keep(endless, nine)).rejects.toThrow('Data too long');
  });

  test('doctor says that the line is encrypted, and that long statements do not pass', async () => {
    const place = new CommandPlace();
    const said = await place
      .call(doctor, {
        env: { DATABASE_URL: `${plain}?ssl-mode=REQUIRED`, SLACK_API_URL: 'http://127.0.0.1:9/' },
      })
      .finally(() => place.remove());
    expect(said.text).toMatch(/line to the database is encrypted \(TLS/);
    expect(said.text).toContain('statements of 1 MB only');
  });
});
