import type { EventOf } from '../../src/domain/ticket/event';
import { evolve } from '../../src/domain/ticket/evolve';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { shortChange } from '../../src/views/notifications/short-change';
import { announcementsFor, ticketViewOf } from '../kit/ticket-views';
import { aTicket, at, context, desk, happened, li, liHasIt, zhou } from '../kit/tickets';

const two = { ...desk, engineersOn: ['slack', 'wecom'] };
const byZhou = { type: 'words-changed', by: zhou.id, at: at('10:05'), before: '3 楼', now: '5 楼' } as const;
const byLi = { ...byZhou, by: li.id, thread: 'slack' };

/** Who hears of it: the requester, or engineers on which platform; cards left out. */
const hearers = (ticket: Ticket, event: EventOf<'words-changed'>): readonly string[] =>
  announcementsFor(event, ticketViewOf(evolve(ticket, event), context(event.at, { desk: two })), ticket).flatMap(
    ({ to, content }) => {
      if (content.kind === 'card') return [];
      return [to.kind === 'engineers' ? to.on : to.kind === 'person' ? to.person : to.kind];
    },
  );

test('what was changed is read by the other side, and by colleagues on other platforms (1.4)', () => {
  expect(hearers(liHasIt(), { ...byZhou, of: 'report' })).toEqual(['slack', 'wecom']);
  expect(hearers(liHasIt(), { ...byZhou, of: 'requester', thread: 'slack' })).toEqual(['slack', 'wecom']);
  expect(hearers(liHasIt(), { ...byLi, of: 'engineers' })).toEqual([zhou.id, 'wecom']);
  expect(hearers(liHasIt(), { ...byLi, of: 'note' })).toEqual(['wecom']);
});

test('whoever has the ticket is named, for they may be on their way to the wrong floor', () => {
  const event = { ...byZhou, of: 'report' } as const;
  const mentioned = (ticket: Ticket) =>
    announcementsFor(event, ticketViewOf(evolve(ticket, event), context(event.at)), ticket).flatMap(({ content }) =>
      content.kind === 'message' ? (content.mentions ?? []) : [],
    );
  expect(mentioned(liHasIt())).toEqual([li.id]);
  expect(mentioned(aTicket())).toEqual([li.id]);
});

test('a ticket that is over is not spoken of again', () => {
  const resolved = happened(liHasIt(), {
    type: 'resolved',
    by: li.id,
    at: at('09:30'),
    cause: 'c',
    fix: 'f',
    advice: 'a',
  });
  const closed = happened(resolved, { type: 'confirmed', by: zhou.id, at: at('09:40'), how: 'confirmed' });
  expect(hearers(resolved, { ...byZhou, of: 'report' })).toHaveLength(2);
  expect(hearers(closed, { ...byZhou, of: 'report' })).toEqual([]);
});

test('a long text is shown around what changed', () => {
  const text = (floor: string) => `${'前'.repeat(100)}在 ${floor} 楼${'后'.repeat(100)}`;
  const { before, now } = shortChange(text('3'), text('5'));
  expect(before).toMatch(/^…前+在 3 楼后+…$/);
  expect(now).toMatch(/^…前+在 5 楼后+…$/);
  expect(shortChange('3 楼', '5 楼')).toEqual({ before: '3 楼', now: '5 楼' });
  expect(shortChange('👩🏽‍💻'.repeat(80), '').before).toBe(`${'👩🏽‍💻'.repeat(60)}…`);
});
