import { exceptionKind } from '../../../src/commands/exception/kind';
import { type DutyException, dutyOfException } from '../../../src/domain/exception/exception';
import { exceptionRules } from '../../../src/domain/exception/exception-rules';
import { readOneTap, writeOneTap } from '../../../src/domain/exception/one-tap';
import { maySeeException, refuseWithdrawing } from '../../../src/domain/exception/who-may';
import type { Person } from '../../../src/domain/people/person';
import { wantedBy } from '../../../src/domain/record/record';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import type { DutyChange } from '../../../src/domain/roster/duty-change';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { after, days, minutes, type Span } from '../../../src/domain/time/instant';
import {
  acting,
  aDraft,
  anException,
  answers,
  evening,
  exceptionStates,
  pressing,
  putting,
} from '../../kit/exception-gallery';
import { at, chen, context, desk, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

const rosterWith = (...changes: readonly DutyChange[]): Shifts => ({
  ...byPattern(desk),
  changes: [{ record: { kind: 'exception', id: 7 }, changes }],
});
const during = after(evening.from, minutes(30));
const hole: DutyChange = { kind: 'temporary', span: evening, shifts: [], places: [], skills: [] };
const tap = { span: evening, places: [], skills: [] };

test('somebody is on duty instead of another, and that one is again afterwards', () => {
  const shifts = rosterWith(...dutyOfException(anException()));
  expect(whoIsOnDuty(during, shifts)).toEqual({ primary: tom.id, backup: chen.id });
  expect(whoIsOnDuty(evening.to, shifts).primary).toBe(wang.id);
});

test('withdrawn before it begins it says nothing; later, what was served was served', () => {
  const early = acting(anException(), { type: 'withdrawn', by: chen.id, at: at('12:00'), words: '' });
  expect(dutyOfException(early)).toEqual([]);
  const late = acting(anException(), { type: 'withdrawn', by: chen.id, at: during, words: '' });
  expect(dutyOfException(late)).toMatchObject([{ span: { from: evening.from, to: during } }]);
});

test('one press takes what nobody has, and a second one reads who has it', () => {
  const now = context(at('09:00'), { shifts: rosterWith(hole) });
  const taken = putting('take', chen, { tap }, now);
  expect(taken).toMatchObject({ type: 'put-on', person: chen.id, span: evening });
  const filled = rosterWith(hole, { kind: 'extra', person: tom.id, span: evening, places: [], skills: [] });
  const backed = context(at('09:00'), {
    shifts: {
      ...filled,
      changes: [
        ...filled.changes,
        {
          record: { kind: 'exception', id: 8 },
          changes: [{ kind: 'extra', person: li.id, span: evening, places: [], skills: [] }],
        },
      ],
    },
  });
  expect(putting('take', chen, { tap }, backed)).toMatchObject({ say: 'exception.refusal.filled' });
});

test('one press fills what another place or kind of work still lacks, and says so only when none does', () => {
  const [first, second] = desk.places.map(({ id }) => id);
  const both = [chen, li].map(({ id }) => id);
  const filling = (...places: readonly (string | undefined)[]): Shifts =>
    rosterWith(
      hole,
      ...places.flatMap((place) =>
        both.map(
          (person): DutyChange => ({
            ...{ kind: 'extra', person, span: evening, skills: [] },
            places: place === undefined ? [] : [place],
          }),
        ),
      ),
    );
  const pressed = (shifts: Shifts, more: object = {}) =>
    putting('put', chen, { tap: { ...tap, ...more, person: tom.id } }, context(at('09:00'), { shifts }));
  expect(desk.places.length).toBeGreaterThan(1);
  expect(pressed(filling(first))).toMatchObject({ type: 'put-on', person: tom.id });
  expect(pressed(filling(second))).toMatchObject({ type: 'put-on', person: tom.id });
  expect(pressed(filling(...desk.places.map(({ id }) => id)))).toMatchObject({ say: 'exception.refusal.filled' });
  const places = [first, second].flatMap((id) => id ?? []);
  expect(pressed(filling(first), { places })).toMatchObject({ type: 'put-on' });
  expect(pressed(filling(first, second), { places })).toMatchObject({ say: 'exception.refusal.filled' });
});

test('nobody is put where they cannot be: on duty then, on leave, without the skills, or gone', () => {
  const put = (person: string, now = context(at('09:00'), { shifts: rosterWith(hole) })) =>
    putting('put', chen, { tap: { ...tap, person: person as never } }, now);
  expect(put(tom.id)).toMatchObject({ type: 'put-on', person: tom.id });
  const away: DutyChange = { kind: 'move', span: evening, from: tom.id, to: null, away: true };
  expect(put(tom.id, context(at('09:00'), { shifts: rosterWith(hole, away) }))).toMatchObject({
    say: 'exception.refusal.away',
  });
  expect(putting('new', chen, { answers: { ...answers, person: chen.id } })).toMatchObject({ kind: 'invalid' });
  const left = new Map([...context().people, [tom.id, { ...tom, active: false }]]);
  expect(put(tom.id, context(at('09:00'), { shifts: rosterWith(hole), people: left }))).toMatchObject({
    say: 'exception.refusal.left',
  });
  expect(put('nobody')).toMatchObject({ say: 'refusal.unknownPerson' });
});

test('only leads begin and withdraw one; managers do while there is no lead; whoever serves may read it', () => {
  const now = context(at('09:00'), { shifts: rosterWith(hole) });
  for (const by of [li, wang, tom, sun, kate, zhou]) {
    for (const name of ['new', 'take', 'put', 'override', 'temporary'] as const) {
      expect(putting(name, by, { tap, answers }, now)).toMatchObject({ say: 'exception.refusal.notLead' });
    }
    // Whoever only reports knows of none.
    const no = by === zhou ? 'refusal.noTicket' : 'exception.refusal.notLead';
    expect(refuseWithdrawing(anException(), by, now)).toMatchObject({ say: no });
  }
  expect(refuseWithdrawing(anException(), chen, now)).toBeUndefined();
  const gone = { ...chen, active: false };
  const people = new Map([...now.people, [chen.id, gone]]);
  expect(refuseWithdrawing(anException(), sun, { ...now, people })).toBeUndefined();
  expect(refuseWithdrawing(anException(), gone, { ...now, people })).toMatchObject({ kind: 'refusal' });
  const readers = [li, wang, tom, chen, sun, kate, zhou].filter((by) => maySeeException(anException(), by, now));
  expect(readers).toEqual([li, wang, tom, chen, sun, kate]);
});

test.each(['withdrawn', 'ended'])('nobody withdraws one that is %s', (state) => {
  const exception = exceptionStates[state];
  if (exception === undefined) throw new Error(state);
  expect(refuseWithdrawing(exception, chen, context(at('12:00')))).toMatchObject({ say: 'exception.refusal.over' });
});

test('a form without a time, with one that is over, or for ever is asked again', () => {
  const tried = (more: object) => putting('new', chen, { answers: { ...answers, ...more } });
  for (const more of [{ from: undefined }, { to: evening.from }, { to: after(evening.from, days(61)) }, { why: '' }]) {
    expect(isInvalid(tried(more) as object)).toBe(true);
  }
  expect(isRefusal(tried({}) as object) || isInvalid(tried({}) as object)).toBe(false);
});

test('a button carries what it does, and one that was made up does nothing', () => {
  const whole = {
    ...tap,
    places: [desk.places[0].id],
    skills: [desk.catalogue[0]?.id ?? ''],
    line: 'emergency',
    person: tom.id,
    instead: li.id,
  } as const;
  expect(readOneTap(writeOneTap(whole), desk)).toEqual(whole);
  const wide = { ...tap, skills: Array.from({ length: 40 }, (_, nth) => `skill-${nth}`) };
  expect(writeOneTap(wide).length).toBeLessThanOrEqual(200);
  for (const value of ['', 'x|y|z', `||${evening.from}|x|||`, `||${evening.from}|${evening.to}|moon||`]) {
    expect(readOneTap(value, desk)).toBeUndefined();
  }
  const over = { ...tap, span: { from: at('2026-11-23T09:00'), to: at('2026-11-23T10:00') } };
  expect(putting('take', chen, { tap: over })).toMatchObject({ say: 'refusal.staleButton' });
  const forEver = { ...tap, span: { from: evening.from, to: after(evening.from, days(90)) } };
  expect(putting('take', chen, { tap: forEver })).toMatchObject({ say: 'refusal.staleButton' });
});

test('it ends by itself, and with whoever it puts on', () => {
  const left = exceptionKind.personLeft?.(anException(), tom.id, context());
  expect(left).toMatchObject({ type: 'withdrawn' });
  expect(exceptionKind.personLeft?.(anException(), li.id, context())).toBeUndefined();
});

describe('an exception that waits for a yes (STAFF-6)', () => {
  const local = (moment: number): string => new Date(moment + 8 * 3_600_000).toISOString().slice(5, 16);
  const wanted = (exception: DutyException): readonly string[] =>
    wantedBy(exceptionRules, exception, { desk, at: exception.lastEventAt, shifts: byPattern(desk) })
      .toSorted((one, other) => one.due - other.due)
      .map(({ kind, due }) => `${local(due)} ${kind}`);

  test('is reminded of in operating time, told to leads as it begins, and given up as a draft after a day', () => {
    const draft = aDraft({}, context(at('17:00')));
    expect(wanted(draft)).toEqual(['11-25T17:00 end']);
    const asked = pressing(draft, 'confirm', chen);
    expect(wanted(asked)).toEqual(['11-25T12:00 remind', '11-25T18:00 unanswered', '11-25T22:00 end']);
    const accepted = pressing(asked, 'accept', tom);
    expect(wanted(accepted)).toEqual(['11-25T22:00 end']);
    expect(dutyOfException(asked)).toEqual([]);
    expect(dutyOfException(accepted)).toHaveLength(1);
  });

  test('of several is in force with the last yes, and not while one has said no', () => {
    const draft = aDraft({}, context(), 'override');
    const one = pressing(pressing(draft, 'confirm', chen), 'accept', li);
    expect(one.state).toBe('asked');
    const refused = pressing(one, 'object', tom, { words: '不行' });
    expect(refused).toMatchObject({ state: 'asked', waitsFor: [] });
    // They may come round, or a lead decides.
    expect(pressing(refused, 'accept', tom).state).toBe('planned');
    expect(pressing(refused, 'enforce', chen, { words: '没有别人' }).state).toBe('planned');
  });

  test('puts nobody on who is away by then, neither by their yes nor by a lead’s word', () => {
    const asked = pressing(aDraft({}, context()), 'confirm', chen);
    const leave = { kind: 'move', span: evening, from: tom.id, to: null, away: true } as const;
    const away = { record: { kind: 'leave', id: 9 }, changes: [leave] } as const;
    const now = { ...context(), shifts: { ...byPattern(desk), changes: [away] } };
    const refuses = (id: string, by: Person) =>
      exceptionKind.actions.find((action) => action.id === id)?.refuse(asked, by, now);
    expect(refuses('accept', tom)).toMatchObject({ say: 'exception.refusal.away' });
    expect(refuses('enforce', chen)).toMatchObject({ say: 'exception.refusal.away' });
    expect(refuses('withdraw', chen)).toBeUndefined();
  });

  const swapped = (span: Span): Shifts => ({
    ...byPattern(desk),
    changes: [{ record: { kind: 'swap', id: 3 }, changes: [{ kind: 'move', span, from: wang.id, to: chen.id }] }],
  });

  test('comes into force for nobody whose part is another’s by then, by a yes or by a lead’s word', () => {
    const asked = pressing(aDraft({}, context()), 'confirm', chen);
    const now = { ...context(), shifts: swapped(evening) };
    const refuses = (id: string, by: Person) =>
      exceptionKind.actions.find((action) => action.id === id)?.refuse(asked, by, now);
    const no = { say: 'exception.refusal.notTheirs', facts: { who: { person: wang.id } } };
    expect(refuses('accept', tom)).toMatchObject(no);
    expect(refuses('enforce', chen)).toMatchObject(no);
    expect(refuses('object', tom)).toBeUndefined();
    // What is over of it counts for nothing; what is left of his part does.
    const half = { ...context(during), shifts: swapped({ from: evening.from, to: during }) };
    expect(pressing(asked, 'accept', tom, { now: half }).state).toBe('planned');
    const rest = { ...context(during), shifts: swapped({ from: during, to: evening.to }) };
    expect(() => pressing(asked, 'accept', tom, { now: rest })).toThrow('notTheirs');
  });

  test.each(['accept', 'enforce'])('tells whose duty it takes as the roster stands by then, by %s', (id) => {
    const asked = pressing(aDraft({}, context(), 'override'), 'confirm', chen);
    expect(asked.replaced).toEqual([wang.id, chen.id]);
    const given = { record: { kind: 'swap', id: 3 }, changes: [] as DutyChange[] } as const;
    const extra = { kind: 'move', span: evening, from: wang.id, to: sun.id } as const;
    const now = { ...context(), shifts: { ...byPattern(desk), changes: [{ ...given, changes: [extra] }] } };
    const first = pressing(asked, 'accept', li, { now });
    const done = pressing(first, id, id === 'accept' ? tom : chen, { now, words: '没有别人' });
    expect(done).toMatchObject({ state: 'planned', replaced: [sun.id, chen.id] });
  });
});
