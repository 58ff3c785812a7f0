import { theDesk } from '../../../src/domain/ticket/event';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import type { TimerKind } from '../../../src/domain/ticket/timer';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import { type Instant, seconds } from '../../../src/domain/time/instant';
import {
  aTicket,
  at,
  chen,
  context,
  desk,
  everybody,
  happened,
  li,
  liHasIt,
  start,
  sun,
  wang,
} from '../../kit/tickets';

const now = at('09:11');
const managers = everybody.filter(({ roles }) => roles.includes('manager')).map(({ id }) => id);
/** Nobody located the fault in time, and it waits for the requester, so that no report is to come. */
const waitingFor = (changes: Partial<Ticket> = {}): Ticket => ({
  ...happened(liHasIt(), {
    type: 'waiting-started',
    by: li.id,
    at: at('09:50'),
    reason: 'requester',
    note: '',
    stops: [],
    progress: 'paused',
    endsWhenAnswered: true,
  }),
  ...changes,
});
const step = (ticket: Ticket, changes: Parameters<typeof context>[1] = {}) => {
  const key = `rescue:${ticket.rescueSteps}`;
  return decideTimer(ticket, { kind: 'rescue', key, due: now }, context(now, changes));
};
const without = (...ids: readonly string[]) =>
  new Map(everybody.map((person) => [person.id, ids.includes(person.id) ? { ...person, active: false } : person]));

describe('a step of the rescue ladder (SLA-2)', () => {
  test('says who was called before, so that they are called again and not told anew', () => {
    const again = aTicket({ rescueSteps: 1, rescueTold: [li.id] });
    expect(step(again)).toEqual({
      type: 'rescue-step-taken',
      by: theDesk,
      at: now,
      step: 1,
      told: [li.id],
      again: [li.id],
      ways: ['chat'],
      meant: { tell: ['primary'] },
      unreached: [],
    });
    expect(step(aTicket({ rescueSteps: 2, rescueTold: [li.id] }))).toMatchObject({ told: [wang.id], again: [] });
  });

  test('names whom it could not call, and calls nobody in their place', () => {
    expect(step(aTicket(), { people: without(li.id) })).toMatchObject({ told: [], unreached: [li.id] });
    const leads = aTicket({ rescueSteps: 3 });
    expect(step(leads, { people: without(chen.id) })).toMatchObject({ told: [] });
  });

  test('calls whoever stands behind, then the leads, then the managers, each in person', () => {
    const told = (rescueSteps: number, changes?: Parameters<typeof step>[1]) => {
      const event = step(aTicket({ rescueSteps }), changes);
      return event?.type === 'rescue-step-taken' ? event.told : undefined;
    };
    expect([0, 1, 2, 3, 4].map((nth) => told(nth))).toEqual([[li.id], [li.id], [wang.id], [chen.id], managers]);
    expect(told(4, { people: without(sun.id) })).toEqual(managers.filter((id) => id !== sun.id));
    const nobody = { duty: { primary: null, backup: null } };
    expect([told(0, nobody), told(2, nobody), told(3, nobody)]).toEqual([[], [], [chen.id]]);
  });

  test('calls somebody once, though two parts of the step mean them', () => {
    const inside = [{ after: seconds(0), tell: ['primary', 'backup', 'leads'] as const }];
    const rescue = { ...desk.rescue, inside };
    const duty = { primary: li.id, backup: chen.id };
    expect(step(aTicket(), { desk: { ...desk, rescue }, duty })).toMatchObject({ told: [li.id, chen.id] });
  });

  test('begins with the other where one of them has just given the ticket back', () => {
    expect(step(aTicket({ returnedBy: li.id }))).toMatchObject({ told: [wang.id] });
  });

  test('cannot call somebody without an account, nor somebody whom nobody knows', () => {
    const silent = new Map(everybody.map((person) => [person.id, { ...person, identities: {} }]));
    expect(step(aTicket(), { people: silent })).toMatchObject({ told: [], unreached: [li.id] });
    expect(step(aTicket(), { people: new Map() })).toMatchObject({ told: [], unreached: [li.id] });
  });

  test('calls again after the last one', () => {
    expect(step(aTicket({ rescueSteps: 99 }))).toMatchObject({ repeats: true, told: [li.id] });
  });
});

describe('a broken promise gives a new time (HOT-9, HOT-4)', () => {
  const fire = (kind: TimerKind, ticket: Ticket, moment: Instant, about?: string) => {
    const timer = { kind, key: kind, due: moment, ...(about === undefined ? {} : { about }) };
    return decideTimer(ticket, timer, context(moment));
  };
  const breach = (ticket: Ticket, moment: Instant) => fire('breach', ticket, moment, `SLA-5@${start}`);

  test('that of the next report, where that is still to come', () => {
    expect(breach(liHasIt(), at('09:40'))).toEqual({
      type: 'clock-breached',
      by: theDesk,
      at: at('09:40'),
      clause: 'SLA-5',
      startedAt: start,
      due: at('09:40'),
      newTime: at('10:10'),
    });
  });

  test.each([
    ['the report is due this moment', liHasIt(), '10:10', '11:10'],
    ['the report is late', liHasIt(), '10:30', '11:30'],
    ['no report is to come', waitingFor(), '10:00', '11:00'],
    ['lunch is near', waitingFor(), '11:30', '13:30'],
    ['lunch is near, but it is urgent', waitingFor({ urgent: true }), '11:30', '12:30'],
  ])('an hour from now, of working time unless it is urgent: %s', (_when, ticket, moment, newTime) => {
    expect(breach(ticket, at(moment))).toMatchObject({ newTime: at(newTime) });
  });

  test('an hour from now for an answer that did not come', () => {
    const promise = { due: at('11:00'), text: '', madeAt: at('09:15'), reminded: true, slips: 0 };
    expect(fire('promise-slip', liHasIt({ promise }), at('11:05'))).toEqual({
      type: 'promise-slipped',
      by: theDesk,
      at: at('11:05'),
      due: at('11:00'),
      newDue: at('13:05'),
    });
    expect(fire('promise-slip', liHasIt(), at('11:05'))).toBeUndefined();
  });

  test.each([
    ['progress-report', { type: 'progress-reported', text: '', automatic: true, promise: 'open' }],
    ['promise-remind', { type: 'promise-reminded' }],
    ['rating-remind', { type: 'rating-reminded' }],
    ['close-silent', { type: 'confirmed', how: 'silence' }],
    ['callback-remind', { type: 'callback-reminded' }],
  ] as const)('the wake-up %s becomes what the desk does then, in its own name', (kind, event) => {
    expect(fire(kind, liHasIt(), at('10:10'))).toEqual({ ...event, by: theDesk, at: at('10:10') });
  });

  test('only about a clock that the ticket has', () => {
    expect(fire('breach', liHasIt(), at('09:40'), 'SLA-9@0')).toBeUndefined();
    expect(fire('warn', liHasIt(), at('09:34'), `SLA-5@${start}`)).toMatchObject({
      type: 'clock-warned',
      clause: 'SLA-5',
    });
    const unknown = { regime: 'unknown', reportedAt: at('2027-01-05T10:00') } as const;
    expect(fire('warn', liHasIt(unknown), unknown.reportedAt, `SLA-5@${unknown.reportedAt}`)).toBeUndefined();
  });

  test('the owner is asked for words about the hour that comes, and nobody is while reports stand still', () => {
    expect(fire('progress-ask', liHasIt(), at('10:00'))).toMatchObject({ type: 'progress-asked', hour: at('10:10') });
    expect(fire('progress-ask', waitingFor(), at('10:00'))).toBeUndefined();
  });
});

test('who may not use the desk any more is not reminded to rate', () => {
  const closed = aTicket({ state: 'closed' });
  const remind = { kind: 'rating-remind', key: 'rating-remind', due: now } as const;
  expect(decideTimer(closed, remind, context(now))).toMatchObject({ type: 'rating-reminded' });
  const gone = context(now, { people: without(closed.requester) });
  expect(decideTimer(closed, remind, gone)).toBeUndefined();
});
