import { compileDesk } from '../../../src/config/compile-desk';
import { readDeskFile } from '../../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../../src/demo/demo-desk';
import type { Desk } from '../../../src/domain/desk';
import type { PersonId } from '../../../src/domain/people/person';
import { replayed, wantedBy } from '../../../src/domain/record/record';
import type { Replacement, ReplacementEvent } from '../../../src/domain/replacement/replacement';
import { replacementRules } from '../../../src/domain/replacement/replacement-rules';
import { byPattern } from '../../../src/domain/roster/shifts';
import { theDesk } from '../../../src/domain/ticket/event';
import type { Instant } from '../../../src/domain/time/instant';
import { replacementCard } from '../../../src/views/replacement/replacement-card';
import { replacementNotifications } from '../../../src/views/replacement/replacement-notifications';
import { replacementViews } from '../../../src/views/replacement/replacement-views';
import { staffNotifications } from '../../../src/views/staff/staff-notifications';
import { inEnglish } from '../../kit/in-english';
import {
  acted,
  acting,
  aDemand,
  anAnnouncement,
  around,
  beginning,
  eventOf,
  linsProfile,
  rung,
  viewOf,
} from '../../kit/replacements';
import { aCandidate, around as aroundLin, viewOf as viewOfStaff } from '../../kit/staffs';
import { at, chen, desk, sun, wang } from '../../kit/tickets';

/** The desk once both parties have confirmed these years. */
function confirmed(...holidays: readonly string[]): Desk {
  const read = readDeskFile(demoDesk.replace('\nslack:\n', `\ncalendar:\n${holidays.join('\n')}\nslack:\n`), 'demo');
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
  return compileDesk(read.file);
}

const spring = '{ name: 春节, from: 2027-02-05, to: 2027-02-11, makeUp: [2027-02-20] }';
const year2027 = `  - { year: 2027, source: 国务院办公厅, holidays: [${spring}] }`;
/** A year in which the tenth day comes earlier, for a Saturday and a Sunday are worked. */
const worked = '{ name: 春节, from: 2027-02-15, to: 2027-02-17, makeUp: [2027-01-30, 2027-02-07] }';

/** A Thursday in January, while nothing of that year is confirmed. */
const january = around(at('2027-01-28T10:00'));
const asWeeks = at('2027-02-11T18:00');
const byCalendar = at('2027-02-18T18:00');

/** What begins to count at a moment, and what comes of it. */
function counting(replacement: Replacement, to: Desk, from: Instant) {
  const found = rung(replacement, { desk: to, at: from });
  return found?.event.type === 'recounted' ? found : undefined;
}

/** Who hears which sentence of an event, in their own message, and when at the earliest. */
const heard = (event: ReplacementEvent, before: Replacement) => {
  const after = acting(before, event);
  const view = viewOf(after, around(event.at));
  const tell = replacementNotifications[event.type] as (context: object) => readonly {
    readonly to: { readonly person?: PersonId };
    readonly content: { readonly kind: string; readonly text?: { readonly say?: string } };
    readonly notBefore?: Instant;
  }[];
  return tell({ event, view, before }).flatMap(({ to, content, notBefore }) =>
    content.kind === 'message' ? [[to.person, content.text?.say, notBefore]] : [],
  );
};

const shownTo = (replacement: Replacement): string =>
  JSON.stringify(replacementCard(viewOf(replacement, around(replacement.lastEventAt)), sun));

test('what is demanded before its year is confirmed is due by the week, marked, and counted anew once that year counts (STAFF-2)', () => {
  const demand = aDemand({}, january);
  expect(demand).toMatchObject({ due: asWeeks, asKnown: true });
  expect(shownTo(demand)).toContain('replacement.asKnown');
  expect(counting(demand, desk, at('2027-02-01T10:00'))).toBeUndefined();

  const year = confirmed(year2027);
  const evening = at('2027-02-08T20:30');
  const came = counting(demand, year, evening);
  expect(came?.event).toEqual({ type: 'recounted', by: theDesk, at: evening, due: byCalendar, notice: 'full' });
  const after = came?.after ?? demand;
  expect(after).not.toHaveProperty('asKnown');
  expect(shownTo(after)).not.toContain('replacement.asKnown');
  // Both once, not in the evening.
  expect(came && heard(came.event, demand)).toEqual(
    [chen, sun].map(({ id }) => [id, 'replacement.said.now.due', at('2027-02-09T09:00')]),
  );
  expect(counting(after, confirmed(year2027.replace('2027-02-11', '2027-02-12')), byCalendar)).toBeUndefined();
  // Reminders go by the new day, and nothing is called missed before it.
  const first = rung(after, { desk: year });
  expect([first?.at, first?.event.type]).toEqual([at('2027-02-16T09:00'), 'reminded']);
  const second = first && rung(first.after, { desk: year });
  expect([second?.at, second?.event]).toMatchObject([
    at('2027-02-19T09:00'),
    { type: 'overdue', told: [chen.id, sun.id] },
  ]);
});

test('while its year is not confirmed nothing is called missed, and both parties are reminded all the same', () => {
  let now = aDemand({}, january);
  const told: unknown[] = [];
  for (let nth = 0; nth < 5; nth += 1) {
    const next = rung(now);
    if (next === undefined) throw new Error(`nothing came after ${nth}`);
    told.push([next.at, next.event.type, 'told' in next.event && next.event.told.length]);
    now = next.after;
  }
  expect(told).toEqual([
    [at('2027-02-04T09:00'), 'reminded', 1],
    [at('2027-02-09T09:00'), 'reminded', 1],
    [at('2027-02-12T09:00'), 'reminded', 2],
    [at('2027-02-19T09:00'), 'reminded', 2],
    [at('2027-02-26T09:00'), 'reminded', 2],
  ]);
  expect(now.overdueAt).toBeUndefined();
  // By the calendar that comes then it was missed: said in the morning.
  const year = confirmed(year2027);
  const came = counting(now, year, at('2027-02-27T21:00'));
  const missed = came && rung(came.after, { desk: year });
  expect([missed?.at, missed?.event.type]).toEqual([at('2027-03-01T09:00'), 'overdue']);
});

test('what was announced with ten working days by the week is short by the calendar: the customer is asked once (STAFF-5)', () => {
  const announced = anAnnouncement({ due: at('2027-02-11T09:00') }, january);
  expect(announced).toMatchObject({ notice: 'full', asKnown: true });
  expect(shownTo(announced)).toContain('replacement.asKnown');
  const year = confirmed(year2027);
  const came = counting(announced, year, at('2027-02-01T10:00'));
  const short = came?.after ?? announced;
  expect(short).toMatchObject({ notice: 'asked', due: at('2027-02-11T09:00') });
  expect(came && heard(came.event, announced)).toEqual([
    [sun.id, 'replacement.said.now.asked', undefined],
    [chen.id, 'replacement.said.now.waits', undefined],
  ]);
  expect(acted(short, 'agree', sun).notice).toBe('agreed');
  // Carried out before that year counts, it is marked, and asks for nothing.
  const ready = acted(announced, 'link', chen, { answers: { successor: String(linsProfile.id) } });
  const done = acted(ready, 'hand-over', chen, { now: around(at('2027-02-11T10:00'), { theirs: [] } as never) });
  const late = counting(done, year, at('2027-02-12T10:00'));
  expect(late?.after).toMatchObject({ state: 'done', notice: 'short' });
  expect(late && heard(late.event, done)).toEqual(
    [chen, sun].map(({ id }) => [id, 'replacement.said.now.short', undefined]),
  );
});

test('what was short by the week is full by the calendar where weekends are worked; a word of the customer stays where it was needed', () => {
  const announced = anAnnouncement({ due: at('2027-02-10T09:00') }, january);
  expect(announced).toMatchObject({ notice: 'asked', asKnown: true });
  const year = confirmed(`  - { year: 2027, source: 国务院办公厅, holidays: [${worked}] }`);
  for (const one of [announced, acted(announced, 'object', sun, { answers: { words: '太急' } })]) {
    const came = counting(one, year, at('2027-01-29T10:00'));
    expect(came?.after).toMatchObject({ notice: 'full' });
    expect(came && heard(came.event, one).map(([, said]) => said)).toEqual([
      'replacement.said.now.full',
      'replacement.said.now.full',
    ]);
  }
  const agreed = acted(announced, 'agree', sun);
  const settled = counting(agreed, confirmed(year2027), at('2027-01-29T10:00'));
  expect(settled?.after).toMatchObject({ notice: 'agreed' });
  expect(settled && heard(settled.event, agreed)).toEqual([]);
});

test('an announcement for a day that is known is short whatever the next year brings; of another day it is counted anew', () => {
  const december = around(at('2026-12-24T10:00'));
  const announced = anAnnouncement({ due: at('2026-12-30T09:00') }, december);
  expect(announced.notice).toBe('asked');
  expect(announced).not.toHaveProperty('asKnown');
  const postponed = acted(announced, 'postpone', chen, { answers: { due: at('2027-01-12T09:00') }, now: december });
  expect(postponed).toMatchObject({ notice: 'full', asKnown: true });
});

test('what was done before its year counted is judged when that comes: both hear of the day, and when it was done', () => {
  const ready = acted(acted(aDemand({}, january), 'talk', chen), 'link', chen, {
    answers: { successor: String(linsProfile.id) },
  });
  const done = acted(ready, 'hand-over', chen, { now: around(at('2027-02-12T10:00'), { theirs: [] } as never) });
  expect(done.state).toBe('done');
  const came = counting(done, confirmed(year2027), at('2027-02-16T10:00'));
  expect(came?.after).toMatchObject({ state: 'done', due: byCalendar });
  expect(came && heard(came.event, done).map(([, said]) => said)).toEqual([
    'replacement.said.now.done',
    'replacement.said.now.done',
  ]);
  const withdrawn = acted(ready, 'withdraw', sun, { answers: { words: '' } });
  expect(counting(withdrawn, confirmed(year2027), at('2027-02-16T10:00'))).toBeUndefined();
});

test('a reminder that comes late waits for the morning', () => {
  const demand = aDemand();
  const night = at('2026-12-09T22:00');
  for (const type of ['reminded', 'overdue'] as const) {
    expect(heard({ type, by: theDesk, at: night, told: [chen.id] }, demand).map(([, , when]) => when)).toEqual([
      at('2026-12-10T09:00'),
    ]);
  }
  const staff = aCandidate();
  const event = { type: 'reminded', by: theDesk, at: night, for: 'customer', told: [sun.id] } as const;
  const view = viewOfStaff(staff, aroundLin(night));
  const said = staffNotifications.reminded({ event, view, before: staff });
  expect(said.map(({ notBefore }) => notBefore)).toEqual([at('2026-12-10T09:00')]);
});

test('whom it is about reads the new day in its history, and of the notice nothing', () => {
  const lineOf = (replacement: Replacement, isInside: boolean) => {
    const event: ReplacementEvent = { type: 'recounted', by: theDesk, at: asWeeks, due: byCalendar, notice: 'full' };
    const told = { view: viewOf(replacement), inside: isInside } as never;
    return replacementViews.history.recounted(event, told)?.text;
  };
  expect(lineOf(aDemand({}, january), false)).toMatchObject({ say: 'replacement.past.recounted' });
  const announced = anAnnouncement({ due: at('2027-02-11T09:00') }, january);
  expect(lineOf(announced, false)).toBeUndefined();
  expect(lineOf(announced, true)).toMatchObject({ say: 'replacement.past.recountedNotice' });
});

test('a log of before, with its day alone, is read as it was and is counted anew by nothing', () => {
  const event = eventOf(beginning('demand', sun, {}, january));
  const { asKnown: _, ...before } = event as Extract<ReplacementEvent, { readonly type: 'demanded' }>;
  const old = replayed(replacementRules, 3, [
    before,
    { type: 'reminded', by: theDesk, at: january.at, told: [wang.id] },
  ]);
  expect(old).toMatchObject({ due: asWeeks, state: 'open' });
  const wakeUps = wantedBy(replacementRules, old as Replacement, {
    ...{ desk: confirmed(year2027), at: at('2027-02-01T10:00'), shifts: byPattern(desk) },
  });
  expect(wakeUps.map(({ kind }) => kind)).not.toContain('recount');
});
