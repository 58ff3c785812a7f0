import { handoverTimers } from '../../../src/domain/escalation/handover-timers';
import type { Person } from '../../../src/domain/people/person';
import { byPattern } from '../../../src/domain/roster/shifts';
import { evolve } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import type { Instant } from '../../../src/domain/time/instant';
import { verdictOn } from '../../kit/judged';
import { announcementsFor, ticketViewOf } from '../../kit/ticket-views';
import { act, at, chen, context, desk, happened, li, liHasIt, wang } from '../../kit/tickets';

const offer = { type: 'handover-offered', by: li.id, at: at('09:20'), to: wang.id, note: '换人' } as const;
const offered = (changes: Partial<Ticket> = {}) => happened(liHasIt(changes), offer);
const dueOf = (ticket: Ticket): Readonly<Record<string, Instant>> =>
  Object.fromEntries(
    handoverTimers
      .wanted(ticket, { desk, shifts: byPattern(desk), at: at('09:20') })
      .map(({ kind, due }) => [kind, due]),
  );

const fired = (ticket: Ticket, kind: 'handover-remind' | 'handover-end', time: string) => {
  const event = decideTimer(ticket, { kind, key: kind, due: at(time) }, context(at(time)));
  if (event === undefined) throw new Error(`${kind} does nothing`);
  const after = evolve(ticket, event);
  const said = announcementsFor(event, ticketViewOf(after, context(event.at)), ticket);
  const heard = said.flatMap(({ to, content }) =>
    to.kind === 'person' && content.kind === 'message' && 'say' in content.text ? [[to.person, content.text.say]] : [],
  );
  return { after, heard };
};

test('an offer that nobody answers is reminded of once, then ends, and the owner and the leads know (HOT-6)', () => {
  expect(dueOf(offered())).toEqual({ 'handover-remind': at('09:50'), 'handover-end': at('11:20') });
  const reminded = fired(offered(), 'handover-remind', '09:50');
  expect(reminded.heard).toEqual([[wang.id, 'notice.handoverReminder']]);
  expect(dueOf(reminded.after)).toEqual({ 'handover-end': at('11:20') });
  const ended = fired(reminded.after, 'handover-end', '11:20');
  expect(ended.heard).toEqual([
    [li.id, 'notice.handoverUnanswered'],
    [chen.id, 'notice.handoverUnansweredLead'],
    [wang.id, 'notice.offerOver'],
  ]);
  expect(ended.after.owner).toBe(li.id);
  expect(dueOf(ended.after)).toEqual({});
});

test('then a lead decides: they offer it to somebody else', () => {
  const { after } = fired(offered(), 'handover-end', '11:20');
  const offers = (by: Person, to: Person) =>
    verdictOn('hand-over', after, act(by, { person: to.id, note: '请接手' }), context(at('11:30')));
  expect(offers(chen, wang)).toMatchObject({
    type: 'handover-offered',
  });
  expect(offers(wang, chen)).toMatchObject({
    say: 'refusal.ownerDecides',
  });
});

test('an offer waits in operating time, that of an urgent ticket by the clock on the wall', () => {
  const late = { ...offer, at: at('17:50') };
  expect(dueOf(happened(liHasIt(), late))['handover-end']).toBe(at('2026-11-25T10:50'));
  expect(dueOf(happened(liHasIt({ urgent: true }), late))['handover-end']).toBe(at('19:50'));
});

test('an answered offer is neither reminded of nor ended', () => {
  const no = { type: 'handover-declined', by: wang.id, at: at('09:30'), reason: '忙', offeredAt: offer.at } as const;
  expect(dueOf(happened(offered(), no))).toEqual({});
  expect(dueOf(liHasIt())).toEqual({});
});
