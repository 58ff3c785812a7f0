import { ticketOf } from '../../src/domain/record/record-ref';
import { type TicketEvent, theDesk } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { silentListCard } from '../../src/views/silent-list-card';
import { announced } from '../kit/announced';
import { ticketViewOf } from '../kit/ticket-views';
import { aTicket, at, chen, context, li, sun, wang, zhou } from '../kit/tickets';

const missed: TicketEvent = {
  type: 'clock-breached',
  by: theDesk,
  at: at('09:12:30'),
  ...{ clause: 'SLA-2', due: at('09:12'), startedAt: at('09:10'), newTime: null },
};
const rescue: TicketEvent = {
  type: 'rescue-step-taken',
  by: theDesk,
  at: at('09:12'),
  ...{ step: 3, told: [chen.id], again: [], unreached: [] },
};

/** The ticket that each person is led to by what they are told of it alone. */
const ledTo = (ticket: Ticket, event: TicketEvent): ReadonlyMap<string, number | undefined> =>
  new Map(
    announced(ticket, event).flatMap(({ to, content, slot, under }) =>
      to.kind === 'person' &&
      (slot === undefined || slot.includes('rescue')) &&
      (under === undefined || to.person === zhou.id)
        ? [[to.person, ticketOf(content.opens?.about)] as const]
        : [],
    ),
  );

test('what tells a lead, a manager or an engineer of a missed target leads to the ticket; its requester has it already', () => {
  const ticket = aTicket();
  const led = ledTo(ticket, missed);
  for (const { id } of [chen, sun, wang]) expect([id, led.get(id)]).toEqual([id, ticket.id]);
  expect(led.get(zhou.id)).toBeUndefined();
});

test('so does each step of the ladder', () => {
  const ticket = aTicket();
  expect(ledTo(ticket, rescue).get(chen.id)).toBe(ticket.id);
});

test('an engineer who reported it is led there as well, a stranger is never', () => {
  const theirs = aTicket({ requester: wang.id });
  expect(ledTo(theirs, missed).get(chen.id)).toBe(theirs.id);
  expect([...ledTo(theirs, missed).keys()]).not.toContain(zhou.id);
});

test('a list of silent tickets leads to each of them, also where its reader may do nothing about it', () => {
  const shown = [aTicket(), { ...aTicket(), owner: li.id }].map((ticket) => ticketViewOf(ticket, context(at('10:30'))));
  for (const reader of [chen, sun]) {
    const { parts } = silentListCard(reader.id, shown, 2);
    const looks = parts
      .flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
      .filter(({ action }) => action === 'look');
    expect(looks.map(({ about }) => about?.id)).toEqual(shown.map(({ ticket }) => ticket.id));
  }
});
