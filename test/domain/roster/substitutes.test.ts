import type { DutyShift } from '../../../src/domain/desk';
import { type Person, personId } from '../../../src/domain/people/person';
import { dutyTimes, shiftsOf } from '../../../src/domain/roster/my-shifts';
import type { Shifts } from '../../../src/domain/roster/shifts';
import { substitutesFor } from '../../../src/domain/roster/substitutes';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { after, hours, type Instant, type Span } from '../../../src/domain/time/instant';
import { at, li, tom, wang } from '../../kit/tickets';

const zhao: Person = { ...tom, id: personId('zhao'), name: '赵' };
const noon = at('12:00');
const span = (from: number, to: number): Span => ({ from: after(noon, hours(from)), to: after(noon, hours(to)) });
const shift = (when: Span, primary: Person, backup: Person | null, more: Partial<DutyShift> = {}): DutyShift => ({
  ...{ span: when, primary: primary.id, backup: backup?.id ?? null, places: [], skills: [] },
  ...more,
});
const roster = (pattern: readonly DutyShift[], changes: Shifts['changes'] = []): Shifts => ({
  ...{ overrides: [], pattern, changes },
});
const away = (who: Person, when: Span, to: Person | null): Shifts['changes'][number] => ({
  record: { kind: 'leave', id: 3 },
  changes: [{ kind: 'move', span: when, from: who.id, to: to?.id ?? null, away: true }],
});

const day = span(0, 8);
const night = span(8, 24);
const people = [li, wang, tom, zhao];
const asked = (shifts: Shifts, among: readonly Person[] = people, absent = li) =>
  substitutesFor({ absent, span: day, people: among, shifts }).map(
    ({ person: { id }, whyNot, burden: { duty } }) => `${id} ${whyNot ?? duty / hours(1)}`,
  );

test('whoever has the least duty in the weeks around it is proposed first (STAFF-4)', () => {
  const shifts = roster([shift(day, li, null), shift(night, tom, zhao), shift(span(24, 32), tom, null)]);
  expect(asked(shifts)).toEqual([`${wang.id} 0`, `${zhao.id} 16`, `${tom.id} 24`]);
});

test('who cannot is told with the reason: gone, without the skills, away or on duty then (STAFF-4)', () => {
  const skilled = { ...li, skills: ['network', 'hardware'] };
  const half: Person = { ...wang, skills: ['network'] };
  const among = [skilled, half, { ...tom, active: false }, { ...zhao, skills: ['hardware', 'network'] }];
  const shifts = roster([shift(day, li, null)]);
  expect(asked(shifts, among, skilled)).toEqual([`zhao 0`, `${wang.id} skills`, `${tom.id} left`]);
  // Whoever is skilled in all is stood in for by nobody who is skilled in some.
  expect(asked(shifts, [li, half])).toEqual([`${wang.id} skills`]);
  expect(asked(roster([shift(day, li, wang)], [away(tom, span(7, 9), null)]))).toEqual([
    ...['zhao 0', `${tom.id} away`, `${wang.id} on-duty`],
  ]);
});

test('only what they leave counts: whoever is on duty or away before or after it can stand in', () => {
  const shifts = roster([shift(day, li, null), shift(night, wang, null)], [away(tom, night, null)]);
  expect(asked(shifts, [li, wang, tom])).toEqual([`${tom.id} 0`, `${wang.id} 16`]);
});

test('somebody’s shifts are those in which they answer, with what for, and follow what was decided', () => {
  const shifts = roster(
    [
      shift(day, li, wang, { places: ['shanghai'] }),
      shift(day, tom, null, { places: ['beijing'] }),
      shift(night, wang, li),
    ],
    [away(wang, span(4, 12), tom)],
  );
  const told = (who: Person) =>
    shiftsOf(who.id, span(-10, 40), shifts).map(
      ({ from, to, part, places }) => `${(from - noon) / hours(1)}-${(to - noon) / hours(1)} ${part} ${places.join()}`,
    );
  expect(told(li)).toEqual(['0-8 primary shanghai', '8-24 backup ']);
  expect(told(wang)).toEqual(['0-4 backup shanghai', '12-24 primary ']);
  expect(told(tom)).toEqual(['0-4 primary beijing', '4-8 primary shanghai,beijing', '8-12 primary ']);
  expect((dutyTimes(span(-10, 40), shifts).get(tom.id) ?? 0) / hours(1)).toBe(12);
});

/** The same numbers each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

test('on any roster they answer in their shifts, and in no other minute', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const next = random(seed);
    const someone = (): Person => people[next(people.length)] as Person;
    const some = (): Span => {
      const from = next(40);
      return span(from, from + 1 + next(20));
    };
    const scoped = () => ({ places: [[], ['shanghai'], ['beijing']][next(3)] as string[] });
    const pattern = Array.from({ length: 6 }, () => shift(some(), someone(), next(2) ? someone() : null, scoped()));
    const changes = Array.from({ length: next(3) }, () => away(someone(), some(), next(3) ? someone() : null));
    const shifts = roster(pattern, changes);
    const each = people.map((one) => shiftsOf(one.id, span(0, 60), shifts));
    for (let half = 0; half < 120; half += 1) {
      const moment = after(noon, hours(half / 2)) as Instant;
      for (const place of ['shanghai', 'beijing']) {
        const { primary, backup } = whoIsOnDuty(moment, shifts, { place, skill: 'other' });
        const answering = people.filter(({ id }) => id === primary || id === backup).map(({ id }) => id);
        const mine = people.filter((_one, nth) =>
          each[nth]?.some(
            ({ from, to, places }) => from <= moment && moment < to && (places.length === 0 || places.includes(place)),
          ),
        );
        expect(mine.map(({ id }) => id)).toEqual(expect.arrayContaining(answering));
        if (place === 'shanghai') continue;
        // Nobody has a shift in which nothing is asked of them.
        const idle = people.filter(
          ({ id }, nth) =>
            each[nth]?.some(({ from, to }) => from <= moment && moment < to) &&
            !['shanghai', 'beijing', 'elsewhere'].some((where) => {
              const there = whoIsOnDuty(moment, shifts, { place: where, skill: 'other' });
              return there.primary === id || there.backup === id;
            }),
        );
        expect(idle).toEqual([]);
      }
    }
  }
});
