import type { OfficialYear } from '../../src/config/calendar/official-year';
import { SuppliedYears } from '../../src/config/calendar/supplied-years';
import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { byPattern } from '../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { after, days, instant } from '../../src/domain/time/instant';
import { createLogger } from '../../src/logger';
import { followSuppliedYears, suppliedYears, supplyYear } from '../../src/wiring/supplied-calendar';
import { aDeskFile } from '../config/a-desk-file';
import { databases } from '../kit/databases';
import { inEnglish } from '../kit/in-english';
import { twoStores } from '../store/open-test-store';
import { nine } from '../store/samples';

const of2027: OfficialYear = {
  year: 2027,
  source: '国务院办公厅',
  holidays: [{ festival: '元旦', from: '2027-01-01', to: '2027-01-05', makeUp: ['2027-01-10'] }],
};
const act = { at: nine, who: 'operator:me', action: 'imported', about: 'calendar:2027' } as const;

const duty = [
  { days: 'working-days', from: '09:00', to: '18:00', primary: 'li.na' },
  { days: 'days-off', from: '09:00', to: '18:00', primary: 'wang.lei' },
];

/** One process: its desk, which it was started with before anybody brought a year. */
function aProcess() {
  const read = readDeskFile(aDeskFile(['duty'], duty), 'desk.yaml');
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
  const supplied = new SuppliedYears();
  return { supplied, desk: compileDesk(read.file, ['slack'], supplied), renewed: 0 };
}

for (const kind of databases) {
  describe(`a year that is brought while desks run (${kind.name})`, () => {
    const stores = twoStores(kind);

    const partOf = (process: ReturnType<typeof aProcess>, store: typeof stores.one, now = nine) =>
      followSuppliedYears({
        config: process,
        shared: store.shared,
        clock: { now: () => now, monotonic: () => 0 as never },
        logger: createLogger('silent'),
        changed: async () => {
          process.renewed += 1;
        },
      });

    test('is followed by every process at its next look: hours, duty and digests, and wake-ups once (5.4)', async () => {
      await stores.one.migrate();
      const processes = [aProcess(), aProcess()] as const;
      const onDuty = ({ desk }: ReturnType<typeof aProcess>, at: string) =>
        whoIsOnDuty(instant(at), byPattern(desk)).primary;
      const seen = (process: ReturnType<typeof aProcess>) => [
        process.desk.places[0].hours.missingYear,
        onDuty(process, '2027-01-05T10:00+08:00'),
        onDuty(process, '2027-01-10T10:00+08:00'),
        process.desk.digests.some(({ date }) => date === '2027-01-04'),
        process.renewed,
      ];
      await partOf(processes[0], stores.one).run(() => undefined);
      expect(processes.map(seen)).toEqual([
        [2027, 'li.na', 'wang.lei', true, 0],
        [2027, 'li.na', 'wang.lei', true, 0],
      ]);
      await supplyYear(stores.one, of2027, act);
      for (let turn = 0; turn < 2; turn += 1) {
        await partOf(processes[0], stores.one).run(() => undefined);
        await partOf(processes[1], stores.two).run(() => undefined);
      }
      expect(processes.map(seen)).toEqual([
        [2028, 'wang.lei', 'li.na', false, 1],
        [2028, 'wang.lei', 'li.na', false, 1],
      ]);
    });

    test('is there for a desk that starts years later, and is not swept away', async () => {
      await stores.one.migrate();
      await supplyYear(stores.one, of2027, act);
      const later = after(nine, days(3650));
      await stores.two.shared.forget(later);
      expect(await suppliedYears(stores.two.shared, later)).toEqual([of2027]);
    });
  });
}
