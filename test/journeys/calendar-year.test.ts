import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { calendar } from '../../src/cli/calendar';
import { demoDesk } from '../../src/demo/demo-desk';
import { byPattern } from '../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { instant } from '../../src/domain/time/instant';
import { isOpen } from '../../src/domain/time/is-open';
import { usualHours } from '../../src/domain/time/operating-time';
import { type DatabaseKind, describeEachDatabase } from '../kit/databases';
import { onSlack, onWecom, type Seats, type Somebody, slackServesWecom } from '../kit/seats';
import { World } from '../kit/world';

jest.setTimeout(120_000);

/** The customer's manager is on the other platform than whoever serves. */
const mixed: Seats = { ...slackServesWecom, others: { sun: 'wecom' } };
const played: readonly (readonly [string, Seats, DatabaseKind['name']])[] = [
  ['on Slack', onSlack, 'embedded'],
  ['on WeCom', onWecom, 'mariadb'],
  ['the customer on WeCom, the contractor on Slack', mixed, 'embedded'],
];

/** Li on working days, Tom on days off: by the calendar that promises count by. */
const duty = `duty:
  - { days: working-days, from: "09:00", to: "18:00", primary: li.na, backup: wang.lei }
  - { days: days-off, from: "09:00", to: "18:00", primary: tom.baker, backup: chen.hao }
slack:`;
const deskFile = demoDesk.replace(/duty:[\s\S]*slack:/, duty);

const year = (lastDay: string) => `year: 2027
source: 国办发明电〔2026〕9 号
holidays:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-03, makeUp: [2026-12-27] }
  - { name: 春节, from: 2027-02-05, to: ${lastDay}, makeUp: [2027-01-31, 2027-02-20] }
`;

describeEachDatabase('a calendar year is confirmed by both parties', (database) => {
  for (const [how, seats] of played.filter(([, , name]) => name === database.name)) {
    describe(how, () => {
      let world: World;
      beforeAll(async () => {
        world = await World.start({ database, seats, deskFile });
      });
      afterAll(() => world.stop());

      const bring = async (text: string): Promise<string> => {
        const folder = mkdtempSync(path.join(tmpdir(), 'calendar-'));
        try {
          const file = path.join(folder, '2027.yaml');
          writeFileSync(file, text);
          const { text: said } = await world.command(calendar, ['import', file], { yes: true });
          await world.drain();
          return said;
        } finally {
          rmSync(folder, { recursive: true });
        }
      };
      /** What the running desk goes by: whether it is open, and who is on duty, on some dates at ten. */
      const goesBy = (...dates: readonly string[]) => {
        const { desk } = world;
        const [place] = desk.places;
        return dates.map((date) => {
          const at = instant(`${date}T10:00:00+08:00`);
          return [isOpen(usualHours(place.hours), at), whoIsOnDuty(at, byPattern(desk)).primary];
        });
      };
      const spring = ['2026-12-27', '2027-02-08', '2027-02-12', '2027-02-20'] as const;
      const asWeeks = [
        [false, 'tom.baker'],
        [true, 'li.na'],
        [true, 'li.na'],
        [false, 'tom.baker'],
      ];
      const read = (who: Somebody): string => world.dm(who).join('\n');

      test('import, card, one confirms, the other objects, corrected, both confirm: promises and roster change at once (TIME-1)', async () => {
        expect(await bring(year('2027-02-11'))).toMatch(/两个|双方|proposed/);
        for (const who of ['chen', 'sun'] as const) expect(read(who)).toContain('2027 年放假安排');
        expect(read('kate')).toContain('Public holidays of 2027');
        expect(read('li')).not.toContain('2027 年放假安排');
        expect(goesBy(...spring)).toEqual(asWeeks);

        await world.pressInDm('chen', '确认');
        expect(goesBy(...spring)).toEqual(asWeeks);

        await world.pressInDm('sun', '有误');
        await world.fillIn('sun', { 有误之处: '2月12日也放假' });
        expect(read('chen')).toContain('2月12日也放假');
        await world.push('10m');
        expect(goesBy(...spring)).toEqual(asWeeks);

        await bring(year('2027-02-12'));
        await world.pressInDm('sun', '确认');
        await world.push('3m');
        expect(goesBy(...spring)).toEqual(asWeeks);
        await world.pressInDm('kate', 'Confirm');
        expect(goesBy(...spring)).toEqual(asWeeks);
        await world.push('2m');
        expect(goesBy(...spring)).toEqual([
          [true, 'li.na'],
          [false, 'tom.baker'],
          [false, 'tom.baker'],
          [true, 'li.na'],
        ]);
        expect(read('sun')).toMatch(/已确认。服务时限和值班表自 \d\d:\d\d 起/);
        expect(world.desk.places[0].hours.missingYear).toBe(2028);
      });
    });
  }
});
