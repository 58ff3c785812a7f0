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
import { crossedJourneys, slackJourneys } from '../kit/journeys';
import { onSlack, onWecom, type Seats, type Somebody, slackServesWecom } from '../kit/seats';
import { World } from '../kit/world';

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

/** Whoever runs the desk imports a year beside it; answers what they read. */
async function bring(world: World, text: string): Promise<string> {
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
}

describeEachDatabase('a calendar year is confirmed by both parties', (database) => {
  for (const [how, seats] of played.filter(([, , name]) => name === database.name)) {
    describe(how, () => {
      let world: World;
      beforeAll(async () => {
        world = await World.start({ database, seats, deskFile });
      });
      afterAll(() => world.stop());

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
        expect(await bring(world, year('2027-02-11'))).toMatch(/两个|双方|proposed/);
        for (const who of ['chen', 'sun'] as const) expect(read(who)).toContain('2027 年放假安排');
        expect(read('kate')).toContain('Public holidays of 2027');
        expect(read('li')).not.toContain('2027 年放假安排');
        expect(goesBy(...spring)).toEqual(asWeeks);

        // It stands among what waits for them.
        const before = world.dm('sun').length;
        await world.hands('sun').write('我的');
        await world.drain();
        expect(world.dm('sun').slice(before).join('\n')).toMatch(/IT-Y4/);

        await world.pressInDm('chen', '确认');
        expect(goesBy(...spring)).toEqual(asWeeks);

        await world.pressInDm('sun', '有误');
        await world.fillIn('sun', { 有误之处: '2月12日也放假' });
        expect(read('chen')).toContain('2月12日也放假');
        await world.push('10m');
        expect(goesBy(...spring)).toEqual(asWeeks);

        await bring(world, year('2027-02-12'));
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

      test('a year that stands in the desk file is proposed when the file is read, once, and counts when it was confirmed (TIME-1)', async () => {
        const filed = `\ncalendar:
  - { year: 2028, source: 国务院办公厅, holidays: [{ name: 元旦, from: 2028-01-03, to: 2028-01-03 }] }
slack:\n`;
        const proposals = (): number => read('sun').split('【').join('').split('2028 年放假安排').length - 1;
        const before = proposals();
        await world.restart(deskFile.replace('\nslack:\n', filed));
        await world.until('the card of 2028', async () => {
          await world.drain();
          return proposals() > before;
        });
        expect(read('kate')).toContain('in the desk file');
        const told = proposals();
        await world.restart();
        await world.push('1m');
        expect(proposals()).toBe(told);
        expect(world.desk.places[0].hours.missingYear).toBe(2028);
        await world.pressInDm('sun', '确认');
        await world.pressInDm('chen', '确认');
        await world.push('2m');
        expect(world.desk.places[0].hours.missingYear).toBe(2029);
      });
    });
  }
});

crossedJourneys(
  'days of a year that both parties confirmed',
  { deskFile, startsAt: '2026-12-25T09:10:00+08:00' },
  (world) => {
    /** Whom the ladder told first. */
    const firstTold = async (key: string): Promise<readonly string[]> => {
      const told = (await world().events(key)).find((event) => event.type === 'rescue-step-taken');
      return told?.type === 'rescue-step-taken' ? told.told : [];
    };
    const urgently = { 紧急程度: '紧急：无法工作' };

    test('on a make-up workday promises and roster agree, and a holiday does not ring the weekday resident (lessons C #8)', async () => {
      await bring(world(), year('2027-02-11'));
      await world().pressInDm('chen', '确认');
      await world().pressInDm('sun', '确认');
      // A Sunday that is worked for the New Year.
      await world().pushTo('2026-12-27T10:00:00+08:00');
      const worked = await world().report('zhou', '打印机卡纸');
      expect(await world().ticket(worked)).toMatchObject({ regime: 'inside' });
      expect(await world().clockOf(worked, 'SLA-2')).toMatchObject({ dueAt: instant('2026-12-27T10:02:00+08:00') });
      await world().push('2m');
      expect(await firstTold(worked)).toEqual(['li.na']);
      // A Friday that is off.
      await world().pushTo('2027-01-01T10:00:00+08:00');
      const off = await world().report('zhou', '机房空调停机', urgently);
      expect(await world().ticket(off)).toMatchObject({ regime: 'outside' });
      await world().push('5m');
      expect(await firstTold(off)).toEqual(['tom.baker']);
      expect(world().dm('li').join('\n')).not.toContain(`${off} 急需受理`);
    });
  },
);

slackJourneys(
  'ten working days that reach into a year confirmed later',
  { startsAt: '2027-01-28T10:00:00+08:00' },
  (world) => {
    const read = (who: Somebody): string => world().dm(who).join('\n');
    const times = (who: Somebody, words: string): number =>
      world()
        .dm(who)
        .filter((one) => one.includes(words)).length;

    test('a replacement is due by the week, marked; once that year counts both hear the day once (STAFF-2)', async () => {
      await world().hands('sun').write('要求更换工程师');
      await world().drain();
      await world().pressInDm('sun', '要求更换工程师');
      await world().fillIn('sun', { 更换哪位工程师: '王磊', 原因: '响应不及时' });
      for (const who of ['chen', 'sun'] as const) expect(read(who)).toMatch(/2月11日 周四 18:00\s*（暂按/);

      await bring(world(), year('2027-02-11'));
      await world().pressInDm('chen', '确认');
      await world().pressInDm('sun', '确认');
      await world().push('3m');
      expect(read('sun')).not.toContain('暂按');
      // A Sunday is worked for the holidays, and five days are off.
      const told = '应在 2月17日 周三 18:00 前更换';
      for (const who of ['chen', 'sun'] as const) expect(times(who, told)).toBe(1);
    });
  },
);
