import { kinds } from '../../src/commands/kinds';
import { transact } from '../../src/commands/retry';
import type { Span } from '../../src/domain/time/instant';
import { digestCard } from '../../src/reports/digest-card';
import { gatherDigest } from '../../src/reports/gather-digest';
import { toKept } from '../../src/reports/kept-digest';
import { signInsOf } from '../../src/reports/sign-ins-of-day';
import { attendanceStates, expected, next } from '../kit/attendance-gallery';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { at, desk } from '../kit/tickets';

const tuesday: Span = { from: at('2026-11-24T00:00'), to: at('2026-11-25T00:00') };
const wednesday: Span = { from: tuesday.to, to: at('2026-11-26T00:00') };

test('sign-ins are counted on the day on which somebody was asked, and not seen in time (STAFF-6)', () => {
  const all = Object.values(attendanceStates);
  const asked = all.filter(({ asksAt }) => asksAt === undefined);
  const missed = all.filter(({ missedAt }) => missedAt !== undefined);
  expect(missed.length).toBeGreaterThan(0);
  expect(signInsOf(tuesday, all)).toEqual({ asked: asked.length, missed: missed.length });
  expect(signInsOf(wednesday, all)).toEqual({ asked: 0, missed: 0 });
});

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

test('the digest has a line of them on a day on which somebody was not seen in time', async () => {
  const store = storeOf(hand, 0);
  const sources = { ...store, desk };
  const slot = { date: '2026-11-24', covers: tuesday, at: at('2026-11-25T09:07') };
  const digest = () => gatherDigest(sources, slot, slot.at);
  hand.now = expected.at;
  const about = await transact(hand.deps(), (tx) => kinds.attendance.open(tx, desk, expected, undefined));
  expect(JSON.stringify(digestCard(await digest(), undefined))).not.toContain('digest.signIns');
  for (const event of [next.reminded(), next.missed()]) {
    hand.now = event.at;
    await transact(hand.deps(), (tx) => kinds.attendance.happen(tx, desk, { about, event, causes: [event.type] }));
  }
  expect(digestCard(await digest(), undefined).parts).toContainEqual(
    expect.objectContaining({
      rows: expect.arrayContaining([
        expect.objectContaining({ value: { say: 'digest.signInFigures', facts: { asked: 1, missed: 1 } } }),
      ]),
    }),
  );
  expect(JSON.stringify(toKept(await digest()))).toContain('"signIns":{"asked":1,"missed":1}');
});
