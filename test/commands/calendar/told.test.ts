import { calendarKind } from '../../../src/commands/calendar/kind';
import type { CalendarEvent, CalendarYear } from '../../../src/domain/calendar/calendar-year';
import { type Person, personId } from '../../../src/domain/people/person';
import type { Instant } from '../../../src/domain/time/instant';
import { instant } from '../../../src/domain/time/instant';
import { announcementsOf } from '../../../src/views/record/announcements-of';
import { arrived, happening, of2027, path, rung, shownYear } from '../../kit/calendar-gallery';
import { chen, context, desk, everybody, kate, sun } from '../../kit/tickets';

const admin: Person = { ...kate, id: personId('admin'), roles: ['admin'] };
const people: ReadonlyMap<Person['id'], Person> = new Map([...everybody, admin].map((one) => [one.id, one]));

/** Who hears what of an event: whom, what it is, and until when it waits. */
function heard(before: CalendarYear, event: CalendarEvent, there = people): readonly string[] {
  const after = happening(before, event);
  const view = path.viewOf(after, context(event.at, { people: there }));
  return announcementsOf(calendarKind, { event, view, before }, after, desk).map(
    ({ to, content, refreshes, notBefore }) => {
      const what =
        content.kind === 'card' ? (refreshes ? 'redrawn' : 'card') : JSON.stringify(content.text).slice(8, 40);
      const whom = to.kind === 'person' ? to.person : to.kind;
      return `${whom} ${/[\w.]+/.exec(what)?.[0]}${notBefore === undefined ? '' : ' in the morning'}`;
    },
  );
}
const confirms = (by: Person, party: 'customer' | 'contractor', at: Instant, countsAt?: Instant): CalendarEvent => ({
  ...{ type: 'confirmed', by: by.id, at, party },
  ...(countsAt === undefined ? {} : { countsAt }),
});
const morning = instant('2026-11-24T10:00:00+08:00');
const night = instant('2026-11-24T22:00:00+08:00');

test('both parties are shown it, and nobody else; their cards say what the other one did without ringing', () => {
  const shown: CalendarEvent = { type: 'shown', by: personId('desk'), at: morning, told: [] };
  expect(heard(arrived(), shown)).toEqual(['sun.yue card', 'chen.hao card', 'kate.miller card']);
  expect(heard(shownYear(), confirms(chen, 'contractor', morning))).toEqual([
    ...['sun.yue redrawn', 'chen.hao redrawn', 'kate.miller redrawn'],
  ]);
});

test('who speaks for a party, leads and administrators hear that it counts, once each, whoever confirmed last does not', () => {
  const told = heard(shownYear(), confirms(sun, 'customer', morning, morning)).filter(
    (one) => !one.includes('redrawn'),
  );
  expect(told).toEqual([
    'chen.hao calendar.said.counts',
    'kate.miller calendar.said.counts',
    'admin calendar.said.counts',
  ]);
});

test('what is wrong is read by leads and administrators too, and at night nobody is rung for it', () => {
  const objects: CalendarEvent = { type: 'objected', by: sun.id, at: night, party: 'customer', reason: '2月12日' };
  expect(heard(shownYear(), objects).filter((one) => !one.includes('redrawn'))).toEqual([
    'chen.hao calendar.said.objected in the morning',
    'kate.miller calendar.said.objected in the morning',
    'admin calendar.said.objected in the morning',
  ]);
});

test('who speaks for the party that objected hears it once whoever said so has left; where nobody does, it is said what is stuck', () => {
  const objects: CalendarEvent = { type: 'objected', by: sun.id, at: morning, party: 'customer', reason: '2月12日' };
  const objected = happening(shownYear(), objects);
  const next: Person = { ...sun, id: personId('next.manager') };
  const without = new Map([chen, admin].map((one) => [one.id, one]));
  const reminder = (there: ReadonlyMap<Person['id'], Person>) => {
    const event = rung(objected, { people: there })?.event;
    if (event === undefined) throw new Error('nobody is reminded');
    return heard(objected, event, there);
  };
  expect(reminder(people)).toEqual(['chen.hao calendar.said.stillWrong', 'admin calendar.said.stillWrong']);
  expect(reminder(new Map(without).set(next.id, next))).toEqual([
    ...['next.manager card', 'next.manager calendar.said.stillWrongYours'],
    ...['chen.hao calendar.said.stillWrong', 'admin calendar.said.stillWrong'],
  ]);
  expect(reminder(without)).toEqual(['chen.hao calendar.said.stuck', 'admin calendar.said.stuck']);
});

test('who confirmed already reads that their word is enough now, in the morning', () => {
  const byOne = happening(shownYear(), confirms(chen, 'contractor', morning));
  const there = new Map([chen, admin].map((one) => [one.id, one]));
  const left = calendarKind.personLeft?.(byOne, sun.id, context(night, { people: there }));
  if (left === undefined) throw new Error('nobody hears of it');
  expect(heard(byOne, left, there)).toEqual([
    ...['chen.hao card in the morning', 'chen.hao calendar.said.confirmAgain in the morning'],
  ]);
});

test('a reminder asks whoever has still to confirm, and tells the lead who that is once it presses', () => {
  const year = shownYear(arrived(of2027, [], instant('2026-12-17T10:00:00+08:00')));
  const byOne = happening(year, confirms(chen, 'contractor', year.openedAt));
  const event = rung(byOne, { people })?.event;
  if (event === undefined) throw new Error('nobody is reminded');
  expect(heard(byOne, event)).toEqual([
    ...['sun.yue card', 'sun.yue calendar.said.remind', 'chen.hao calendar.said.stillMissing'],
  ]);
});
