import { WorkedBy1795824000090 } from '../../migrations/1795824000090-worked-by';
import type { EventOf } from '../../src/domain/ticket/event';
import { begin, evolve } from '../../src/domain/ticket/evolve';
import { equalsItsLog } from '../../src/scheduler/audit-logs';
import { dataSourceFor } from '../../src/store/data-source';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, later, li, nine } from './samples';

describeEachDatabase('an upgrade from a release that did not say who worked on a ticket', (kind) => {
  const stores = twoStores(kind);

  test('tells it from the log, so that nobody rates own work and every ticket is what its log adds up to', async () => {
    const { one, url } = stores;
    const { requester, category, place, title, description } = aDraft();
    const reported: EventOf<'reported'> = {
      ...{ type: 'reported', by: requester, at: nine, requester, regime: 'inside', category, kind: 'hardware' },
      ...{ urgent: false, place, spot: '', device: '', contact: '', title, description, files: [], source: 'form' },
    };
    const claimed: EventOf<'claimed'> = { type: 'claimed', by: li, at: later(1) };
    const id = await one.uow.transact(nine, (tx) => openTicket(tx, begin(reported), reported));
    await one.uow.transact(later(1), async (tx) => {
      const { workedBy: _, ...old } = evolve(await tx.ticket(id), claimed);
      await recordTicket(tx, { ...old, workedBy: [] }, claimed);
    });
    expect(await equalsItsLog(one, id)).toBe(false);

    const source = await dataSourceFor({ url }, kind.name === 'embedded' ? 'sqlite' : 'mariadb').initialize();
    for (const _time of ['once', 'again']) await new WorkedBy1795824000090().up(source.createQueryRunner());
    await source.destroy();
    expect(await one.tickets.find(id)).toMatchObject({ workedBy: [li] });
    expect(await equalsItsLog(one, id)).toBe(true);
  });
});
