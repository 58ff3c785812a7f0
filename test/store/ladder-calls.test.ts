import { reportCall, reportUnreached } from '../../src/commands/act';
import { ticketRef } from '../../src/domain/record/record-ref';
import { type TicketEvent, theDesk } from '../../src/domain/ticket/event';
import { begin, evolve } from '../../src/domain/ticket/evolve';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, type Instant, seconds } from '../../src/domain/time/instant';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport, li, start, wang } from '../kit/tickets';

const later = (count: number): Instant => after(start, seconds(count));

describeEachDatabase('whom the ladder called', (kind) => {
  const hand = deskAtHand(kind, 2);
  let id = ticketId(0);
  beforeEach(async () => {
    id = await hand.deps().uow.transact(start, (tx) => openTicket(tx, begin(aReport()), aReport()));
  });

  const happens = (event: TicketEvent): Promise<void> =>
    hand.deps().uow.transact(event.at, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));

  interface Step {
    readonly nth: number;
    readonly told: readonly (typeof li)[];
    readonly ways?: readonly ('chat' | 'call')[];
    readonly ladder?: 'silence';
  }

  /** A step is taken so many seconds later, and answers what is said of each of its messages. */
  async function stepOf(count: number, { nth, told, ways = ['chat'], ladder }: Step) {
    const step = { by: theDesk, at: later(count), step: nth, told: told.map((one) => one.id), ways } as const;
    await happens(
      ladder === undefined
        ? { type: 'rescue-step-taken', ...step, again: [], unreached: [] }
        : { type: 'silence-step-taken', ...step },
    );
    const call = { step: nth, at: step.at, ...(ladder === undefined ? {} : { ladder }) };
    const of = (one: typeof li) => ({ about: ticketRef(id), person: one.id, call });
    return {
      came: (heardAt: number, one: typeof li): Promise<void> => {
        hand.now = later(heardAt);
        return reportCall(hand.deps(), of(one));
      },
      lost: (heardAt: number, one: typeof li): Promise<void> => {
        hand.now = later(heardAt);
        const reason = ladder === undefined ? 'rescue' : 'warning';
        const key = `${nth}:${ladder}:${one.id}`;
        return reportUnreached(hand.deps(), { ...of(one), key, why: 'user_disabled', reason });
      },
    };
  }

  const found = (to: number) => storeOf(hand, 1).roster.calls({ from: start, to: later(to) });

  test('is found by its moment, the first one of the span and not its last, and nothing else that happened', async () => {
    await stepOf(0, { nth: 0, told: [li] });
    await stepOf(5, { nth: 0, told: [li, wang] });
    await stepOf(10, { nth: 0, told: [li] });
    const expected = [
      { person: li.id, at: later(0) },
      { person: li.id, at: later(5) },
      { person: wang.id, at: later(5) },
    ];
    expect(await found(10)).toEqual(expected);
    const span = { from: start, to: later(10) };
    expect(await storeOf(hand, 1).uow.transact(later(20), (tx) => tx.callsIn(span))).toEqual(expected);
  });

  test('is whoever was reached by a way, of either ladder: a message that was lost woke nobody (STAFF-3)', async () => {
    const silence = await stepOf(0, { nth: 1, told: [li, wang], ladder: 'silence' });
    const rescue = await stepOf(2, { nth: 1, told: [li, wang] });
    await silence.lost(3, wang);
    await silence.came(4, li);
    await rescue.came(5, wang);
    // Longer after than the span goes, and said of another step of theirs a moment ago.
    await rescue.lost(62, li);
    const next = await stepOf(30, { nth: 2, told: [li], ladder: 'silence' });
    await next.lost(63, li);
    expect(await found(60)).toEqual([
      { person: li.id, at: later(0) },
      { person: wang.id, at: later(2) },
    ]);
  });

  test('is whoever their telephone reached, though the message was lost, and not whom neither reached', async () => {
    const step = await stepOf(0, { nth: 2, told: [li, wang], ways: ['chat', 'call'] });
    await step.lost(1, li);
    await step.lost(2, wang);
    const rang = { type: 'rescue-receipt', by: theDesk, step: 2, way: 'call' } as const;
    await happens({ ...rang, at: later(20), person: li.id, outcome: 'unanswered' });
    await happens({ ...rang, at: later(21), person: wang.id, outcome: 'failed', why: 'no-number' });
    expect(await found(60)).toEqual([{ person: li.id, at: later(0) }]);
  });
});
