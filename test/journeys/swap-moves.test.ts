import { demoDesk } from '../../src/demo/demo-desk';
import type { Swap } from '../../src/domain/swap/swap';
import { instant } from '../../src/domain/time/instant';
import { describeEachDatabase } from '../kit/databases';
import { onSlack } from '../kit/seats';
import { World } from '../kit/world';

const about = { kind: 'swap', id: 1 } as const;
const later = demoDesk.replace(
  'from: "09:00", to: "18:00", primary: li.na',
  'from: "10:00", to: "18:00", primary: li.na',
);
const withoutLi = demoDesk.replace('primary: li.na', 'primary: chen.hao');

// Li is on Slack, and Tom on WeCom.
describeEachDatabase('a swap whose shift moves', (database) => {
  let shared: World | undefined;
  const world = (): World => {
    if (shared === undefined) throw new Error('the world has not begun yet');
    return shared;
  };
  beforeAll(async () => {
    shared = await World.start({ database, seats: { ...onSlack, others: { tom: 'wecom' } } });
  });
  afterAll(() => shared?.stop());
  const kept = (): Promise<Swap> => world().app.store.uow.transact(world().now, (tx) => tx.load<Swap>(about));
  const dm = (who: 'li' | 'tom'): string => world().dm(who).join('\n');

  test('follows it when the desk file changes, and ends where the shift is no more (lessons C #12)', async () => {
    await world().hands('li').write('换班');
    await world().drain();
    await world().pressInDm('li', '换班');
    await world().fillIn('li', { '哪个班次？': '11月26日 周四 09:00–18:00（主值班）' });
    await world().pressInDm('tom', "I'll cover it");
    expect(dm('li')).toMatch(/Tom Baker\s*将接您的班/u);
    await world().restart(later);
    await world().push('10s');
    const { piece, state, takenBy } = await kept();
    expect([state, takenBy, piece.span]).toEqual([
      'taken',
      'tom.baker',
      { from: instant('2026-11-26T10:00:00+08:00'), to: instant('2026-11-26T18:00:00+08:00') },
    ]);
    expect(dm('li')).toContain('班次有调整，现在是 11月26日 周四 10:00');
    expect(dm('tom')).toContain('The shift has moved');
    await world().restart(withoutLi);
    await world().push('10s');
    expect(await kept()).toMatchObject({ state: 'closed', ended: 'gone' });
    for (const who of ['li', 'tom'] as const) expect(dm(who)).toMatch(/该班次已不存在|is no longer there/u);
  });
});
