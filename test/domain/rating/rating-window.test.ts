import { reopenTicket } from '../../../src/commands/ticket/closing';
import { rateTicket } from '../../../src/commands/ticket/rate-ticket';
import { windowEnds } from '../../../src/domain/rating/rating-window';

import type { Ticket } from '../../../src/domain/ticket/ticket';
import { timersFor } from '../../../src/domain/ticket/timer-rules';
import { after, type Instant, minutes } from '../../../src/domain/time/instant';
import { verdictOn } from '../../kit/judged';
import { act, at, closedForZhou, context, desk, happened, hours, resolvedByLi, zhou } from '../../kit/tickets';

const solvedAt = (moment: string): Ticket => {
  const ticket = resolvedByLi();
  return { ...ticket, resolution: { ...ticket.resolution, at: at(moment) } } as Ticket;
};
const confirmed = (ticket: Ticket, moment: string): Ticket =>
  happened(ticket, { type: 'confirmed', by: zhou.id, at: at(moment), how: 'confirmed' });

test.each([
  ['an ordinary week', '2026-11-24T09:13', '2026-12-04T00:00'],
  ['the National Day holiday with its make-up Saturday', '2026-09-30T16:30', '2026-10-16T00:00'],
  ['the night before a weekend', '2026-11-27T23:59', '2026-12-09T00:00'],
  ['a day off itself', '2026-11-28T12:00', '2026-12-09T00:00'],
  ['the year whose calendar is not known', '2026-12-31T16:30', '2027-01-12T00:00'],
])('seven working days are seven over %s', (_what, since, ends) => {
  expect(windowEnds(hours, at(since), 7)).toBe(at(ends));
});

test('somebody who was away over the holiday is reminded, asked, and taken at their word (5.2)', () => {
  const solved = solvedAt('2026-09-30T16:30');
  const reminders = timersFor(solved, desk, at('2026-09-30T16:31')).filter(({ kind }) => kind === 'rating-remind');
  expect(reminders.map(({ due }) => due)).toEqual([at('2026-10-08T09:00')]);
  const closed = confirmed(solved, '2026-10-08T09:30');
  const verdict = verdictOn('rate', closed, act(zhou, {}, '5'), context(at('2026-10-08T09:31')));
  expect(verdict).toMatchObject({ type: 'rated', stars: 5 });
});

test('a rating and a reopening are offered exactly as long as they are taken', () => {
  const closed = confirmed(solvedAt('2026-11-24T09:13'), '2026-11-26T10:00');
  const ends: Record<string, Instant> = {
    rate: at('2026-12-04T00:00'),
    reopen: at('2026-12-08T00:00'),
  };
  for (const action of [rateTicket, reopenTicket]) {
    const end = ends[action.id] ?? at('09:00');
    for (const [moment, taken] of [
      [after(end, minutes(-1)), true],
      [(end - 1) as Instant, true],
      [end, false],
      [after(end, minutes(1)), false],
    ] as const) {
      const now = context(moment);
      expect([action.id, action.refuse(closed, zhou, now) === undefined]).toEqual([action.id, taken]);
    }
  }
});

test('a ticket closed by silence is not asked about when its rating is over', () => {
  const closed = closedForZhou();
  expect(rateTicket.refuse(closed, zhou, context(at('2027-03-01T10:00')))).toMatchObject({
    say: 'refusal.ratingClosed',
  });
});
