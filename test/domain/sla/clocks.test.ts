import type { Clock } from '../../../src/domain/sla/clock';
import { clocksOf, nextDeadlineOf } from '../../../src/domain/sla/clocks';
import { judge } from '../../../src/domain/sla/judge';
import type { Timed } from '../../../src/domain/sla/known';
import { contractTargets } from '../../../src/domain/sla/targets';
import type { Mark, Milestone, Pause } from '../../../src/domain/ticket/ticket';
import { hours, type Instant, instant, minutes, seconds } from '../../../src/domain/time/instant';
import { shanghai, shanghaiWithLunch } from '../time/places';

/** Local time in Shanghai; in the week of Friday 2026-11-20 unless a date is given. */
const at = (text: string): Instant => instant(`${text.includes('T') ? text : `2026-11-20T${text}`}+08:00`);
const mark = (milestone: Milestone, time: string): Mark => ({ milestone, at: at(time), round: 1 });
const pause = (from: string, to?: string, reason = 'requester'): Pause => ({
  from: at(from),
  ...(to !== undefined && { to: at(to) }),
  reason,
  stops: ['SLA-4', 'SLA-5'],
});
const aTicket = (changes: Partial<Timed>): Timed => ({
  kind: 'software',
  urgent: false,
  regime: 'inside',
  reportedAt: at('10:00'),
  marks: [],
  pauses: [],
  state: 'claimed',
  corrections: [],
  cameBack: [],
  // Later than anything that is asked: what happened is told from the marks.
  lastEventAt: at('2026-12-31T10:00'),
  ...changes,
});
const clocks = (clause: string, ticket: Timed, now: string, place = shanghai): readonly Clock[] =>
  clocksOf(ticket, contractTargets, place, at(now)).filter((clock) => clock.clause === clause);
const clock = (clause: string, ticket: Timed, now: string, place = shanghai): Clock | undefined =>
  clocks(clause, ticket, now, place)[0];

describe('which promises cover a job', () => {
  test.each([
    ['software', ['SLA-2', 'SLA-4']],
    ['hardware', ['SLA-2', 'SLA-5']],
    ['other', ['SLA-2']],
  ] as const)('%s: %s', (kind, clauses) => {
    expect(clocksOf(aTicket({ kind }), contractTargets, shanghai, at('10:00')).map(({ clause }) => clause)).toEqual(
      clauses,
    );
  });
});

describe('a response in operating time (SLA-2)', () => {
  test('runs for two minutes', () => {
    expect(clock('SLA-2', aTicket({}), '10:00:30')).toEqual({
      ...{ clause: 'SLA-2', round: 1, regime: 'inside', measure: 'operating' },
      startedAt: at('10:00'),
      state: 'running',
      dueAt: at('10:02'),
      left: seconds(90),
    });
  });

  test('is in time at the very deadline, late a millisecond after', () => {
    const answered = (time: string) => clock('SLA-2', aTicket({ marks: [mark('responded', time)] }), '11:00');
    expect(answered('10:02')).toMatchObject({ state: 'met', at: at('10:02'), left: 0 });
    expect(answered('10:02:00.001')).toMatchObject({ state: 'breached', at: at('10:02:00.001'), by: 1 });
  });

  test('is breached when the deadline comes without one, and stays so', () => {
    expect(clock('SLA-2', aTicket({}), '10:01:59.999')?.state).toBe('running');
    expect(clock('SLA-2', aTicket({}), '10:02')).toMatchObject({ state: 'breached', dueAt: at('10:02'), by: 0 });
    expect(clock('SLA-2', aTicket({}), '10:05')).not.toHaveProperty('at');
    expect(clock('SLA-2', aTicket({}), '10:05')).toMatchObject({ state: 'breached', by: minutes(3) });
  });

  test('is not stopped by a pause that stops others', () => {
    expect(clock('SLA-2', aTicket({ pauses: [pause('10:01')] }), '10:05')?.state).toBe('breached');
  });
});

describe('a software fault (SLA-4)', () => {
  test('reported at 17:50 has 50 minutes left next working morning (product §4)', () => {
    const ticket = aTicket({ reportedAt: at('17:50') });
    expect(clock('SLA-4', ticket, '2026-11-23T09:00')).toMatchObject({
      state: 'running',
      dueAt: at('2026-11-23T09:50'),
      left: minutes(50),
    });
  });

  test('a normal ticket from outside hours counts from the next opening', () => {
    const ticket = aTicket({ reportedAt: at('2026-11-21T14:00'), regime: 'outside' });
    expect(clock('SLA-2', ticket, '2026-11-22T12:00')).toMatchObject({
      state: 'running',
      dueAt: at('2026-11-23T09:02'),
    });
    expect(clock('SLA-4', ticket, '2026-11-22T12:00')).toMatchObject({ dueAt: at('2026-11-23T10:00'), left: hours(1) });
  });

  test('an urgent one from outside hours has two hours of wall time to be solved by remote assistance', () => {
    const ticket = aTicket({ reportedAt: at('22:00'), regime: 'outside', urgent: true });
    expect(clock('SLA-2', ticket, '22:01')).toMatchObject({ dueAt: at('22:05') });
    expect(clock('SLA-4', ticket, '22:01')).toMatchObject({ dueAt: at('2026-11-21T00:00'), left: minutes(119) });
    const assisted = aTicket({ ...ticket, marks: [mark('assisted', '23:00')] });
    expect(clock('SLA-4', assisted, '23:30')).toMatchObject({ state: 'running', helpBegan: at('23:00') });
    const solved = (time: string) => ({ ...assisted, marks: [mark('assisted', '22:02'), mark('resolved', time)] });
    expect(clock('SLA-4', solved('23:59'), '2026-11-23T12:00')).toMatchObject({ state: 'met', left: minutes(1) });
    expect(clock('SLA-4', solved('2026-11-21T12:02'), '2026-11-23T12:00')).toMatchObject({
      ...{ state: 'breached', by: hours(12) + minutes(2), measure: 'wall' },
      helpBegan: at('22:02'),
    });
  });

  test('is late by operating time only', () => {
    const ticket = aTicket({ reportedAt: at('16:30'), marks: [mark('resolved', '2026-11-23T09:30')] });
    expect(clock('SLA-4', ticket, '2026-11-23T12:00')).toMatchObject({
      state: 'breached',
      dueAt: at('17:30'),
      by: hours(1),
    });
  });

  test('takes lunch into account', () => {
    expect(clock('SLA-4', aTicket({ reportedAt: at('11:30') }), '11:45', shanghaiWithLunch)).toMatchObject({
      dueAt: at('14:00'),
      left: minutes(45),
    });
  });
});

describe('waiting stops the clock', () => {
  test('and says since when and why', () => {
    expect(clock('SLA-4', aTicket({ pauses: [pause('10:20')] }), '15:00')).toEqual({
      ...{ clause: 'SLA-4', round: 1, regime: 'inside', measure: 'operating' },
      startedAt: at('10:00'),
      state: 'paused',
      since: at('10:20'),
      reason: 'requester',
      left: minutes(40),
    });
  });

  test('at once', () => {
    expect(clock('SLA-4', aTicket({ pauses: [pause('10:20')] }), '10:20')?.state).toBe('paused');
  });

  test('and what is left runs on afterwards', () => {
    const ticket = aTicket({ pauses: [pause('10:20', '11:00')] });
    expect(clock('SLA-4', ticket, '11:00')).toMatchObject({ state: 'running', dueAt: at('11:40'), left: minutes(40) });
  });

  test('each time', () => {
    const ticket = aTicket({ pauses: [pause('10:20', '11:00'), pause('11:10', '11:30')] });
    expect(clock('SLA-4', ticket, '11:40')).toMatchObject({ dueAt: at('12:00'), left: minutes(20) });
  });

  test('once when one pause begins as another ends, and it stands since the first', () => {
    const ticket = aTicket({ pauses: [pause('10:20', '11:00'), pause('11:00', undefined, 'approval')] });
    expect(clock('SLA-4', ticket, '11:30')).toMatchObject({ state: 'paused', since: at('10:20'), reason: 'requester' });
  });

  test('once when two pauses overlap', () => {
    const ticket = aTicket({ pauses: [pause('10:20', '11:00'), pause('10:40', '11:30', 'approval')] });
    expect(clock('SLA-4', ticket, '11:30')).toMatchObject({ dueAt: at('12:10') });
    expect(clock('SLA-4', ticket, '11:10')).toMatchObject({ state: 'paused', since: at('10:20'), reason: 'requester' });
  });

  test('for the longer one when a pause lies within another', () => {
    const ticket = aTicket({ pauses: [pause('10:20', '11:30'), pause('10:40', '11:00', 'approval')] });
    expect(clock('SLA-4', ticket, '11:30')).toMatchObject({ state: 'running', dueAt: at('12:10'), left: minutes(40) });
    expect(clock('SLA-4', ticket, '11:10')).toMatchObject({ state: 'paused', since: at('10:20'), reason: 'requester' });
  });

  test('for nobody when the wait was over before the clock began', () => {
    const ticket = aTicket({ pauses: [pause('09:30', '09:40')] });
    expect(clock('SLA-4', ticket, '10:10')).toMatchObject({ state: 'running', dueAt: at('11:00'), left: minutes(50) });
  });

  test('no more when it begins at the very deadline', () => {
    const ticket = aTicket({ pauses: [pause('11:00', '12:00')] });
    expect(clock('SLA-4', ticket, '12:30')).toMatchObject({ state: 'breached', dueAt: at('11:00'), by: minutes(30) });
  });

  test('from its start, when the wait began before it', () => {
    const ticket = aTicket({ pauses: [pause('09:30')] });
    expect(clock('SLA-4', ticket, '10:10')).toMatchObject({ state: 'paused', since: at('10:00'), left: hours(1) });
  });

  test('over closing time costs only the operating time it took', () => {
    const ticket = aTicket({ reportedAt: at('17:00'), pauses: [pause('17:30', '2026-11-23T09:15')] });
    expect(clock('SLA-4', ticket, '2026-11-23T09:15')).toMatchObject({
      dueAt: at('2026-11-23T09:45'),
      left: minutes(30),
    });
  });

  test('but not what is already late', () => {
    const ticket = aTicket({ pauses: [pause('11:30', '12:00')] });
    expect(clock('SLA-4', ticket, '11:45')).toMatchObject({ state: 'breached', dueAt: at('11:00'), by: minutes(30) });
    expect(clock('SLA-4', ticket, '12:15')).toMatchObject({ state: 'breached', dueAt: at('11:00'), by: minutes(45) });
  });

  test('and solving while waiting is in time', () => {
    const ticket = aTicket({ pauses: [pause('10:20')], marks: [mark('resolved', '16:00')], state: 'resolved' });
    expect(clock('SLA-4', ticket, '17:00')).toMatchObject({ state: 'met', at: at('16:00'), left: minutes(40) });
  });

  test('for nobody when the pause lies before the clock began', () => {
    const ticket = aTicket({ pauses: [pause('09:30', '10:10')] });
    expect(clock('SLA-4', ticket, '10:10')).toMatchObject({ dueAt: at('11:10'), left: hours(1) });
  });
});

describe('a hardware fault (SLA-5)', () => {
  const outside = aTicket({ kind: 'hardware', regime: 'outside', urgent: true });

  test('is located within half an hour', () => {
    const ticket = aTicket({ kind: 'hardware', marks: [mark('located', '10:25')] });
    expect(clock('SLA-5', ticket, '11:00')).toMatchObject({ state: 'met', dueAt: at('10:30'), left: minutes(5) });
  });

  test.each([
    ['on a Friday evening: by Monday', '2026-11-20T20:00', '2026-11-23T18:00'],
    ['on a Saturday: by Monday', '2026-11-21T14:00', '2026-11-23T18:00'],
    ['on a Monday before opening: by Tuesday', '2026-11-23T07:00', '2026-11-24T18:00'],
    ['before a make-up Saturday: by that Saturday', '2026-02-13T20:00', '2026-02-14T18:00'],
    ['in a holiday: by the first working day', '2026-10-03T12:00', '2026-10-08T18:00'],
  ])('reported outside hours %s someone is on site', (_, reported, due) => {
    expect(clock('SLA-5', { ...outside, reportedAt: at(reported) }, reported)).toMatchObject({ dueAt: at(due) });
  });

  test('moves by the operating time of a pause', () => {
    const ticket = { ...outside, reportedAt: at('20:00'), pauses: [pause('2026-11-23T10:00', '2026-11-23T12:00')] };
    expect(clock('SLA-5', ticket, '2026-11-23T12:00')).toMatchObject({ dueAt: at('2026-11-24T11:00'), left: hours(8) });
  });

  test('is late by operating time', () => {
    const ticket = { ...outside, reportedAt: at('20:00'), marks: [mark('arrived', '2026-11-24T10:00')] };
    expect(clock('SLA-5', ticket, '2026-11-24T12:00')).toMatchObject({ state: 'breached', by: hours(1) });
  });

  test('that is solved from afar needs no visit', () => {
    const ticket = {
      ...outside,
      reportedAt: at('20:00'),
      marks: [mark('resolved', '21:00')],
      state: 'resolved',
    } as const;
    expect(clock('SLA-5', ticket, '2026-11-24T12:00')?.state).toBe('void');
  });
});

describe('every visit has its own clock (SLA-3)', () => {
  const visits = aTicket({
    marks: [
      mark('dispatched', '10:00'),
      mark('arrived', '10:10'),
      mark('dispatched', '14:00'),
      mark('arrived', '14:20'),
    ],
  });

  test('ended by the arrival that follows it', () => {
    expect(clocks('SLA-3', visits, '15:00')).toMatchObject([
      { state: 'met', startedAt: at('10:00'), left: minutes(5) },
      { state: 'breached', startedAt: at('14:00'), at: at('14:20'), by: minutes(5) },
    ]);
  });

  test('whoever arrives in the moment of setting off is in time', () => {
    const there = aTicket({ marks: [mark('dispatched', '10:00'), mark('arrived', '10:00')] });
    expect(clocks('SLA-3', there, '15:00')).toMatchObject([{ state: 'met', left: minutes(15) }]);
  });

  test('and there is none before somebody sets off, nor for urgent work outside hours', () => {
    expect(clocks('SLA-3', aTicket({}), '15:00')).toEqual([]);
    expect(clocks('SLA-3', { ...visits, regime: 'outside', urgent: true }, '15:00')).toEqual([]);
  });
});

describe('a ticket that became urgent later', () => {
  const raised = aTicket({ reportedAt: at('20:00'), regime: 'outside', urgent: true, urgentAt: at('21:00') });

  test('has the urgent promises from then on', () => {
    expect(clock('SLA-2', raised, '21:01')).toMatchObject({ startedAt: at('21:00'), dueAt: at('21:05') });
    expect(clock('SLA-4', raised, '21:01')).toMatchObject({ dueAt: at('23:00') });
  });

  test('keeps the answer it already had', () => {
    const answered = { ...raised, marks: [mark('responded', '20:10')] };
    expect(clock('SLA-2', answered, '22:00')).toMatchObject({ state: 'met', startedAt: at('20:00') });
  });

  test('was answered in time by an answer of the moment in which it was raised', () => {
    const answered = { ...raised, marks: [mark('responded', '21:00')] };
    expect(clock('SLA-2', answered, '22:00')).toMatchObject({ state: 'met', startedAt: at('20:00') });
  });

  test.each([
    ['21:03', { state: 'met', left: minutes(2) }],
    ['21:10', { state: 'breached', by: minutes(5) }],
  ])('is judged by the urgent promise when the answer comes after that, at %s', (time, verdict) => {
    const answered = { ...raised, marks: [mark('responded', time)] };
    expect(clock('SLA-2', answered, '22:00')).toMatchObject({ ...verdict, startedAt: at('21:00'), dueAt: at('21:05') });
  });

  test('promises no arrival to a visit that begins after it', () => {
    expect(clocks('SLA-3', { ...raised, marks: [mark('dispatched', '22:00')] }, '23:00')).toEqual([]);
  });

  test('stays broken when it was broken before, also when it is raised in the evening after', () => {
    const late = { ...raised, urgentAt: at('2026-11-23T20:00') };
    expect(clock('SLA-2', late, '2026-11-23T20:01')).toMatchObject({
      state: 'breached',
      dueAt: at('2026-11-23T09:02'),
    });
  });

  test('shows that help had begun before, and has two hours to be solved', () => {
    const assisted = { ...raised, marks: [mark('assisted', '20:30')] };
    expect(clock('SLA-4', assisted, '22:00')).toMatchObject({ state: 'running', helpBegan: at('20:30') });
  });

  test('does not rewrite a breach', () => {
    const late = { ...raised, urgentAt: at('2026-11-23T09:10') };
    expect(clock('SLA-2', late, '2026-11-23T09:11')).toMatchObject({
      state: 'breached',
      dueAt: at('2026-11-23T09:02'),
    });
  });

  test('is not promised less when it is raised in operating time: the inside clocks go on (SLA-4)', () => {
    const byDay = { ...raised, urgentAt: at('2026-11-23T09:30'), marks: [mark('assisted', '2026-11-23T09:10')] };
    expect(clock('SLA-4', byDay, '2026-11-23T09:31')).toMatchObject({
      state: 'running',
      dueAt: at('2026-11-23T10:00'),
    });
  });

  test('has the earlier of both when it was reported in operating time', () => {
    const inside = aTicket({ urgent: true, urgentAt: at('10:30') });
    expect(clock('SLA-4', inside, '10:40')).toMatchObject({ dueAt: at('11:00') });
    const evening = aTicket({ urgent: true, reportedAt: at('17:50'), urgentAt: at('20:00') });
    expect(clock('SLA-4', evening, '20:10')).toMatchObject({ startedAt: at('20:00'), dueAt: at('22:00') });
  });
});

describe('the end of a job', () => {
  test('"not fixed" takes the solution back and the original clock goes on', () => {
    const resolved = aTicket({ marks: [mark('resolved', '10:30')], state: 'resolved' });
    expect(clock('SLA-4', resolved, '12:00')?.state).toBe('met');
    expect(clock('SLA-4', { ...resolved, marks: [], state: 'claimed' }, '10:50')).toMatchObject({ dueAt: at('11:00') });
  });

  test('a cancelled ticket leaves no promise open', () => {
    const cancelled = aTicket({ state: 'cancelled', cancelled: { reason: 'withdrawn', note: '', at: at('10:30') } });
    expect(clock('SLA-4', cancelled, '12:00')?.state).toBe('void');
  });

  test('but does not undo what was kept or broken before', () => {
    const cancelled = aTicket({ state: 'cancelled', cancelled: { reason: 'withdrawn', note: '', at: at('10:30') } });
    expect(clock('SLA-2', cancelled, '12:00')).toMatchObject({ state: 'breached', at: at('10:30'), by: minutes(28) });
    const answered = { ...cancelled, marks: [mark('responded', '10:01')] };
    expect(clock('SLA-2', answered, '12:00')?.state).toBe('met');
  });

  test('solving stands in for what was skipped on the way', () => {
    const solved = aTicket({
      kind: 'hardware',
      state: 'resolved',
      marks: [mark('dispatched', '10:05'), mark('resolved', '10:15')],
    });
    expect(clock('SLA-5', solved, '12:00')).toMatchObject({ state: 'met', at: at('10:15') });
    expect(clock('SLA-3', solved, '12:00')?.state).toBe('void');
    expect(clock('SLA-2', solved, '12:00')).toMatchObject({ state: 'breached', at: at('10:15') });
  });
});

describe('where the calendar ends', () => {
  test('the clock names the missing year', () => {
    const ticket = aTicket({ reportedAt: at('2026-12-31T17:50') });
    expect(clock('SLA-4', ticket, '2026-12-31T17:55')).toMatchObject({ state: 'unknown', year: 2027 });
    expect(clock('SLA-2', ticket, '2026-12-31T17:51')).toMatchObject({
      state: 'running',
      dueAt: at('2026-12-31T17:52'),
    });
  });

  test('a ticket whose regime is unknown has unknown clocks', () => {
    const ticket = aTicket({ reportedAt: at('2027-01-04T10:00'), regime: 'unknown' });
    expect(clocksOf(ticket, contractTargets, shanghai, at('2027-01-04T11:00'))).toMatchObject(
      ['SLA-2', 'SLA-4'].map((clause) => ({ clause, startedAt: at('2027-01-04T10:00'), state: 'unknown', year: 2027 })),
    );
  });

  test('they can be told once a calendar is known for that moment', () => {
    const inside = aTicket({ regime: 'unknown' });
    expect(clock('SLA-2', inside, '10:01')).toMatchObject({ state: 'running', dueAt: at('10:02') });
    const outside = aTicket({ regime: 'unknown', reportedAt: at('22:00'), urgent: true });
    expect(clock('SLA-4', outside, '22:01')).toMatchObject({ state: 'running', dueAt: at('2026-11-21T00:00') });
  });

  test('a fault of ours is not taken for a missing calendar', () => {
    const limit = { kind: 'wall', length: hours(1) } as const;
    const course = {
      ...({ clause: 'SLA-4', round: 1, startedAt: at('10:00'), regime: 'outside', limit, hours: shanghai } as const),
      ...{ pauses: [], undone: [], isVisit: false },
      get ending(): undefined {
        throw new RangeError('wrong');
      },
    };
    expect(() => judge(course, at('11:00'))).toThrow('wrong');
  });

  test('what was certainly late stays late', () => {
    const ticket = aTicket({ reportedAt: at('2026-12-31T16:00') });
    expect(clock('SLA-4', ticket, '2027-01-04T11:00')).toMatchObject({ state: 'breached', by: hours(1) });
  });

  test('wall time knows no end', () => {
    const ticket = aTicket({ reportedAt: at('2026-12-31T23:00'), regime: 'outside', urgent: true });
    expect(clock('SLA-4', ticket, '2026-12-31T23:01')).toMatchObject({ dueAt: at('2027-01-01T01:00') });
  });
});

test('the next deadline is that of a clock still to be met, or whose breach nobody was told', () => {
  const deadline = (ticket: Timed, now: string) => clocks('SLA-4', ticket, now).map(nextDeadlineOf);
  expect(deadline(aTicket({}), '10:10')).toEqual([at('11:00')]);
  expect(deadline(aTicket({}), '12:00')).toEqual([at('11:00')]);
  expect(deadline(aTicket({ pauses: [pause('10:20')] }), '12:00')).toEqual([undefined]);
  expect(deadline(aTicket({ marks: [mark('resolved', '11:30')] }), '12:00')).toEqual([undefined]);
});
