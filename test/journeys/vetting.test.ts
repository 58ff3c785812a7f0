import { demoDesk } from '../../src/demo/demo-desk';
import type { RecordRef } from '../../src/domain/record/record-ref';
import type { Staff } from '../../src/domain/staff/staff';
import { instant } from '../../src/domain/time/instant';
import { partiesJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const dm = (world: World, who: Somebody): string => world.dm(who).join('\n');
const seconds = (moment: string): number => instant(`${moment}:00+08:00`) / 1000;

/** The demo's desk, where nobody has vetted Tom yet. */
const deskFile = demoDesk.replace(/(tom\.baker: .*?) vetted: [\d-]+, nda: [\d-]+,/, '$1');

/** Chen proposes Tom, or somebody else, to the customer; answers the record. */
async function proposed(world: World, more: Readonly<Record<string, string | null>> = {}): Promise<RecordRef> {
  await world.hands('chen').write('提名工程师');
  await world.drain();
  await world.pressInDm('chen', '提名工程师');
  await world.fillIn('chen', {
    人选: world.hands('tom').account,
    学历: '本科，计算机网络',
    从业开始日期: '2021-07-01',
    给客户方的说明: '有两年驻场经验',
    ...more,
  });
  const [id = 0] = await world.app.store.records.newest('staff', 1);
  return { kind: 'staff', id };
}

const kept = (world: World, about: RecordRef): Promise<Staff> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<Staff>(about));

/** Chen puts Tom on duty in Wang's place on Wednesday evening. */
async function putOn(world: World): Promise<readonly string[]> {
  await world.hands('chen').write('顶班');
  await world.drain();
  await world.pressInDm('chen', '值班例外');
  return world.fillInWrongly('chen', {
    值班人: 'Tom Baker',
    开始: seconds('2026-11-25T18:00'),
    结束: seconds('2026-11-25T22:00'),
    代替: '王磊',
    原因: '王磊外出培训',
  });
}

partiesJourneys('vetting', { deskFile }, (world) => {
  test('a candidate is accepted by the customer, the agreement is filed, and only then a roster holds them (STAFF-3, STAFF-8)', async () => {
    expect((await putOn(world())).join()).toContain('尚不能值班');
    await world().hands('chen').close();
    const about = await proposed(world());
    expect(dm(world(), 'sun')).toContain('本科，计算机网络');
    expect(dm(world(), 'sun')).toContain('有两年驻场经验');
    for (const other of ['tom', 'li', 'wang'] as const) expect(dm(world(), other)).not.toContain('计算机网络');

    await world().pressInDm('sun', '先面谈');
    await world().fillIn('sun', { 面谈时间: seconds('2026-11-24T15:00'), 地点和内容: '三号会议室' });
    expect(dm(world(), 'chen')).toContain('三号会议室');
    await world().pressInDm('sun', '同意');
    expect(dm(world(), 'chen')).toContain('请在卡片上备案保密协议');
    expect((await putOn(world())).join()).toContain('尚不能值班');
    await world().hands('chen').close();

    await world().pressInDm('chen', '备案保密协议');
    await world().fillIn('chen', { 签署日期: '2026-11-23' });
    expect(await kept(world(), about)).toMatchObject({ state: 'active', person: 'tom.baker', vettedBy: 'sun.yue' });
    expect(dm(world(), 'tom')).toContain('from now on you may be on duty');
    expect(dm(world(), 'sun')).toContain('现在可以值班');
    expect(await putOn(world())).toEqual([]);
    expect(dm(world(), 'chen')).toContain('IT-X1');
  });

  test('whom the customer refuses is told to the lead with the reason, in person to them, and no roster holds them', async () => {
    const about = await proposed(world(), { 姓名: '林涛', 人选: null });
    await world().pressInDm('sun', '不同意');
    await world().fillIn('sun', { 原因: '缺少驻场经验' });
    expect(await kept(world(), about)).toMatchObject({ state: 'refused', vettedBy: 'sun.yue' });
    expect(dm(world(), 'chen')).toMatch(/未同意林涛：缺少驻场经验。请当面告知本人/);
    // It is over.
    expect(await world().app.store.records.open('staff', 9)).not.toContainEqual(
      expect.objectContaining({ id: about.id }),
    );
  });

  test('a customer who does not answer is reminded after a working day, and the lead hears of it after three', async () => {
    await proposed(world(), { 姓名: '何静', 人选: null });
    const asked = () =>
      world()
        .dm('sun')
        .filter((words) => words.includes('何静还在等客户方答复')).length;
    await world().pushTo('2026-11-25T09:15:00+08:00');
    expect(asked()).toBe(1);
    expect(dm(world(), 'chen')).not.toContain('何静还在等客户方答复');
    await world().pushTo('2026-11-27T09:15:00+08:00');
    expect(asked()).toBe(2);
    expect(dm(world(), 'chen')).toContain('何静还在等客户方答复');
  });
});
