import { parse, stringify } from 'yaml';
import { actOn } from '../../src/commands/act';
import type { CommandDeps } from '../../src/commands/command-deps';
import { kinds } from '../../src/commands/kinds';
import { CountingYears } from '../../src/config/calendar/counting-years';
import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { KeptTerms } from '../../src/config/terms/kept-terms';
import type { CalendarEvent, CalendarYear } from '../../src/domain/calendar/calendar-year';
import type { OfficialYear } from '../../src/domain/calendar/official-year';
import { personId } from '../../src/domain/people/person';
import { byPattern } from '../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import {
  type Duration,
  days,
  before as earlier,
  hours,
  instant,
  after as later,
  minutes,
} from '../../src/domain/time/instant';
import { createLogger } from '../../src/logger';
import type { Store } from '../../src/store/open-store';
import { adoptCalendar, bringYear, countedIn, followCountingYears, yearsIn } from '../../src/wiring/counting-calendar';
import { keepingOf, keepTerms } from '../../src/wiring/keep-terms';
import { aDeskFile } from '../config/a-desk-file';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { inEnglish } from '../kit/in-english';
import { start } from '../kit/tickets';

const of2027: OfficialYear = {
  year: 2027,
  source: '国务院办公厅',
  holidays: [{ festival: '元旦', from: '2027-01-01', to: '2027-01-05', makeUp: ['2027-01-10'] }],
};
const revised: OfficialYear = {
  ...of2027,
  holidays: [{ festival: '元旦', from: '2027-01-01', to: '2027-01-04', makeUp: ['2027-01-10'] }],
};

const duty = [
  { days: 'working-days', from: '09:00', to: '18:00', primary: 'li.na' },
  { days: 'days-off', from: '09:00', to: '18:00', primary: 'wang.lei' },
];
/** A desk with a manager of the customer, whose roster follows the calendar; `years` stand in its desk file. */
function fileWith(years: readonly OfficialYear[]): string {
  const file = parse(aDeskFile(['people', 'sun.yue'], { name: '孙悦', roles: ['manager'], slack: 'U0SUN' }));
  const calendar = years.map(({ year, source, holidays }) => ({
    ...{ year: String(year), source },
    holidays: holidays.map(({ festival: name, ...rest }) => ({ name, ...rest })),
  }));
  return stringify({ ...file, duty, ...(calendar.length > 0 && { calendar }) });
}

for (const kind of databases) {
  describe(`a year that is confirmed while desks run (${kind.name})`, () => {
    const hand = deskAtHand(kind, 2);
    const storeOne = (): Store => storeOf(hand, 0);
    const storeTwo = (): Store => storeOf(hand, 1);
    const clock = { now: () => hand.now, monotonic: () => 0 as Duration };

    /** One process: its desk, started with what the database says. */
    async function aProcess(store: Store, more: readonly OfficialYear[] = []) {
      const read = readDeskFile(fileWith(more), 'desk.yaml');
      if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
      const counting = new CountingYears(read.file.calendar);
      const terms = new KeptTerms(read.file, counting);
      const desk = compileDesk(read.file, ['slack'], counting, terms);
      const config = { counting, terms, desk, filedYears: read.file.calendar };
      await adoptCalendar({ config, store, clock });
      counting.use(await countedIn(store.records), clock.now);
      const keeping = keepingOf(config, store);
      await keepTerms(keeping, hand.now);
      const process = { store, config, desk, renewed: 0 };
      const follow = followCountingYears({
        ...{ config, records: store.records, clock, logger: createLogger('silent') },
        known: () => keepTerms(keeping, hand.now),
        changed: async () => {
          process.renewed += 1;
        },
      });
      const deps: CommandDeps = {
        ...{ uow: store.uow, desk, clock },
        committed: () => undefined,
        pause: async () => undefined,
      };
      return Object.assign(process, { deps, look: () => follow.run(() => undefined) });
    }
    type Process = Awaited<ReturnType<typeof aProcess>>;

    const bring = (process: Process, year: OfficialYear) =>
      bringYear(process.deps, { year, origin: 'import', by: personId('operator:me') });
    const confirm = async (process: Process, who: string, id: number) => {
      const by = await process.store.people.find(personId(who));
      if (by === undefined) throw new Error(who);
      const key = `${who}:${id}:${hand.now}`;
      return actOn(process.deps, { key, about: { kind: 'calendar', id }, action: 'confirm', by, answers: {} });
    };
    const onDuty = ({ desk }: Process, at: string) => whoIsOnDuty(instant(at), byPattern(desk)).primary;
    const seen = (process: Process) => [
      process.desk.places[0].hours.missingYear,
      onDuty(process, '2027-01-05T10:00+08:00'),
      onDuty(process, '2027-01-10T10:00+08:00'),
      process.desk.digests.some(({ date }) => date === '2027-01-04'),
      process.desk.terms?.inForce,
      process.renewed,
    ];
    const asWeeks = [2027, 'li.na', 'wang.lei', true, 1, 0];

    test('counts in both processes from one moment on: hours, duty, digests and terms (TIME-1, C #8)', async () => {
      await storeOne().migrate();
      const one = await aProcess(storeOne());
      const two = await aProcess(storeTwo());
      const look = async () => {
        await one.look();
        await two.look();
      };
      const arrived = await bring(one, of2027);
      expect(arrived.kind).toBe('proposed');
      await look();
      expect([seen(one), seen(two)]).toEqual([asWeeks, asWeeks]);
      await confirm(one, 'chen.hao', 4);
      await look();
      expect([seen(one), seen(two)]).toEqual([asWeeks, asWeeks]);
      await confirm(two, 'sun.yue', 4);
      const [, , , year] = await yearsIn(storeOne().records);
      const from = year?.countsAt ?? hand.now;
      expect([from - hand.now >= minutes(1), from - hand.now <= minutes(2), from % minutes(1)]).toEqual([
        true,
        true,
        0,
      ]);
      // Each looks once before it counts, at whatever moment.
      await look();
      hand.now = earlier(from, 1 as Duration);
      expect([seen(one), seen(two)]).toEqual([asWeeks, asWeeks]);
      hand.now = from;
      const flipped = [2028, 'wang.lei', 'li.na', false, 2, 0];
      // At the very moment, whether or not anybody has looked again.
      expect([seen(one), seen(two)]).toEqual([flipped, flipped]);
      await look();
      await look();
      expect([seen(one), seen(two)].map((shown) => shown.at(-1))).toEqual([1, 1]);
      // What is told of the terms agrees.
      const versions = await storeOne().terms.all();
      expect(versions.map(({ from: since, why }) => [since, why])).toEqual([
        [start, 'first'],
        [from, 'changed'],
      ]);
      // A process that starts later goes by the same.
      expect(seen(await aProcess(storeTwo())).slice(0, 5)).toEqual(flipped.slice(0, 5));
    });

    test('two processes that bring the same year at once propose it once', async () => {
      await storeOne().migrate();
      const one = await aProcess(storeOne());
      const two = await aProcess(storeTwo());
      const came = await Promise.all([bring(one, of2027), bring(two, of2027), bring(one, of2027), bring(two, of2027)]);
      expect(came.map(({ kind: how }) => how).toSorted()).toEqual(['open', 'open', 'open', 'proposed']);
      expect((await yearsIn(storeOne().records)).map(({ year }) => year.year)).toEqual([2024, 2025, 2026, 2027]);
    });

    test('both parties that confirm at once, in two processes, are both heard, and it counts from one moment', async () => {
      await storeOne().migrate();
      const one = await aProcess(storeOne());
      const two = await aProcess(storeTwo());
      await bring(one, of2027);
      await Promise.all([confirm(one, 'chen.hao', 4), confirm(two, 'sun.yue', 4)]);
      const events = await storeOne().records.events<CalendarEvent>({ kind: 'calendar', id: 4 });
      const said = events.filter((event) => event.type === 'confirmed');
      expect(said.map(({ party }) => party).toSorted()).toEqual(['contractor', 'customer']);
      expect(said.map(({ countsAt }) => countsAt !== undefined)).toEqual([false, true]);
    });

    test('a year that is revised is proposed with what it changes; the one in force counts until it does', async () => {
      await storeOne().migrate();
      const one = await aProcess(storeOne());
      await bring(one, of2027);
      await confirm(one, 'chen.hao', 4);
      await confirm(one, 'sun.yue', 4);
      hand.now = later(hand.now, hours(1));
      await one.look();
      await bring(one, revised);
      const [, , , first, second] = await yearsIn(storeOne().records);
      expect([first?.state, second?.state, second?.before]).toEqual(['confirmed', 'proposed', of2027]);
      expect(second?.startsAt).toBe(instant('2027-01-05T00:00+08:00'));
      expect(onDuty(one, '2027-01-05T10:00+08:00')).toBe('wang.lei');
      await confirm(one, 'chen.hao', 5);
      await confirm(one, 'sun.yue', 5);
      await one.look();
      hand.now = later(hand.now, minutes(2));
      expect(onDuty(one, '2027-01-05T10:00+08:00')).toBe('li.na');
      expect((await yearsIn(storeOne().records)).map(({ state }) => state)).toEqual([
        ...['confirmed', 'confirmed', 'confirmed'],
        ...['replaced', 'confirmed'],
      ]);
    });

    test('an earlier release’s years go on to count: of its last terms, and imported ones; a new desk’s until this year', async () => {
      await storeOne().migrate();
      const read = readDeskFile(fileWith([of2027]), 'desk.yaml');
      if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
      // As it was kept: years of the desk file counted at once, and so did an import.
      const terms = new KeptTerms(read.file, new CountingYears(read.file.calendar));
      await keepTerms(keepingOf({ terms }, storeOne()), start);
      const of2028 = { ...of2027, year: 2028, holidays: [] };
      await storeOne().shared.put('calendar:2028', { version: 1, ...of2028 }, later(hand.now, days(36_500)));
      hand.now = later(start, days(1));
      const one = await aProcess(storeOne(), [of2027]);
      const years = await yearsIn(storeOne().records);
      expect(years.map(({ year, state, origin }) => [year.year, state, origin])).toEqual(
        [2024, 2025, 2026, 2027, 2028].map((year) => [year, 'confirmed', undefined]),
      );
      expect(onDuty(one, '2027-01-05T10:00+08:00')).toBe('wang.lei');
      expect(await bring(one, of2027)).toEqual({ kind: 'counts', id: 4 });
      // Nobody is told, and nothing is to be done.
      expect(await storeOne().timers.nextDue()).toBeUndefined();
      const again = await aProcess(storeTwo(), [of2027]);
      expect(await yearsIn(again.store.records)).toEqual(years);
    });

    test('a desk that begins goes by its release and its file until this year, and asks about the next', async () => {
      await storeOne().migrate();
      const one = await aProcess(storeOne(), [of2027]);
      expect((await yearsIn(storeOne().records)).map(({ year }: CalendarYear) => year.year)).toEqual([
        2024, 2025, 2026,
      ]);
      expect(one.desk.places[0].hours.missingYear).toBe(2027);
      expect(kinds.calendar.name).toBe('calendar');
    });
  });
}
