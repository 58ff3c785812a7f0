import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from '../kit/counting-ids';
import { databases } from '../kit/databases';
import { openTicket } from '../kit/ticket-in-tx';
import { openAt } from './open-test-store';
import { aDraft, nine, noted } from './samples';

const [embedded] = databases;
if (embedded === undefined) throw new Error('there is always an embedded database');
const run = promisify(execFile);

const asDesk = (url: string): Promise<Store> => openStore({ url, ids: countingIds, now: () => nine, asDesk: true });
const sentence = /^another process runs the desk on .*desk\.db: stop it first; several processes need MySQL or MariaDB/;
const report = (store: Store) => store.uow.transact(nine, (tx) => openTicket(tx, aDraft(), noted()));

/** A process that is the only desk of that file, says whether it may be, and dies as by `kill -9`. */
const another = async (file: string): Promise<string> => {
  const program = `
    const { beOnlyProcess } = require('${path.join(__dirname, '../../src/store/only-process.ts')}');
    try {
      beOnlyProcess('${file}');
      console.log('taken');
    } catch (error) {
      console.log(error.message);
    }
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50);`;
  const ended = run(process.execPath, ['--require', 'tsx/cjs', '-e', program]);
  return (await ended.catch((error: { stdout: string }) => error)).stdout.trim();
};

describe('a desk on an embedded database', () => {
  let url: string;
  let file: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await embedded.fresh());
    file = url.replace('sqlite:', '').replace(/\?.*/, '');
  });
  afterEach(() => drop());

  test('is alone: a second one is refused in one sentence, until the first has stopped', async () => {
    const first = await asDesk(url);
    await expect(asDesk(url)).rejects.toThrow(sentence);
    expect(await another(file)).toMatch(sentence);
    await report(first);
    await first.close();
    const next = await asDesk(url);
    expect(await next.tickets.countOpen()).toBe(1);
    await next.close();
  });

  test('starts at once after one that was killed', async () => {
    expect(await another(file)).toBe('taken');
    await (await asDesk(url)).close();
  });

  test('leaves commands beside it alone: they read and write', async () => {
    const desk = await asDesk(url);
    const command = await openAt(url);
    expect(await command.migrate()).toEqual([]);
    await report(command);
    expect(await desk.tickets.countOpen()).toBe(1);
    await command.close();
    await report(desk);
    await desk.close();
  });

  test('leaves everything in the one file when it stops, so that a copy of it is whole', async () => {
    const desk = await asDesk(url);
    await report(desk);
    await desk.close();
    if (existsSync(`${file}-wal`)) expect(statSync(`${file}-wal`).size).toBe(0);
    const copy = path.join(path.dirname(file), 'copy.db');
    copyFileSync(file, copy);
    const restored = await openAt(`sqlite:${copy}`);
    expect(await restored.tickets.countOpen()).toBe(1);
    await restored.close();
  });

  test('keeps its files for its owner alone, those an older release left open too', async () => {
    const desk = await asDesk(url);
    await report(desk);
    const folder = path.dirname(file);
    const modes = readdirSync(folder).map((name) => [
      name,
      (statSync(path.join(folder, name)).mode & 0o777).toString(8),
    ]);
    await desk.close();
    expect(modes.length).toBeGreaterThanOrEqual(4);
    expect(modes.filter(([, mode]) => mode !== '600')).toEqual([]);
  });
});
