import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dataSourceFor, sqliteFile } from '../../src/store/data-source';

const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-durable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function setting(name: string, url: string): Promise<unknown> {
  const source = await dataSourceFor({ url }, 'sqlite').initialize();
  try {
    return (await source.query(`PRAGMA ${name}`))[0][name];
  } finally {
    await source.destroy();
  }
}
/** SQLite's own word for how a commit waits for the disk: 0 off, 1 normal, 2 full. */
const synchronous = (url: string) => setting('synchronous', url);

test('what an embedded database acknowledged is on the disk, unless a test says that it need not be', async () => {
  const file = path.join(folder, 'desk.db');
  expect(await synchronous(`sqlite:${file}`)).toBe(2);
  expect(await synchronous(`sqlite:${file}?synchronous=off`)).toBe(0);
  expect(sqliteFile(`sqlite:${file}?synchronous=off`)).toBe(file);
});

test('an embedded database is read without copying its pages, which a search reads all of', async () => {
  expect(await setting('mmap_size', `sqlite:${path.join(folder, 'mapped.db')}`)).toBe(2 ** 30);
});

test('an embedded database has one statement compiled for whatever moment is asked for', async () => {
  const source = await dataSourceFor({ url: `sqlite:${path.join(folder, 'asked.db')}` }, 'sqlite').initialize();
  const asked = (now: number) =>
    source
      .createQueryBuilder()
      .select('1')
      .from('timer', 'timer')
      .where('due_at <= :now', { now })
      .getQueryAndParameters();
  try {
    const [first, later] = [asked(1_790_000_000_000), asked(1_790_000_000_001)];
    expect(first[0]).toBe(later[0]);
    expect([first[1], later[1]]).toEqual([[1_790_000_000_000], [1_790_000_000_001]]);
  } finally {
    await source.destroy();
  }
});

test('a file may be called as people like, and what is no database is named', () => {
  expect(sqliteFile(`sqlite:${folder}/what?.db`)).toBe(path.join(folder, 'what?.db'));
  for (const url of ['sqlite:', 'postgres://desk@db/desk', ''])
    expect(() => sqliteFile(url)).toThrow('a database URL starts with');
});
