import { tellShifts } from '../../src/commands/tell-shifts';
import { compileDuty } from '../../src/config/calendar/compile-duty';
import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../src/demo/demo-desk';
import type { Desk } from '../../src/domain/desk';
import { type PersonId, personId } from '../../src/domain/people/person';
import type { DutyPart } from '../../src/domain/roster/posts';
import type { Shifts } from '../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { after, hours, type Instant, instant } from '../../src/domain/time/instant';
import { allShifts } from '../kit/all-shifts';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { inEnglish } from '../kit/in-english';
import { shiftsAtHand, type Told } from '../kit/shift-messages';
import { at, chen, desk as demo, li, tom, wang } from '../kit/tickets';

/** The demo's desk by the official calendar, make-up days included. */
const read = readDeskFile(
  demoDesk.replaceAll('days: mon-fri', 'days: working-days').replace('days: "sat, sun"', 'days: days-off'),
  'demo',
);
if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
const byCalendar = compileDesk(read.file);

const kate = personId('kate.miller');
const sun = personId('sun.yue');
const [shanghai] = demo.places;
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
/** Beside it a place whose clocks change twice a year. */
const berlin = { ...shanghai, id: 'berlin', zone: 'Europe/Berlin' };
const nights = compileDuty(
  [
    { days: everyDay, from: '08:00', to: '20:00', primary: kate, backup: null, places: ['berlin'] },
    { days: everyDay, from: '20:00', to: '08:00', primary: sun, backup: kate, places: ['berlin'] },
  ],
  berlin.zone,
  { from: '2025-12-01', until: '2027-03-01' },
);
const twoPlaces: Desk = {
  ...byCalendar,
  places: [shanghai, berlin],
  duty: [...allShifts(byCalendar.duty), ...nights].sort((one, other) => one.span.from - other.span.from),
};

type Wanted = Omit<Told, 'card'>;

/** What has to be told, found by asking every place at each full hour: by no ends and beginnings of shifts. */
function byTheHour(from: Instant, to: Instant, shifts: Shifts, places: readonly string[]): readonly Wanted[] {
  const found: Wanted[] = [];
  let was: ReadonlyMap<PersonId, DutyPart> | undefined;
  for (let now = from; now < to; now = after(now, hours(1))) {
    const is = new Map<PersonId, DutyPart>();
    const answers = places.map((place) => whoIsOnDuty(now, shifts, { place }));
    for (const { backup } of answers) if (backup !== null) is.set(backup, 'backup');
    for (const { primary } of answers) if (primary !== null) is.set(primary, 'primary');
    for (const [person, as] of is) {
      const before = was?.get(person);
      if (was && (before === undefined || (before === 'backup' && as === 'primary')))
        found.push({ person, as, at: now });
    }
    for (const [person] of was ?? []) if (!is.has(person)) found.push({ person, as: 'off', at: now });
    was = is;
  }
  return found;
}

const inOrder = (told: readonly Wanted[]): readonly string[] =>
  told.map(({ person, as, at: when }) => `${new Date(when).toISOString()} ${person} ${as}`).sort();

describeEachDatabase('two processes and a clock that is pushed over a year', (database) => {
  const hand = deskAtHand(database, 2);
  const { partsOf, tell, told, decide } = shiftsAtHand(hand);

  test('tell of every shift once: make-up days, clocks that change, leave, swaps, a hole, deaths in between (STAFF-7)', async () => {
    const from = instant('2026-01-05T00:30:00+08:00');
    const to = instant('2027-01-04T00:30:00+08:00');
    hand.now = from;
    const leave = { from: at('2026-03-10T00:00'), to: at('2026-03-13T00:00') };
    const swap = { from: at('2026-06-03T18:00'), to: at('2026-06-04T09:00') };
    const hole = { from: at('2026-08-01T10:00'), to: at('2026-08-01T12:00') };
    await decide(1, [{ kind: 'move', span: leave, from: li.id, to: tom.id }]);
    await decide(2, [
      { kind: 'move', span: swap, from: wang.id, to: li.id },
      { kind: 'move', span: swap, from: chen.id, to: wang.id },
    ]);
    await decide(3, [{ kind: 'temporary', span: hole, shifts: [], places: [], skills: [] }]);
    await tell(twoPlaces);
    expect(await told()).toEqual([]);
    const found: Told[] = [];
    for (let nth = 0; hand.now < to; nth += 1) {
      // Now and then one dies when it has told and not yet written down so.
      const { shared, ...rest } = partsOf(nth % 2, twoPlaces);
      const cut = { get: shared.get.bind(shared), swap: () => Promise.reject(new Error('cut')) };
      if (nth % 5 === 3) await expectCut(tellShifts({ ...rest, shared: cut }));
      const next = await tell(twoPlaces);
      found.push(...(await told()));
      if (next === undefined) throw new Error('no shift follows');
      hand.now = next;
    }
    const shifts = { ...(await storeOf(hand, 0).roster.shifts({ from, to })), pattern: twoPlaces.duty };
    const wanted = byTheHour(instant('2026-01-05T00:00:00+08:00'), to, shifts, ['shanghai', 'berlin']);
    expect(wanted.length).toBeGreaterThan(1500);
    expect(inOrder(found)).toEqual(inOrder(wanted));
  });
});

/** It has nothing to write down where nobody's part changes. */
const expectCut = (telling: Promise<unknown>): Promise<void> =>
  telling.then(
    () => undefined,
    (error) => expect(error).toEqual(new Error('cut')),
  );
