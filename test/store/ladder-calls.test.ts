import { type EventOf, theDesk } from '../../src/domain/ticket/event';
import { evolve } from '../../src/domain/ticket/evolve';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, later, li, nine, noted, wang } from './samples';

const failed = { type: 'rescue-receipt', by: theDesk, outcome: 'failed', why: 'left' } as const;

describeEachDatabase('whom the ladder called', (kind) => {
  const stores = twoStores(kind);

  test('is found by its moment, the first one of the span and not its last, and nothing else that happened', async () => {
    const id = await stores.one.uow.transact(nine, (tx) => openTicket(tx, aDraft(), noted()));
    const step = (at: number, told = [li]): EventOf<'rescue-step-taken'> => ({
      ...{ type: 'rescue-step-taken', by: li, at: later(at), step: 0, told, again: [], unreached: [] },
    });
    for (const event of [step(0), step(5, [li, wang]), step(10)]) {
      await stores.one.uow.transact(event.at, async (tx) =>
        recordTicket(tx, evolve(await tx.ticket(id), event), event),
      );
    }
    const span = { from: later(0), to: later(10) };
    const found = [
      { person: li, at: later(0) },
      { person: li, at: later(5) },
      { person: wang, at: later(5) },
    ];
    expect(await stores.two.roster.calls(span)).toEqual(found);
    expect(await stores.two.uow.transact(later(20), (tx) => tx.callsIn(span))).toEqual(found);
  });

  test('is whoever was reached by a way, of either ladder: a call that failed woke nobody (STAFF-3)', async () => {
    const id = await stores.one.uow.transact(nine, (tx) => openTicket(tx, aDraft(), noted()));
    const happened: readonly (
      | EventOf<'rescue-step-taken'>
      | EventOf<'silence-step-taken'>
      | EventOf<'rescue-receipt'>
    )[] = [
      { ...{ type: 'silence-step-taken', by: li, at: later(0), step: 1 }, told: [li, wang] },
      { ...failed, at: later(1), ladder: 'silence', step: 1, person: wang, way: 'chat' },
      { ...{ type: 'rescue-step-taken', by: li, at: later(2), step: 1, again: [], unreached: [] }, told: [li, wang] },
      { ...failed, at: later(12), step: 1, person: li, way: 'chat' },
      {
        ...{ type: 'rescue-step-taken', by: li, at: later(4), step: 2, again: [], unreached: [] },
        ...{ told: [wang], ways: ['chat', 'call'] },
      },
      { ...failed, at: later(5), step: 2, person: wang, way: 'chat' },
    ];
    for (const event of happened) {
      await stores.one.uow.transact(event.at, async (tx) =>
        recordTicket(tx, evolve(await tx.ticket(id), event), event),
      );
    }
    expect(await stores.two.roster.calls({ from: later(0), to: later(10) })).toEqual([
      { person: li, at: later(0) },
      { person: wang, at: later(2) },
      { person: wang, at: later(4) },
    ]);
  });
});
