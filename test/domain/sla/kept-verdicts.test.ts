import type { Clock } from '../../../src/domain/sla/clock';
import { clocksOf } from '../../../src/domain/sla/clocks';
import { contractTargets } from '../../../src/domain/sla/targets';
import { type EventOf, type TicketEvent, theDesk } from '../../../src/domain/ticket/event';
import { markOf, type Ticket } from '../../../src/domain/ticket/ticket';
import { isUnderway } from '../../../src/domain/ticket/work';
import { hours, type Instant, instant, minutes } from '../../../src/domain/time/instant';
import { aReport, aTicket, happened, li, wang, zhou } from '../../kit/tickets';
import { shanghai } from '../time/places';

/** Local time in Shanghai; on Friday 2026-11-20 unless a date is given. */
const at = (text: string): Instant => instant(`${text.includes('T') ? text : `2026-11-20T${text}`}+08:00`);

/** A ticket reported then, with what happened to it; `by` is the engineer unless it can only be the requester. */
function ticketOf(
  report: Partial<EventOf<'reported'>> & { readonly at: Instant },
  ...events: readonly TicketEvent[]
): Ticket {
  const reported = aReport({ kind: 'software', regime: 'inside', ...report });
  return happened(
    aTicket({
      ...{ kind: reported.kind, urgent: reported.urgent, regime: reported.regime },
      ...{ reportedAt: reported.at, lastReportAt: reported.at, rescueFrom: reported.at, lastEventAt: reported.at },
      marks: [{ milestone: 'reported', at: reported.at, round: 1 }],
    }),
    ...events,
  );
}

const claimed = (time: string): TicketEvent => ({ type: 'claimed', by: li.id, at: at(time) });
const givenBack = (time: string): TicketEvent => ({ type: 'claim-returned', by: li.id, at: at(time), reason: 'x' });
const remote = (time: string): TicketEvent => ({ type: 'remote-started', by: li.id, at: at(time) });
const setOut = (time: string): TicketEvent => ({ type: 'dispatched', by: li.id, at: at(time) });
const arrived = (time: string): TicketEvent => ({ type: 'arrived', by: li.id, at: at(time) });
const located = (time: string): TicketEvent => ({ type: 'located', by: li.id, at: at(time), finding: 'x' });
const wrote = (time: string): TicketEvent => ({
  ...{ type: 'replied', by: li.id, at: at(time), side: 'engineers', text: 'x', files: [] },
});
const solved = (time: string): TicketEvent => ({
  ...{ type: 'resolved', by: li.id, at: at(time), cause: '', fix: '', advice: '' },
});
const confirmed = (time: string, how: 'confirmed' | 'silence' = 'confirmed'): TicketEvent => ({
  ...{ type: 'confirmed', by: how === 'silence' ? theDesk : zhou.id, at: at(time), how },
});
const notFixed = (time: string): TicketEvent => ({ type: 'not-fixed', by: zhou.id, at: at(time), text: '' });
const cameBack = (time: string): TicketEvent => ({ type: 'reopened', by: zhou.id, at: at(time), text: '' });
const raised = (time: string): TicketEvent => ({ type: 'urgency-raised', by: zhou.id, at: at(time) });
const cancelled = (time: string, reason: 'withdrawn' | 'duplicate'): TicketEvent => ({
  ...{ type: 'cancelled', by: zhou.id, at: at(time), reason, note: '' },
});
const agreed = (time: string, until: string): TicketEvent => ({
  ...{ type: 'waiting-started', by: li.id, at: at(time), reason: 'scheduled', note: 'x', stops: [] },
  ...{ progress: 'daily', endsWhenAnswered: false, agreed: at(until) },
});
const resumed = (time: string): TicketEvent => ({ type: 'resumed', by: li.id, at: at(time) });

const clocks = (clause: string, ticket: Ticket, now: string): readonly Clock[] =>
  clocksOf(ticket, contractTargets, shanghai, at(now)).filter((clock) => clock.clause === clause);
const clock = (clause: string, ticket: Ticket, now: string): Clock | undefined => clocks(clause, ticket, now)[0];

describe('what was decided stays decided (11.2)', () => {
  const night = { at: at('20:00'), regime: 'outside' } as const;

  test('a withdrawal on Monday changes nothing that was met on Friday', () => {
    const life = [
      raised('21:00'),
      claimed('21:01'),
      remote('21:10'),
      solved('22:30'),
      notFixed('22:40'),
      solved('22:50'),
    ];
    const before = clocks('SLA-4', ticketOf(night, ...life), '2026-11-23T12:00');
    expect(before).toMatchObject([{ state: 'met', at: at('22:50'), regime: 'outside', helpBegan: at('21:10') }]);
    const open = ticketOf(night, raised('21:00'), claimed('21:01'));
    const withdrawn = happened(open, cancelled('2026-11-23T10:30', 'withdrawn'));
    for (const ticket of [open, withdrawn]) {
      expect(clock('SLA-2', ticket, '2026-11-23T12:00')).toMatchObject({ state: 'met', dueAt: at('21:05') });
      expect(clock('SLA-4', ticket, '2026-11-23T10:00')).toMatchObject({ state: 'breached', dueAt: at('23:00') });
    }
  });

  test.each(['withdrawn', 'duplicate'] as const)(
    'a breach does not become anything else when the ticket is %s',
    (reason) => {
      const late = ticketOf({ at: at('10:00') });
      const gone = happened(late, cancelled('11:30', reason));
      expect(clock('SLA-2', gone, '12:00')).toMatchObject({ state: 'breached', dueAt: at('10:02'), at: at('11:30') });
      expect(clock('SLA-4', gone, '12:00')).toMatchObject({ state: 'breached', dueAt: at('11:00') });
      expect(clock('SLA-4', gone, '11:10')).toEqual(clock('SLA-4', late, '11:10'));
    },
  );

  test('raising the urgency afterwards neither mends nor breaks what was decided before', () => {
    const late = ticketOf({ at: at('20:00'), regime: 'outside' }, raised('2026-11-23T09:10'));
    expect(clock('SLA-2', late, '2026-11-23T09:11')).toMatchObject({
      state: 'breached',
      dueAt: at('2026-11-23T09:02'),
    });
    const kept = ticketOf({ at: at('20:00'), regime: 'outside' }, wrote('20:10'), raised('21:00'));
    expect(clock('SLA-2', kept, '23:00')).toMatchObject({ state: 'met', at: at('20:10'), regime: 'inside' });
  });
});

describe('rounds (11.3)', () => {
  const first = [claimed('10:01'), solved('10:20')];

  test.each(['confirmed', 'silence'] as const)(
    'a ticket that comes back after it was closed (%s) has clocks of its own, and the first verdict stays',
    (how) => {
      const ticket = ticketOf({ at: at('10:00') }, ...first, confirmed('10:30', how), cameBack('2026-11-24T11:00'));
      expect(clocks('SLA-4', ticket, '2026-11-24T11:30')).toMatchObject([
        { round: 1, state: 'met', at: at('10:20'), startedAt: at('10:00') },
        { round: 2, state: 'running', startedAt: at('2026-11-24T11:00'), dueAt: at('2026-11-24T12:00') },
      ]);
      expect(clocks('SLA-2', ticket, '2026-11-24T11:01')).toMatchObject([
        { round: 1, state: 'met' },
        { round: 2, state: 'running', dueAt: at('2026-11-24T11:02') },
      ]);
    },
  );

  test('a ticket that is not fixed before a confirmation goes on with the original clocks', () => {
    const ticket = ticketOf({ at: at('10:00') }, ...first, notFixed('11:30'));
    expect(clocks('SLA-4', ticket, '11:40')).toMatchObject([
      { round: 1, state: 'breached', dueAt: at('11:00'), brokenAt: at('11:30') },
    ]);
    expect(clocks('SLA-4', ticket, '11:29')).toMatchObject([{ state: 'met', at: at('10:20') }]);
  });

  test('the second round is urgent where the first became so, and is solved, late or not, for itself', () => {
    const twice = [cameBack('2026-11-24T11:00'), wrote('2026-11-24T11:01'), solved('2026-11-24T12:30')];
    const ticket = ticketOf(
      { at: at('10:00') },
      claimed('10:01'),
      raised('10:05'),
      solved('10:20'),
      confirmed('10:30'),
      ...twice,
    );
    expect(clocks('SLA-4', ticket, '2026-11-25T11:30')).toMatchObject([
      { round: 1, state: 'met' },
      { round: 2, state: 'breached', by: minutes(30) },
    ]);
    expect(clocks('SLA-2', ticket, '2026-11-25T11:30')[1]).toMatchObject({ state: 'met', at: at('2026-11-24T11:01') });
  });

  test('a fault may be located again, and a visit of the first round is over', () => {
    const hardware = { at: at('10:00'), kind: 'hardware' } as const;
    const visit = [claimed('10:01'), setOut('10:05'), solved('10:10'), confirmed('10:30')];
    const ticket = ticketOf(hardware, ...visit, cameBack('2026-11-24T11:00'));
    expect(isUnderway(ticket)).toBe(false);
    expect(markOf(ticket, 'located')).toBeUndefined();
    expect(clocks('SLA-3', ticket, '2026-11-24T12:00')).toMatchObject([{ state: 'void', round: 1 }]);
    expect(clocks('SLA-5', happened(ticket, located('2026-11-24T11:20')), '2026-11-24T12:00')).toMatchObject([
      { round: 1, state: 'met', at: at('10:10') },
      { round: 2, state: 'met', at: at('2026-11-24T11:20') },
    ]);
  });
});

describe('a claim that was given back (11.9)', () => {
  const report = { at: at('10:00') };

  test('before any word is no response: the clock runs on from the report', () => {
    const ticket = ticketOf(report, claimed('10:01'), givenBack('10:05'));
    expect(clock('SLA-2', ticket, '10:04')).toMatchObject({ state: 'met', at: at('10:01') });
    expect(clock('SLA-2', ticket, '10:40')).toMatchObject({
      ...{ state: 'breached', startedAt: at('10:00'), dueAt: at('10:02'), brokenAt: at('10:05'), by: minutes(38) },
    });
    expect(clock('SLA-2', happened(ticket, claimed('10:41')), '10:50')).toMatchObject({ at: at('10:41') });
  });

  test('in time for another to take it is kept by the other', () => {
    const ticket = ticketOf(report, claimed('10:00:20'), givenBack('10:00:40'), {
      ...{ type: 'claimed', by: wang.id, at: at('10:01:30') },
    });
    expect(clock('SLA-2', ticket, '11:00')).toMatchObject({ state: 'met', at: at('10:01:30') });
  });

  test.each([
    ['wrote', wrote('10:03')],
    ['helped remotely', remote('10:03')],
    [
      'reported progress',
      { type: 'progress-reported', by: li.id, at: at('10:03'), text: 'x', automatic: false, promise: 'kept' },
    ],
    ['promised an answer', { type: 'promised', by: li.id, at: at('10:03'), due: at('11:00'), text: 'x' }],
    ['said what it waits for', agreed('10:03', '11:00')],
  ] as const)('stays a response when the engineer %s meanwhile', (_, word) => {
    const ticket = ticketOf(report, claimed('10:01'), word, givenBack('10:05'));
    expect(clock('SLA-2', ticket, '10:40')).toMatchObject({ state: 'met', at: at('10:01') });
  });

  test.each([
    ['the desk wrote', { type: 'replied', by: theDesk, at: at('10:03'), side: 'engineers', text: 'x', files: [] }],
    ['the requester wrote', { type: 'replied', by: zhou.id, at: at('10:03'), side: 'requester', text: 'x', files: [] }],
    ['engineers left a note', { type: 'noted', by: li.id, at: at('10:03'), text: 'x' }],
    [
      'an automatic report went out',
      { type: 'progress-reported', by: theDesk, at: at('10:03'), text: '', automatic: true, promise: 'open' },
    ],
  ] as const)('is none though %s meanwhile', (_, word) => {
    const ticket = ticketOf(report, claimed('10:01'), word, givenBack('10:05'));
    expect(clock('SLA-2', ticket, '10:40')).toMatchObject({ state: 'breached', dueAt: at('10:02') });
  });

  test('does not undo the answer somebody gave before it', () => {
    const ticket = ticketOf(report, wrote('10:01'), claimed('10:03'), givenBack('10:05'));
    expect(clock('SLA-2', ticket, '10:40')).toMatchObject({ state: 'met', at: at('10:01') });
  });
});

describe('a visit ends (11.11)', () => {
  const report = { at: at('10:00'), kind: 'hardware' } as const;
  const visit = [claimed('10:01'), setOut('10:05')];

  test('by arriving', () => {
    expect(clock('SLA-3', ticketOf(report, ...visit, arrived('10:15')), '12:00')).toMatchObject({
      state: 'met',
      left: minutes(5),
    });
  });

  test.each([
    ['the decision to help remotely', remote('10:10')],
    ['the solution, from afar', solved('10:10')],
    ['giving the ticket back', givenBack('10:10')],
    ['a withdrawal', cancelled('10:10', 'withdrawn')],
  ])('by %s: nobody waits for anybody any more', (_, calledOff) => {
    const ticket = ticketOf(report, ...visit, calledOff);
    expect(isUnderway(ticket)).toBe(false);
    expect(clock('SLA-3', ticket, '12:00')).toMatchObject({ state: 'void' });
  });

  test('once: called off, and gone after all, the second has a clock of its own', () => {
    const ticket = ticketOf(report, ...visit, remote('10:10'), setOut('11:00'), arrived('11:20'));
    expect(clocks('SLA-3', ticket, '12:00')).toMatchObject([{ state: 'void' }, { state: 'breached', by: minutes(5) }]);
  });

  test('called off when it was late already is late; "not fixed" does not set it going again', () => {
    const ticket = ticketOf(report, ...visit, solved('10:40'), notFixed('11:00'));
    expect(clocks('SLA-3', ticket, '12:00')).toMatchObject([{ state: 'breached', at: at('10:40'), by: minutes(20) }]);
    const inTime = ticketOf(report, ...visit, solved('10:10'), notFixed('11:00'));
    expect(clocks('SLA-3', inTime, '12:00')).toMatchObject([{ state: 'void' }]);
  });

  test('by finding the fault on site, which implies the arrival and is marked so', () => {
    const ticket = ticketOf(report, ...visit, located('10:15'));
    expect(clock('SLA-3', ticket, '12:00')).toMatchObject({ state: 'met', at: at('10:15') });
    expect(ticket.marks).toContainEqual({ milestone: 'arrived', at: at('10:15'), round: 1, implied: true });
    expect(isUnderway(ticket)).toBe(false);
    const remotely = ticketOf(report, claimed('10:01'), remote('10:02'), located('10:15'));
    expect(markOf(remotely, 'arrived')).toBeUndefined();
  });

  test('by the time that was agreed, if it was agreed before it was late', () => {
    const ticket = ticketOf(report, ...visit, agreed('10:10', '15:00'));
    expect(clock('SLA-3', ticket, '14:00')).toMatchObject({ state: 'running', dueAt: at('15:00'), left: hours(1) });
    const there = (time: string) => happened(ticket, resumed('14:40'), arrived(time));
    expect(clock('SLA-3', there('14:55'), '16:00')).toMatchObject({ state: 'met', left: minutes(5) });
    expect(clock('SLA-3', there('15:10'), '16:00')).toMatchObject({ state: 'breached', by: minutes(10) });
    expect(clock('SLA-3', ticketOf(report, ...visit, agreed('10:30', '15:00')), '12:00')).toMatchObject({
      ...{ state: 'breached', dueAt: at('10:20') },
    });
    const after = ticketOf(report, ...visit, arrived('10:15'), agreed('10:18', '15:00'));
    expect(clock('SLA-3', after, '16:00')).toMatchObject({ state: 'met', dueAt: at('10:20') });
  });
});

test('a late visit whose deadline was at closing is told by the wall, too (11.10)', () => {
  const ticket = ticketOf({ at: at('17:00') }, claimed('17:01'), setOut('17:45'), arrived('2026-11-21T08:50'));
  expect(clock('SLA-3', ticket, '2026-11-21T09:00')).toMatchObject({
    ...{ state: 'breached', dueAt: at('18:00'), by: 0, byWall: hours(14) + minutes(50) },
  });
});
