import { personId } from '../../../src/domain/people/person';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import type { TimerKind } from '../../../src/domain/ticket/timer';
import { ticketTimers, timersFor } from '../../../src/domain/ticket/timer-rules';
import {
  type Duration,
  hours as hoursLong,
  type Instant,
  minutes,
  seconds,
  after as since,
} from '../../../src/domain/time/instant';
import { aTicket, at, closedForZhou, desk, happened, li, liHasIt, resolvedByLi, start, zhou } from '../../kit/tickets';

const due = (kind: TimerKind, ticket: Ticket, now: Instant = at('09:15')): readonly Instant[] =>
  timersFor(ticket, desk, now)
    .filter((timer) => timer.kind === kind)
    .map((timer) => timer.due);

const waiting = (progress: 'paused' | 'daily' | 'hourly', stops: readonly string[] = []) =>
  happened(liHasIt(), {
    type: 'waiting-started',
    by: li.id,
    at: at('09:20'),
    reason: 'x',
    note: '',
    stops,
    progress,
    endsWhenAnswered: false,
  });
const promised = (changes: object = {}) =>
  liHasIt({ promise: { due: at('11:00'), text: '', madeAt: at('09:15'), reminded: false, slips: 0, ...changes } });

describe('the rescue ladder', () => {
  test('climbs step by step while nobody claims, and stops at a claim', () => {
    const steps = [0, 1, 2, 3, 4, 5].map((rescueSteps) => due('rescue', aTicket({ rescueSteps })));
    expect(steps).toEqual(
      [0, 45, 75, 105, 120].map((count) => [since(start, seconds(count))]).concat([[at('2026-11-25T09:00')]]),
    );
    expect(due('rescue', liHasIt())).toEqual([]);
  });

  test('goes on at once after a step that reached nobody', () => {
    expect(due('rescue', aTicket({ rescueSteps: 1, rescueAtOnce: at('09:11') }))).toEqual([at('09:11')]);
  });

  test('has its own steps for an urgent ticket at night, by wall time (TIME-2)', () => {
    const night = { reportedAt: at('22:00'), rescueFrom: at('22:00'), regime: 'outside', rescueSteps: 1 } as const;
    expect(due('rescue', aTicket({ ...night, urgent: true }), at('22:00'))).toEqual([since(at('22:00'), seconds(90))]);
    expect(due('rescue', aTicket(night), at('22:00'))).toEqual([since(at('2026-11-25T09:00'), seconds(45))]);
  });

  test('calls for a ticket that becomes urgent after closing at once, though it was reported by day (TIME-2)', () => {
    const raised = happened(aTicket(), { type: 'urgency-raised', by: zhou.id, at: at('20:00') });
    expect(due('rescue', raised, at('20:00'))).toEqual([at('20:00')]);
    const late = aTicket({ urgent: true, rescueFrom: at('11:59'), rescueSteps: 3 });
    expect(due('rescue', late)).toEqual([since(at('11:59'), seconds(105))]);
  });
});

describe('progress (HOT-5)', () => {
  test('comes an hour after the last report, the owner is asked ten minutes before', () => {
    expect(due('progress-report', liHasIt())).toEqual([at('10:10')]);
    expect(due('progress-ask', liHasIt())).toEqual([at('10:00')]);
    expect(due('progress-ask', liHasIt({ progressAskedFor: at('10:10') }))).toEqual([]);
    expect(due('progress-ask', aTicket())).toEqual([]);
  });

  test('counts from a report by hand', () => {
    const told = happened(liHasIt(), {
      type: 'progress-reported',
      by: li.id,
      at: at('09:40'),
      text: '',
      automatic: false,
      promise: 'kept',
    });
    expect(due('progress-report', told)).toEqual([at('10:40')]);
  });

  test('asks for no words once the hour is over, e.g. after a standstill', () => {
    expect(due('progress-ask', liHasIt(), at('10:09'))).toEqual([at('10:00')]);
    expect(due('progress-ask', liHasIt(), at('10:10'))).toEqual([]);
    expect(due('progress-ask', liHasIt(), at('12:00'))).toEqual([]);
    expect(due('progress-report', liHasIt(), at('12:00'))).toEqual([at('10:10')]);
  });

  test('keeps to operating time unless the ticket is urgent', () => {
    expect(due('progress-report', liHasIt({ lastReportAt: at('11:30') }))).toEqual([at('13:30')]);
    expect(due('progress-report', liHasIt({ lastReportAt: at('11:30'), urgent: true }))).toEqual([at('12:30')]);
  });

  test('does not hold the closed hours against the report of a ticket that becomes urgent after them', () => {
    const raised = (time: string) => happened(liHasIt(), { type: 'urgency-raised', by: zhou.id, at: at(time) });
    expect(due('progress-report', raised('20:00'))).toEqual([at('10:10')]);
    const evening = { ...raised('20:00'), lastReportAt: at('17:30') };
    expect(due('progress-report', evening)).toEqual([at('21:00')]);
    expect(due('progress-report', raised('09:50'))).toEqual([at('10:10')]);
  });

  test('pauses while waiting for the requester, comes once a working day while waiting for a vendor', () => {
    expect(due('progress-report', waiting('paused'))).toEqual([]);
    expect(due('progress-report', waiting('daily'))).toEqual([at('2026-11-25T10:00')]);
    expect(due('progress-ask', waiting('daily'))).toEqual([at('2026-11-25T09:50')]);
    expect(due('progress-ask', waiting('paused'))).toEqual([]);
    expect(due('progress-report', waiting('hourly'))).toEqual([at('10:20')]);
    const lastDay = { ...waiting('daily'), lastReportAt: at('2026-12-31T15:00') };
    expect(due('progress-report', lastDay)).toEqual([at('2027-01-01T10:00')]);
  });

  test('ends with the work', () => expect(due('progress-report', resolvedByLi())).toEqual([]));
});

describe('a promise (HOT-4)', () => {
  test('is reminded of before it is due, and slips when it is', () => {
    expect(due('promise-remind', promised())).toEqual([at('10:50')]);
    expect(due('promise-slip', promised())).toEqual([at('11:00')]);
    expect(due('promise-remind', promised({ due: at('09:26') }))).toEqual([at('09:16')]);
    expect(due('promise-remind', promised({ due: at('09:25') }))).toEqual([]);
  });

  test('does not slip while only the requester can end the wait, and does at once when they did', () => {
    const asked = {
      type: 'waiting-started',
      by: li.id,
      at: at('10:00'),
      reason: 'requester',
      note: '',
      stops: [],
      progress: 'paused',
      endsWhenAnswered: true,
    } as const;
    const asking = happened(promised(), asked);
    expect([...due('promise-remind', asking), ...due('promise-slip', asking)]).toEqual([]);
    expect(due('promise-slip', happened(asking, { type: 'resumed', by: li.id, at: at('15:00') }))).toEqual([
      at('11:00'),
    ]);
  });

  test.each([
    ['was reminded of', { reminded: true }, 1],
    ['is too near to be reminded of', { due: at('09:20') }, 1],
    ['was kept', { keptAt: at('09:30') }, 0],
  ])('that %s wants no reminder', (_what, changes, slips) => {
    expect(due('promise-remind', promised(changes))).toEqual([]);
    expect(due('promise-slip', promised(changes))).toHaveLength(slips);
  });
});

describe('clocks (HOT-9)', () => {
  test('of a hardware fault want a warning and a breach of its locating, and a breach of the response', () => {
    expect(due('breach', aTicket(), start)).toEqual([at('09:12'), at('09:40')]);
    expect(due('warn', aTicket(), start)).toEqual([at('09:34')]);
  });

  test('want their breach also when its moment is over and nobody has acted on it, and no warning then', () => {
    expect(due('breach', aTicket(), at('09:45'))).toEqual([at('09:12'), at('09:40')]);
    expect(due('warn', aTicket(), at('09:36'))).toEqual([at('09:34')]);
    expect(due('warn', aTicket(), at('09:45'))).toEqual([]);
    const late = happened(aTicket(), { type: 'claimed', by: li.id, at: at('09:13') });
    expect(due('breach', late, at('09:14'))).toEqual([at('09:40')]);
  });

  test('warn an hour before a promise for the end of a working day, and not of minutes (SLA-5)', () => {
    const night = { reportedAt: at('22:00'), regime: 'outside', urgent: true } as const;
    expect(due('warn', aTicket(night), at('22:00'))).toEqual([at('2026-11-25T17:00')]);
    expect(due('breach', aTicket(night), at('22:00'))).toEqual([at('22:05'), at('2026-11-25T18:00')]);
    const software = aTicket({ ...night, kind: 'software' });
    expect(due('warn', software, at('22:00'))).toEqual([since(at('22:00'), minutes(96))]);
  });

  test('warn of one promise also at the moment in which another ends', () => {
    const underway = happened(liHasIt(), { type: 'dispatched', by: li.id, at: at('09:19') });
    expect(due('breach', underway, at('09:20'))).toContain(at('09:34'));
    expect(due('warn', underway, at('09:20'))).toEqual([at('09:31'), at('09:34')]);
  });

  test('warn of promises of ten minutes and more', () => {
    const warned = (length: Duration) => {
      const [target] = desk.slaTargets.filter(({ clause }) => clause === 'SLA-5');
      const inside = { to: 'located', within: { kind: 'operating', length } } as const;
      const slaTargets = target ? [{ ...target, inside }] : [];
      return timersFor(aTicket(), { ...desk, slaTargets }, start).some(({ kind }) => kind === 'warn');
    };
    expect([warned(minutes(10)), warned(minutes(9))]).toEqual([true, false]);
  });

  test('name the clock they are about, each visit its own (SLA-3)', () => {
    const visits = happened(
      liHasIt({ kind: 'other' }),
      { type: 'dispatched', by: li.id, at: at('09:20') },
      { type: 'arrived', by: li.id, at: at('09:25') },
      { type: 'dispatched', by: li.id, at: at('09:30') },
    );
    const about = `SLA-3@${at('09:30')}`;
    expect(timersFor(visits, desk, at('09:31')).filter(({ kind }) => kind === 'breach' || kind === 'warn')).toEqual([
      { kind: 'breach', key: `breach:${about}`, about, due: at('09:45') },
      { kind: 'warn', key: `warn:${about}`, about, due: at('09:42') },
    ]);
  });

  test('want nothing once acted on, met or paused', () => {
    const key = `SLA-5@${start}`;
    expect(due('breach', liHasIt({ breached: [key] }))).toEqual([]);
    expect(due('warn', liHasIt({ warned: [key] }))).toEqual([]);
    expect(due('breach', waiting('paused', ['SLA-5']), at('09:25'))).toEqual([]);
    expect(due('breach', resolvedByLi())).toEqual([]);
  });
});

describe('after the work (product §7)', () => {
  test('the requester is reminded to rate next working morning, once', () => {
    const morning = [at('2026-11-25T09:00')];
    expect(due('rating-remind', resolvedByLi())).toEqual(morning);
    expect(due('rating-remind', closedForZhou())).toEqual(morning);
    expect(due('rating-remind', closedForZhou({ ratingReminded: true }))).toEqual([]);
    expect(due('rating-remind', liHasIt())).toEqual([]);
    const rating = { stars: 4, reasons: [], comment: '', firstAt: at('09:30'), at: at('09:30') };
    expect(due('rating-remind', closedForZhou({ rating }))).toEqual([]);
    const { resolution } = resolvedByLi();
    expect(due('rating-remind', liHasIt({ state: 'cancelled', ...(resolution && { resolution }) }))).toEqual([]);
  });

  test('the morning after a holiday is the next one; where no calendar is known the week goes on as usual', () => {
    const solvedAt = (time: string) => {
      const ticket = resolvedByLi();
      return { ...ticket, ...(ticket.resolution && { resolution: { ...ticket.resolution, at: at(time) } }) };
    };
    expect(due('rating-remind', solvedAt('2026-09-30T17:00'))).toEqual([at('2026-10-08T09:00')]);
    expect(due('rating-remind', solvedAt('2026-12-31T17:00'))).toEqual([at('2027-01-01T09:00')]);
    expect(due('close-silent', solvedAt('2026-12-31T17:00'))).toEqual([at('2027-01-05T18:00')]);
  });

  test('nobody is reminded of the rating or the call-back of somebody who was erased', () => {
    const requester = personId('erased-0123abcd');
    expect(due('rating-remind', closedForZhou({ requester }))).toEqual([]);
    const callback = { due: at('2026-11-25T18:00'), reminded: false };
    expect(due('callback-remind', closedForZhou({ callback }))).toHaveLength(1);
    expect(due('callback-remind', closedForZhou({ callback, requester }))).toEqual([]);
  });

  test('nobody is reminded to rate their own work', () => {
    expect(due('rating-remind', closedForZhou({ requester: li.id }))).toEqual([]);
  });

  test('three working days of silence close a resolved ticket, weekends not counted', () => {
    expect(due('close-silent', resolvedByLi())).toEqual([at('2026-11-27T18:00')]);
    const friday = resolvedByLi();
    const later = { ...friday, resolution: { ...friday.resolution, at: at('2026-11-27T10:00') } } as Ticket;
    expect(due('close-silent', later)).toEqual([at('2026-12-02T18:00')]);
    expect(due('close-silent', closedForZhou())).toEqual([]);
  });

  test('the lead is reminded of a call-back an hour before, or half-way when there is less time', () => {
    const rating = { stars: 1, reasons: [], comment: '', firstAt: at('17:20'), at: at('17:20') };
    const owed = { due: at('18:00'), reminded: false };
    expect(due('callback-remind', closedForZhou({ callback: owed }))).toEqual([at('17:00')]);
    expect(due('callback-remind', closedForZhou({ callback: owed, rating }))).toEqual([at('17:40')]);
    const atFive = { ...rating, at: at('17:00') };
    expect(due('callback-remind', closedForZhou({ callback: owed, rating: atFive }))).toEqual([at('17:30')]);
    expect(due('callback-remind', closedForZhou({ callback: owed, rating: { ...rating, at: at('16:59') } }))).toEqual([
      at('17:00'),
    ]);
    expect(due('callback-remind', closedForZhou({ callback: { ...owed, reminded: true } }))).toEqual([]);
    expect(due('callback-remind', closedForZhou({ callback: { ...owed, doneAt: at('17:30') } }))).toEqual([]);
  });
});

test('where no official calendar told, a normal ticket of the night waits for the morning of the week (SLA-2, 5.3)', () => {
  for (const day of ['2027-01-06', '2026-11-25']) {
    const [night, morning] = [since(at(`${day}T09:00`), hoursLong(-11)), at(`${day}T09:00`)];
    const nobody = { regime: 'unknown', reportedAt: night, lastReportAt: night, rescueFrom: night } as const;
    const ticket = aTicket(nobody);
    const steps = [0, 1, 2, 3, 4].map((rescueSteps) => due('rescue', { ...ticket, rescueSteps }, night));
    expect(steps).toEqual([0, 45, 75, 105, 120].map((count) => [since(morning, seconds(count))]));
    expect(due('progress-report', ticket, night)).toEqual([since(morning, minutes(60))]);
  }
});

test('an urgent ticket of such a night climbs the ladder of the night at once (TIME-2, 5.3)', () => {
  const night = at('2027-01-05T22:00');
  const urgent = { regime: 'unknown', urgent: true, reportedAt: night, rescueFrom: night } as const;
  const steps = [0, 1, 2].map((rescueSteps) => due('rescue', aTicket({ ...urgent, rescueSteps }), night));
  expect(steps).toEqual([0, 90, 150].map((count) => [since(night, seconds(count))]));
});

test('every wake-up has a name of its own, by which it is found again', () => {
  const keys = (ticket: Ticket) => timersFor(ticket, desk, at('09:15')).map(({ key }) => key);
  expect(keys(aTicket({ rescueSteps: 2 }))).toEqual([
    'rescue:2',
    `breach:SLA-2@${start}`,
    `breach:SLA-5@${start}`,
    `warn:SLA-5@${start}`,
    'progress-report',
  ]);
  const other = { kind: 'other' } as const;
  expect(keys({ ...promised(), ...other })).toEqual([
    'progress-report',
    'progress-ask',
    'promise-remind',
    'promise-slip',
    'silence:0',
  ]);
  expect(keys({ ...promised({ reminded: true }), ...other })).toEqual([
    'progress-report',
    'progress-ask',
    'promise-slip',
    'silence:0',
  ]);
  const callback = { due: at('18:00'), reminded: false };
  expect(keys(resolvedByLi({ callback }))).toEqual(['rating-remind', 'close-silent', 'callback-remind']);
});

test('one rule says what each kind of wake-up does', () => {
  const kinds = ticketTimers.flatMap(({ fires }) => Object.keys(fires));
  expect(kinds).toEqual([...new Set(kinds)]);
});

test('where no official calendar tells, no clock wakes anybody, reports go on by the week', () => {
  const newYear = at('2027-01-05T10:00');
  const since = { reportedAt: newYear, lastReportAt: newYear, rescueFrom: newYear, servedAt: newYear };
  const ticket = liHasIt({ regime: 'unknown', ...since });
  expect(timersFor(ticket, desk, newYear).map(({ kind, due: moment }) => [kind, moment - newYear])).toEqual([
    ['progress-report', minutes(60)],
    ['progress-ask', minutes(50)],
    ['silence', minutes(120)],
  ]);
});

test('nobody is left in silence for want of an official calendar: ladder and report go on (HOT-5)', () => {
  const late = at('2026-12-31T20:00');
  const reported = aTicket({ reportedAt: late, lastReportAt: late, rescueFrom: late, regime: 'outside' });
  const kinds = timersFor(reported, desk, late).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['rescue', 'progress-report']));
});
