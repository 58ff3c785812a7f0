import type { Leave } from '../../src/domain/leave/leave';
import type { RecordRef } from '../../src/domain/record/record-ref';
import { instant } from '../../src/domain/time/instant';
import { journeys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const dm = (world: World, who: Somebody): string => world.dm(who).join('\n');
const seconds = (moment: string): number => instant(`${moment}:00+08:00`) / 1000;

/** A leave as it is kept. */
const kept = (world: World, about: RecordRef): Promise<Leave> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<Leave>(about));

/** Somebody files leave in chat; answers the record. */
async function filed(
  world: World,
  who: Somebody,
  [from, to]: readonly [string, string],
  more: Readonly<Record<string, string>> = {},
): Promise<RecordRef> {
  const { records } = world.app.store;
  const before = (await records.open('leave', 99)).map(({ id }) => id);
  await world.hands(who).write('请假');
  await world.drain();
  await world.pressInDm(who, '请假');
  await world.fillIn(who, { 开始: seconds(from), 结束: seconds(to), 事由: '家里有事', ...more });
  const made = (await records.open('leave', 99)).find(({ id }) => !before.includes(id));
  if (made === undefined) throw new Error('no leave was filed');
  return { kind: 'leave', id: made.id };
}

journeys('leave', {}, (world) => {
  test('a substitute says yes, a lead approves, tickets of that time are theirs, and back early gives the shifts back (STAFF-4)', async () => {
    const about = await filed(world(), 'li', ['2026-11-25T09:00', '2026-11-26T18:00']);
    expect(dm(world(), 'li')).toContain('仍由您值班');
    expect(dm(world(), 'li')).toContain('建议代班人：Tom Baker');
    expect(dm(world(), 'chen')).toContain('家里有事');
    await world().pressInDm('li', '请这位同事代班');
    expect(dm(world(), 'tom')).not.toContain('家里有事');
    await world().pressInDm('tom', "I'll stand in");
    expect(dm(world(), 'li')).toContain('组长尚未批准');
    expect(await kept(world(), about)).toMatchObject({ state: 'asked', covers: [] });
    await world().pressInDm('chen', '批准');
    expect(dm(world(), 'li')).toContain('已生效');
    expect(dm(world(), 'tom')).toContain('you stand in for 李娜');
    expect(await kept(world(), about)).toMatchObject({ state: 'granted', substitute: 'tom.baker' });

    await world().pushTo('2026-11-25T10:00:00+08:00');
    const first = await world().report('zhou', '打印机坏了');
    await world().push('3m');
    expect(dm(world(), 'tom')).toContain(first);

    await world().pressInDm('li', '提前返岗');
    expect(dm(world(), 'tom')).toContain('back early');
    const second = await world().report('zhou', '键盘坏了');
    await world().push('3m');
    expect(dm(world(), 'li')).toContain(second);
    expect(dm(world(), 'tom')).not.toContain(second);
    expect(await kept(world(), about)).toMatchObject({ state: 'ended' });
  });
});
