import fc from 'fast-check';
import type { Receipt } from '../../../src/domain/escalation/receipts';
import { type Ring, rangAtOf, turnOf } from '../../../src/domain/escalation/ring';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { after, type Instant, seconds } from '../../../src/domain/time/instant';
import { li, start } from '../../kit/tickets';

const at = (second: number): Instant => after(start, seconds(second));
const moment = fc.integer({ min: 0, max: 600 }).map(at);
const ends: readonly Pick<Receipt, 'outcome' | 'why'>[] = [
  { outcome: 'answered' },
  { outcome: 'unanswered' },
  { outcome: 'failed', why: 'unknown' },
  { outcome: 'failed', why: 'not-reachable' },
  { outcome: 'failed', why: 'no-balance' },
];

/** A ring with what its ticket says of it, and a call of another ticket that is due. */
const scenes = fc
  .record({
    began: moment,
    mostSeconds: fc.integer({ min: 0, max: 150 }),
    end: fc.option(fc.record({ at: moment, how: fc.constantFrom(...ends) }), { nil: undefined }),
    isWanted: fc.boolean(),
    from: moment,
    now: moment,
  })
  .map(({ began, mostSeconds, end, isWanted, from, now }) => {
    const ring: Ring = {
      ...{ ticket: 1001, key: '5-0', step: 0, person: li.id },
      ...{ at: began, until: after(began, seconds(mostSeconds)), rangAt: began },
    };
    const receipt: Receipt | undefined = end && { ...{ step: 0, person: li.id, way: 'call', at: end.at }, ...end.how };
    const call = { key: '7-0', step: 0, person: li.id, from };
    const holder = { ...(isWanted ? { calls: [{ ...call, key: '5-0' }] } : {}), receipts: receipt ? [receipt] : [] };
    return { ring, holder, receipt, call, now, isOver: !isWanted && receipt !== undefined && receipt.at >= began };
  });

test('while it may ring nobody else rings it, and nobody waits for longer than it may', () => {
  fc.assert(
    fc.property(scenes, ({ ring, holder, receipt, call, now, isOver }) => {
      const turn = turnOf({ ticket: ticketId(1002), call }, ring, holder, now);
      if (now >= ring.until) expect(turn.is).not.toBe('busy');
      const mayRing = !isOver || receipt?.why === 'unknown';
      if (turn.is === 'first' && receipt === undefined) expect(now).toBeGreaterThanOrEqual(ring.until);
      if (turn.is === 'first' && mayRing && now < ring.until) expect(receipt?.at).toBeLessThan(ring.at);
      if (turn.is !== 'shared') return;
      expect(holder.calls).toBeUndefined();
      expect(turn).toMatchObject({ end: receipt, rangFor: 1001 });
      expect(call.from - turn.end.at).toBeLessThanOrEqual(turn.end.outcome === 'answered' ? 60_000 : 0);
    }),
  );
});

test('the call that has it is not busy with itself, and where nothing rings any call is the first', () => {
  const ring: Ring = { ticket: 1001, key: '5-0', step: 0, person: li.id, at: start, until: at(90) };
  const call = { key: '5-0', step: 0, person: li.id, from: start };
  expect(turnOf({ ticket: ticketId(1001), call }, ring, { calls: [call] }, start)).toEqual({ is: 'first' });
  expect(turnOf({ ticket: ticketId(1002), call }, ring, { calls: [call] }, start)).toEqual({ is: 'busy' });
  expect(turnOf({ ticket: ticketId(1002), call }, undefined, undefined, start)).toEqual({ is: 'first' });
  // Its ticket is gone: it may ring on.
  expect(turnOf({ ticket: ticketId(1002), call }, ring, undefined, at(89))).toEqual({ is: 'busy' });
  expect(turnOf({ ticket: ticketId(1002), call }, ring, undefined, at(90))).toEqual({ is: 'first' });
});

test('a telephone that turned out to be switched off did not ring; one before it did', () => {
  const ring: Ring = { ticket: 1001, key: '5-0', step: 0, person: li.id, at: at(60), until: at(90), rangAt: at(61) };
  const receipt: Receipt = { step: 0, person: li.id, way: 'call', outcome: 'failed', why: 'not-reachable', at: at(62) };
  expect(rangAtOf(ring, { receipts: [receipt] })).toBeUndefined();
  expect(rangAtOf({ ...ring, rangAt: at(10) }, { receipts: [receipt] })).toBe(at(10));
  expect(rangAtOf(ring, { receipts: [{ ...receipt, outcome: 'unanswered' }] })).toBe(at(61));
  expect(rangAtOf(ring, undefined)).toBe(at(61));
});
