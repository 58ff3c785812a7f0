import { nextWordAt } from '../../../src/domain/progress/next-word';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { evolve } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import type { TimerKind } from '../../../src/domain/ticket/timer';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import { at, context, desk, happened, hours, li, liHasIt } from '../../kit/tickets';

const promised = (due: string, from = liHasIt()): Ticket =>
  happened(from, { type: 'promised', by: li.id, at: at('09:15'), due: at(due), text: '结果' });
const fired = (ticket: Ticket, kind: TimerKind, time: string): TicketEvent => {
  const clock = ticket.kind === 'hardware' ? 'SLA-5' : 'SLA-4';
  const timer = { kind, key: kind, due: at(time), about: `${clock}@${ticket.reportedAt}` };
  const event = decideTimer(ticket, timer, context(at(time)));
  if (event === undefined) throw new Error(`${kind} does nothing`);
  return event;
};
const timeOf = (event: TicketEvent): unknown => {
  if (event.type === 'clock-breached') return event.newTime;
  return event.type === 'promise-slipped' ? event.newDue : undefined;
};

test.each(['09:40', '09:41', '10:05', '10:09', '10:10', '12:00', '17:40', '18:00'])(
  'a promise and a deadline missed at %s name one next time, whichever is told first',
  (time) => {
    const ticket = promised(time);
    for (const kinds of [
      ['promise-slip', 'breach'],
      ['breach', 'promise-slip'],
    ] as const) {
      const first = fired(ticket, kinds[0], time);
      const second = fired(evolve(ticket, first), kinds[1], time);
      expect(timeOf(second)).toBe(timeOf(first));
      expect(timeOf(first)).toBeGreaterThan(at(time));
    }
  },
);

test('the next time is the next report, where that leaves half an hour, else a full hour of operating time', () => {
  const last = (time: string) => liHasIt({ lastReportAt: at(time) });
  const next = (time: string, ticket = last('09:10')) => nextWordAt(ticket, desk, hours, at(time));
  expect(next('09:40')).toBe(at('10:10'));
  expect(next('09:41')).toBe(at('10:41'));
  expect(next('11:50', last('11:45'))).toBe(at('13:45'));
  expect(next('17:50', last('17:00'))).toBe(at('2026-11-25T09:50'));
  expect(next('17:50', liHasIt({ lastReportAt: at('17:00'), urgent: true }))).toBe(at('18:50'));
});

test('a promise that is due before the next report is the next time, and one that is just missed is not', () => {
  const next = (ticket: Ticket) => nextWordAt(ticket, desk, hours, at('09:30'));
  expect(next(promised('09:50'))).toBe(at('09:50'));
  expect(next(promised('09:30'))).toBe(at('10:10'));
  expect(next(promised('15:00'))).toBe(at('10:10'));
});
