import fc from 'fast-check';
import { callKey, withCalls } from '../../../src/domain/escalation/calls';
import { personId } from '../../../src/domain/people/person';
import { type EventOf, type TicketEvent, theDesk } from '../../../src/domain/ticket/event';
import { evolve } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { timersFor } from '../../../src/domain/ticket/timer-rules';
import { notReached } from '../../../src/domain/ticket/unreached';
import { after, seconds } from '../../../src/domain/time/instant';
import { aTicket, chen, desk, happened, li, start, wang } from '../../kit/tickets';

const step = (nth: number, told: readonly (typeof li.id)[], ways: readonly ('chat' | 'call')[] = ['chat', 'call']) =>
  ({ type: 'rescue-step-taken', by: theDesk, at: start, step: nth, told, again: [], unreached: [], ways }) as const;
type Receipt = EventOf<'rescue-receipt'>;
const receipt = (
  nth: number,
  person: typeof li.id,
  outcome: Receipt['outcome'],
  more: Partial<Receipt> = {},
): Receipt => ({
  ...{ type: 'rescue-receipt', by: theDesk, at: start, step: nth, person, way: 'call', outcome },
  ...more,
});
const begunAs = (ticket: Ticket, person: typeof li.id, nth = 0): Receipt => {
  const call = ticket.calls?.find((one) => one.person === person);
  return receipt(nth, person, 'delivered', { begun: { key: call?.key ?? '', by: 'wecom', ref: 'r' } });
};
const claimed: TicketEvent = { type: 'claimed', by: li.id, at: start };

test('a step wants a call to each whom it told, once what is wanted is in their chat, or after twenty seconds', () => {
  const ticket = happened(aTicket(), step(0, [li.id, wang.id]));
  expect(ticket.calls).toMatchObject([
    { person: li.id, step: 0, from: after(start, seconds(20)) },
    { person: wang.id },
  ]);
  const told = happened(ticket, receipt(0, li.id, 'delivered', { way: 'chat', at: after(start, seconds(3)) }));
  expect(told.calls?.map(({ from }) => (from - start) / 1000)).toEqual([3, 20]);
  // A message that is lost says nothing to wait for, either.
  const lost = { person: li.id, why: 'user_disabled', reason: 'rescue', call: { step: 0, at: start } };
  const unreached = notReached(ticket, lost, after(start, seconds(3)));
  expect(unreached && happened(ticket, unreached).calls?.map(({ from }) => (from - start) / 1000)).toEqual([3, 20]);
  expect(happened(aTicket(), step(0, [li.id], ['chat'])).calls).toBeUndefined();
  const { ways: _, ...old } = step(0, [li.id]);
  expect(happened(aTicket(), old).calls).toBeUndefined();
});

test('each call has a name of its own, also where two steps come at one moment', () => {
  const first = happened(aTicket(), step(0, [li.id]));
  const second = happened(first, receipt(0, li.id, 'unanswered'), step(1, [wang.id]));
  expect(second.calls?.[0]?.key).not.toBe(first.calls?.[0]?.key);
  expect(second.calls?.[0]?.key).toMatch(/^[\w-]{1,20}$/);
});

test('whoever is called already is not called twice at once', () => {
  const ticket = happened(aTicket(), step(0, [li.id]), step(1, [li.id, wang.id]));
  expect(ticket.calls?.map(({ person }) => person)).toEqual([li.id, wang.id]);
});

test('a claim drops what was not begun; what rings is heard to its end, and begins nothing any more', () => {
  const wanted = happened(aTicket(), step(0, [li.id, wang.id]));
  const ringing = happened(wanted, begunAs(wanted, wang.id), claimed);
  expect(ringing.calls?.map(({ person }) => person)).toEqual([wang.id]);
  expect(happened(ringing, receipt(0, wang.id, 'unanswered'))).not.toHaveProperty('calls');
  expect(happened(ringing, receipt(0, wang.id, 'unanswered'))).not.toHaveProperty('rescueAtOnce');
  const returned: TicketEvent = { type: 'claim-returned', by: li.id, at: start, reason: 'x' };
  expect(happened(wanted, claimed, returned).calls).toBeUndefined();
  // It was dialled while somebody claimed: it rings, and is heard to its end.
  const late = happened(wanted, claimed, begunAs(wanted, li.id));
  expect(late.calls?.map(({ person }) => person)).toEqual([li.id]);
});

test('the next step follows at once where all whom one called were called in vain, and not before', () => {
  const called = happened(aTicket(), step(0, [li.id, wang.id]));
  expect(happened(called, receipt(0, li.id, 'failed', { why: 'budget' })).rescueAtOnce).toBeUndefined();
  const vain = happened(called, receipt(0, li.id, 'failed', { why: 'budget' }), receipt(0, wang.id, 'unanswered'));
  expect(vain.rescueAtOnce).toBe(start);
  const answered = happened(called, receipt(0, li.id, 'answered'), receipt(0, wang.id, 'unanswered'));
  expect(answered.rescueAtOnce).toBeUndefined();
  const older = happened(
    called,
    step(1, [chen.id]),
    receipt(0, li.id, 'unanswered'),
    receipt(0, wang.id, 'unanswered'),
  );
  expect(older.rescueAtOnce).toBeUndefined();
});

test('a desk without a telephone fails its calls by their wake-ups, so that the ladder goes on', () => {
  const ticket = happened(aTicket({ urgent: true }), step(0, [li.id]));
  const calls = timersFor(ticket, desk, start).filter(({ kind }) => kind === 'call');
  expect(calls).toMatchObject([{ due: after(start, seconds(20)), key: callKey(ticket.calls?.[0] as never) }]);
  const begun = happened(ticket, begunAs(ticket, li.id));
  expect(timersFor(begun, desk, start).filter(({ kind }) => kind.startsWith('call'))).toMatchObject([
    { kind: 'call-look', due: after(start, seconds(5)) },
  ]);
});

const people = [li.id, wang.id, chen.id, personId('tom.baker')];
const events = fc.array(
  fc.oneof(
    fc.record({ told: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 3 }) }).map(({ told }) => ({ told })),
    fc.record({
      person: fc.constantFrom(...people),
      outcome: fc.constantFrom('delivered', 'answered', 'unanswered', 'failed' as const),
      way: fc.constantFrom('chat', 'call' as const),
      begins: fc.boolean(),
    }),
    fc.constantFrom('claim' as const, 'return' as const),
  ),
  { maxLength: 30 },
);

test('whatever happens: one call a person at a time, none that is not begun once somebody has the ticket', () => {
  fc.assert(
    fc.property(events, (happenings) => {
      let ticket = aTicket({ urgent: true });
      let nth = 0;
      for (const one of happenings) {
        let event: TicketEvent;
        if (one === 'claim') event = claimed;
        else if (one === 'return') event = { type: 'claim-returned', by: li.id, at: start, reason: 'x' };
        else if ('told' in one) {
          event = step(nth, one.told);
          nth += 1;
        } else {
          const call = ticket.calls?.find(({ person }) => person === one.person);
          const begun = one.begins && call ? { begun: { key: call.key, by: 'webhook' as const, ref: 'r' } } : {};
          event = receipt(call?.step ?? 0, one.person, one.outcome, { way: one.way, ...(one.way === 'call' && begun) });
        }
        ticket = evolve(ticket, event);
        const calls = ticket.calls ?? [];
        expect(new Set(calls.map(({ person }) => person)).size).toBe(calls.length);
        expect(new Set(calls.map(callKey)).size).toBe(calls.length);
        if (ticket.owner !== undefined) expect(calls.every(({ begun }) => begun !== undefined)).toBe(true);
        expect(ticket.calls?.length).not.toBe(0);
        expect(withCalls(ticket, ticket, { type: 'noted', by: li.id, at: start, text: '' })).toEqual(ticket);
      }
    }),
  );
});
