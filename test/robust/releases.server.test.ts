import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { personId } from '../../src/domain/people/person';
import { openStore } from '../../src/store/open-store';
import { compiledCli } from '../kit/compiled-cli';
import { countingIds } from '../kit/counting-ids';
import { databases } from '../kit/databases';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

const run = promisify(execFile);
const [embedded, mariadb] = databases;
const newer = 'the database belongs to a newer release (Pools1999999999999)';
const newerSaid =
  '服务台无法启动：数据库属于更新的版本：Pools1999999999999。\n处理办法：请启动该版本，或恢复其迁移之前的备份';

/** What a desk says that cannot start, and its exit code. */
const refusal = async (site: Site): Promise<string> =>
  site.startDesk().then(
    () => 'it started',
    (error: Error) => error.message,
  );

describe.each(mariadb === undefined ? [] : [mariadb])('a release beside a newer one ($name)', (database) => {
  test('works on while that only added to the tables, ends by itself when it did more, and starts no more', async () => {
    const site = await Site.open({ database });
    try {
      const migrated = async (name: string): Promise<void> => {
        const connection = await createConnection(site.database.url);
        await connection.query('INSERT INTO migrations (timestamp, name) VALUES (1999999999999, ?)', [name]);
        await connection.end();
      };
      const running = await site.startDesk();
      await migrated('AdditivePools1999999999999');
      const restarted = await site.startDesk();
      await report(site, '三楼打印机卡纸');
      await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
      expect([running.isGone, restarted.isGone]).toEqual([false, false]);

      await migrated('Pools1999999999999');
      for (const desk of [running, restarted]) {
        expect(await desk.ended).toMatchObject({ code: 1, signal: null });
        expect(desk.failures.map(({ msg }) => msg)).toEqual([expect.stringContaining(newer)]);
      }

      const posted = site.slack.callsOf('chat.postMessage').length;
      const rows = await site.rows('SELECT COUNT(*) AS count FROM shared_fact');
      const said = await refusal(site);
      expect(said).toContain(`exit code 1:\n${newerSaid}`);
      expect(site.slack.callsOf('chat.postMessage')).toHaveLength(posted);
      expect(await site.rows('SELECT COUNT(*) AS count FROM shared_fact')).toEqual(rows);
    } finally {
      await site.close();
    }
  });
});

describe.each(embedded === undefined ? [] : [embedded])('a desk on a file ($name)', (database) => {
  test('is alone, has commands beside it, starts at once after a kill, and leaves a whole copy when it stops', async () => {
    const fresh = await database.fresh();
    const site = await Site.open({ database: { ...fresh, url: fresh.url.replace(/\?.*$/, '') } });
    const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-file-'));
    try {
      const first = await site.startDesk();
      expect(await refusal(site)).toMatch(
        /exit code 1:\n服务台无法启动：已有另一个进程在 .*desk\.db 上运行服务台。\n处理办法：请先停止该进程；/,
      );
      await site.until('a desk that is ready', async () => (await first.readiness())?.ready);

      writeFileSync(path.join(folder, 'desk.yaml'), site.deskFile);
      const env = { PATH: process.env['PATH'], DATABASE_URL: site.database.url, SLACK_BOT_TOKEN: 'xoxb-1' };
      const place = { cwd: folder, env: { ...env, SLACK_APP_TOKEN: 'xapp-1' } };
      writeFileSync(path.join(folder, 'people.csv'), 'id,name\nz01,周扬\n');
      await run(process.execPath, [compiledCli(), 'import', 'people', 'people.csv', '--yes'], place);
      await report(site, '三楼打印机卡纸');
      await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);

      await first.kill();
      const second = await site.startDesk();
      await report(site, 'VPN 连不上');
      await site.until('the second card', () => site.tops(engineersChannel, /IT-1002/)[0]);
      expect(await second.terminate()).toMatchObject({ code: 0 });

      const copy = path.join(folder, 'copy.db');
      copyFileSync(site.database.url.replace('sqlite:', ''), copy);
      const restored = await openStore({ url: `sqlite:${copy}`, ids: countingIds, now: () => 0 as never });
      expect(await restored.tickets.countOpen()).toBe(2);
      expect(await restored.people.find(personId('z01'))).toMatchObject({ name: '周扬' });
      await restored.close();
    } finally {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
