import { type EventOf, type TicketEvent, theDesk } from '../../../src/domain/ticket/event';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer, timersFor } from '../../../src/domain/ticket/timer-rules';
import { announced } from '../../kit/announced';
import { at, context, desk, happened, li, liHasIt, zhou } from '../../kit/tickets';

type Wait = EventOf<'waiting-started'>;
const waits = (ticket: Ticket, more: Partial<Wait> = {}): Ticket =>
  happened(ticket, {
    ...{ type: 'waiting-started', by: li.id, at: at('09:20'), reason: 'requester', note: '型号？' },
    ...{ stops: ['SLA-5'], progress: 'paused', endsWhenAnswered: true, ...more },
  });

const wakeUp = (ticket: Ticket) =>
  timersFor(ticket, desk, ticket.lastEventAt).find(({ kind }) => kind === 'progress-report');

/** The next morning on which somebody is asked again, and the ticket after it. */
function morning(ticket: Ticket): readonly [TicketEvent, Ticket] {
  const timer = wakeUp(ticket);
  const event = timer && decideTimer(ticket, timer, context(timer.due));
  if (event === undefined) throw new Error('nobody is asked again');
  return [event, happened(ticket, event)];
}

test('whoever the ticket waits for is asked again each working morning, until they answer', () => {
  let ticket = waits(liHasIt());
  const asked: unknown[] = [];
  for (let nth = 0; nth < 4; nth += 1) {
    const [event, after] = morning(ticket);
    asked.push([event.at, 'quiet' in event, 'asksAgain' in event]);
    ticket = after;
  }
  // Tuesday; a weekend lies between the third and the fourth.
  const days = ['2026-11-25T09:00', '2026-11-26T09:00', '2026-11-27T09:00', '2026-11-30T09:00'];
  expect(asked).toEqual(days.map((day) => [at(day), false, true]));
  const answer = { type: 'replied', by: zhou.id, at: at('2026-11-30T09:30'), side: 'requester', text: '3 号' } as const;
  const [hourly] = morning(happened(ticket, { ...answer, files: [] }));
  expect(hourly).toMatchObject({ at: at('2026-11-30T10:30') });
  expect(hourly).not.toHaveProperty('asksAgain');
});

test('of an urgent ticket they are asked over a weekend, too', () => {
  const friday = waits(liHasIt({ urgent: true }), { at: at('2026-11-27T17:00') });
  const [first, after] = morning(friday);
  expect([first.at, morning(after)[0].at]).toEqual([at('2026-11-28T09:00'), at('2026-11-29T09:00')]);
});

test('a permission is asked for on its own card, and a wait for somebody else asks its requester nothing', () => {
  expect(wakeUp(waits(liHasIt(), { reason: 'consent', endsWhenAnswered: false }))).toBeUndefined();
  const [daily] = morning(waits(liHasIt(), { reason: 'parts', progress: 'daily', endsWhenAnswered: false }));
  expect(daily).not.toHaveProperty('asksAgain');
});

test('they read the question once more where it comes up; its owner hears from the second time on that they can call', () => {
  const first = waits(liHasIt());
  const [event, again] = morning(first);
  const said = (before: Ticket, happening: TicketEvent) => announced(before, happening);
  const question = said(first, event).find(({ surfaces }) => surfaces === true);
  expect(question?.to).toEqual({ kind: 'person', person: zhou.id });
  expect(JSON.stringify(question?.content)).toContain('型号？');
  expect(JSON.stringify(said(first, event))).not.toContain('requesterSilent');
  const second = said(again, morning(again)[0]);
  const told = second.find(({ content }) => JSON.stringify(content).includes('requesterSilent'));
  expect(told?.to).toMatchObject({ kind: 'engineers', recipients: [li.id] });
  expect(event.by).toBe(theDesk);
});
