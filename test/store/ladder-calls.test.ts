import type { EventOf } from '../../src/domain/ticket/event';
import { evolve } from '../../src/domain/ticket/evolve';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, later, li, nine, noted, wang } from './samples';

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
});
