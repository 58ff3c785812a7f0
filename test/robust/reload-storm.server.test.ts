import { setTimeout as pauseFor } from 'node:timers/promises';
import { databases } from '../kit/databases';
import { proveOnce, proveSaid } from './kit/prove';
import { roundTheClock } from './kit/round-the-clock';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

const before = roundTheClock();
/** Wang answers now, and Tom backs up. */
const after = before.replace('primary: li.na, backup: wang.lei', 'primary: wang.lei, backup: tom.baker');
const li = 'U0LINA';
const wang = 'U0WANGLEI';

describe.each(databases.filter(({ name }) => name === 'mariadb'))(
  'a desk file that never rests ($name)',
  (database) => {
    let site: Site;
    beforeEach(async () => {
      site = await Site.open({ database });
    });
    afterEach(() => site.close());

    test('what people press and write while the file changes again and again is done once, whole and by whoever may', async () => {
      const [one, two] = [await site.startDesk(), await site.startDesk()];
      let isOver = false;
      let edits = 0;
      const editing = async (): Promise<void> => {
        while (!isOver) {
          edits += 1;
          for (const desk of [one, two]) desk.writeDeskFile(edits % 2 === 0 ? before : after);
          // Now by the one, now by the other.
          (edits % 3 === 0 ? two : one).hangUp();
          await pauseFor(150);
        }
      };
      const editor = editing();
      const keys: string[] = [];
      for (let nth = 0; nth < 6; nth += 1) {
        await report(site, `打印机卡纸 ${nth}`);
        const key = `IT-${1001 + nth}`;
        const card = await site.until(key, () => site.tops(engineersChannel, key)[0]);
        const press = () => site.slack.as(nth % 2 === 0 ? li : wang).press(engineersChannel, card.ts, '我来受理');
        await site.insist(`the claim of ${key}`, () => press().catch(() => ({ ok: true })));
        await site.until(
          `an owner of ${key}`,
          async () =>
            (await site.rows(`SELECT id FROM ticket WHERE id = ${1001 + nth} AND owner IS NOT NULL`)).length > 0,
        );
        keys.push(key);
      }
      isOver = true;
      await editor;
      expect(edits).toBeGreaterThan(10);
      // Both are told: what one reads just now of the file before would come into force after the other has read this one.
      for (const desk of [one, two]) desk.writeDeskFile(after);
      for (const desk of [one, two]) desk.hangUp();
      await site.until('both at rest', async () => {
        const { said } = await one.command('reload', '--preview');
        return /已在 2 个进程中生效/.test(said);
      });
      await proveSaid(site);
      proveOnce(site);
      const owners = await site.rows('SELECT owner FROM ticket ORDER BY id');
      expect(owners.map(({ owner }) => owner)).toEqual(keys.map((_, nth) => (nth % 2 === 0 ? 'li.na' : 'wang.lei')));
      expect([...one.failures, ...two.failures].filter(({ msg }) => !/another desk file/.test(msg))).toEqual([]);
      const versions = await site.store.deskVersions.list(200);
      expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
    });
  },
);
