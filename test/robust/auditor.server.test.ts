import { setTimeout as pauseFor } from 'node:timers/promises';
import { databases } from '../kit/databases';
import type { DeskProcess } from '../kit/desk-process';
import { HeartbeatOutside } from '../kit/heartbeat-outside';
import { people } from '../kit/seats';
import { wordsIn } from '../kit/words-in';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

const minute = 60_000;

describe.each(databases.filter(({ name }) => name === 'mariadb'))(
  'desks that look after themselves ($name)',
  (database) => {
    let site: Site;
    let outside: HeartbeatOutside;
    beforeEach(async () => {
      outside = await HeartbeatOutside.open();
      site = await Site.open({ database, environment: { HEARTBEAT_URL: outside.url } });
    });
    afterEach(async () => {
      await site.close();
      await outside.close();
    });

    const pinged = (): Promise<unknown> => site.untilDue('a ping', () => outside.since() > 0);
    const passed = async (length: number): Promise<void> => {
      const end = site.now + length;
      await site.untilDue('time passes', () => site.now >= end);
    };
    const counted = async (table: string): Promise<number> =>
      Number((await site.rows(`SELECT COUNT(*) AS kept FROM ${table}`))[0]?.['kept']);
    const lead = () => site.slack.as(people.chen.slack).dmChannel;
    const told = (): readonly string[] =>
      site.slack
        .messagesIn(lead())
        .map((message) => wordsIn(message))
        .filter((words) => words.includes('服务台曾有延误或遗漏'));
    const frozen = async (desk: DeskProcess, work: () => Promise<void>): Promise<void> => {
      process.kill(desk.pid, 'SIGSTOP');
      try {
        await work();
      } finally {
        process.kill(desk.pid, 'SIGCONT');
      }
    };

    test('deleted wake-ups come back and the lead hears of it once; whoever looks may die; one that hangs is noticed outside', async () => {
      const one = await site.startDesk();
      const two = await site.startDesk();
      await report(site, '三楼打印机卡纸');
      await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
      // What is written anew after a start was not lost.
      await passed(4 * minute);
      await pinged();
      expect(told()).toEqual([]);

      await site.rows('DELETE FROM timer');
      await site.untilDue('wake-ups that are back', async () => (await counted('timer')) > 0);
      await site.untilDue('the lead’s message', () => told().length > 0);
      await pinged();

      await one.kill();
      outside.since();
      await pinged();
      await passed(4 * minute);
      await site.startDesk();
      await two.kill();
      outside.since();
      await pinged();
      expect(told()).toHaveLength(1);

      const [last] = site.desks.filter(({ isGone }) => !isGone);
      if (last === undefined) throw new Error('no desk is left');
      await frozen(last, async () => {
        await pauseFor(1000);
        outside.since();
        await pauseFor(12_000);
        expect(outside.since()).toBe(0);
      });
      await pinged();
      expect(site.desks.flatMap(({ log }) => log).some((line) => JSON.stringify(line).includes('secret-of-ours'))).toBe(
        false,
      );
    });
  },
);
