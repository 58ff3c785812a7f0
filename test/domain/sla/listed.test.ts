import { judgedClocks } from '../../../src/domain/sla/judged';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { aTicket, at, desk, happened, li, liHasIt } from '../../kit/tickets';

test('where no calendar is known every promise is listed as unknown, urgent or not', () => {
  const newYear = at('2027-01-01T22:00');
  const ticket = aTicket({
    ...{ reportedAt: newYear, regime: 'unknown', kind: 'software', urgent: true, lastEventAt: newYear },
  });
  const states = (one: Ticket) =>
    judgedClocks(one, desk, at('2027-01-01T22:30')).map((clock) => [
      clock.clause,
      clock.state,
      'year' in clock && clock.year,
    ]);
  const unknown = [
    ['SLA-2', 'unknown', 2027],
    ['SLA-4', 'unknown', 2027],
  ];
  expect(new Set(states(ticket).map(String))).toEqual(new Set(unknown.map(String)));
  expect(states({ ...ticket, urgent: false })).toEqual(unknown);
});

test('a time that was agreed moves a visit, and no other promise', () => {
  const pauses = [{ from: at('09:20'), to: at('09:21'), reason: 'agreed', stops: [], agreed: at('15:00') }];
  const visit = happened(liHasIt(), { type: 'dispatched', by: li.id, at: at('09:15') });
  const due = judgedClocks({ ...visit, pauses }, desk, at('09:25')).map((clock) => [
    clock.clause,
    'dueAt' in clock && clock.dueAt,
  ]);
  expect(due).toEqual([
    ['SLA-2', at('09:12')],
    ['SLA-3', at('15:00')],
    ['SLA-5', at('09:40')],
  ]);
});
