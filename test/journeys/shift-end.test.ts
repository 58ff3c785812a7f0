import { kinds } from '../../src/commands/kinds';
import type { HandoverList } from '../../src/domain/handover/handover-list';
import type { RecordRef } from '../../src/domain/record/record-ref';
import { instant } from '../../src/domain/time/instant';
import { crossedJourneys, slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import { busyDesk, claimed, sharedWeek } from '../kit/shift-desks';
import type { World } from '../kit/world';

const lists = async (world: World): Promise<readonly RecordRef[]> =>
  (await world.app.store.records.open('handover', 99)).map(({ id }) => ({ kind: kinds.handover.name, id }));
const kept = (world: World, about: RecordRef): Promise<HandoverList> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<HandoverList>(about));
async function theOne(world: World): Promise<RecordRef> {
  const [first, ...others] = await lists(world);
  if (first === undefined || others.length > 0) throw new Error(`${others.length} lists more than one`);
  return first;
}

/** What somebody was told of shifts and lists since then: clocks of tickets ring besides. */
const since = (world: World, who: Somebody, count: number): readonly string[] =>
  world
    .dm(who)
    .slice(count)
    .filter((words) => /IT-H|接手|值班/.test(words));

crossedJourneys(
  'a shift that ends with open tickets',
  { deskFile: sharedWeek, startsAt: '2026-11-24T17:30:00+08:00' },
  (world) => {
    test('makes a list for whoever is first in the morning, told in the message about its end (STAFF-6, HOT-6)', async () => {
      const keys = await claimed(world(), '打印机卡纸', '键盘失灵', '鼠标不动');
      const before = { li: world().dm('li').length, wang: world().dm('wang').length };
      await world().pushTo('2026-11-24T18:00:05+08:00');
      const about = await theOne(world());
      expect(await kept(world(), about)).toMatchObject({ owner: 'li.na', to: 'wang.lei', because: 'shift-end' });
      const lis = since(world(), 'li', before.li).join('\n');
      expect(lis).toContain('您的值班已结束');
      expect(lis).toContain('请王磊接手 3 单');
      expect(lis).not.toContain('仍由您处理');
      await world().pushTo('2026-11-25T08:58:00+08:00');
      // One message in the evening to whoever goes home, and none at night to whoever comes in the morning.
      expect(since(world(), 'li', before.li)).toHaveLength(1);
      expect(since(world(), 'wang', before.wang).join('\n')).not.toContain('IT-H');
      expect((await world().ticket(keys[0] ?? '')).owner).toBe('li.na');
      await world().pressInDm('li', '补充说明');
      await world().fillIn('li', { '需要对方知道什么？': '打印机的备件在三楼' });

      await world().pushTo('2026-11-25T09:01:00+08:00');
      expect(world().dm('wang').join('\n')).toContain('李娜请您接手以下工单');
      expect(world().dm('wang').join('\n')).toContain('打印机的备件在三楼');
      expect(since(world(), 'li', before.li)).toHaveLength(1);
      await world().pressInDm('wang', '逐条确认');
      await world().fillIn('wang', {
        [`${keys[0]} 打印机卡纸`]: 'accept',
        [`${keys[1]} 键盘失灵`]: 'refuse',
        [`${keys[2]} 鼠标不动`]: 'accept',
        不接手的原因: '等李娜的备件',
      });
      expect(await Promise.all(keys.map(async (key) => (await world().ticket(key)).owner))).toEqual([
        'wang.lei',
        'li.na',
        'wang.lei',
      ]);
      expect(world().dm('li').join('\n')).toContain('等李娜的备件');
      expect(world().told('zhou', keys[0] ?? '')).toContain('王磊');
      expect(world().told('zhou', keys[1] ?? '')).not.toContain('王磊');
      expect(await lists(world())).toEqual([]);
    });
  },
);

slackJourneys('a shift that ends', { deskFile: sharedWeek, startsAt: '2026-11-24T17:30:00+08:00' }, (world) => {
  test('asks for an urgent ticket once, at once, and for the others in the morning (HOT-6)', async () => {
    const urgent = await world().report('zhou', '显示器花屏', { 紧急程度: '紧急：无法工作' });
    await world().press('li', urgent, '我来受理');
    const [normal = ''] = await claimed(world(), '键盘失灵');
    await world().pushTo('2026-11-24T18:05:00+08:00');
    const { lines } = await kept(world(), await theOne(world()));
    expect(lines.map(({ ticket }) => `IT-${ticket}`)).toEqual([normal]);
    const offers = (await world().log(urgent)).filter((type) => type === 'handover-offered');
    expect(offers).toHaveLength(1);
    expect((await world().ticket(urgent)).handover).toMatchObject({ to: 'tom.baker' });
  });
});

slackJourneys('a leave that begins within a shift', { deskFile: busyDesk }, (world) => {
  test('makes the one list of all that they have, at once (STAFF-6)', async () => {
    const [key = ''] = await claimed(world(), '打印机卡纸');
    await world().hands('li').write('请假');
    await world().drain();
    await world().pressInDm('li', '请假');
    const moment = (time: string): number => instant(`2026-11-${time}:00+08:00`) / 1000;
    await world().fillIn('li', { 开始: moment('24T14:00'), 结束: moment('26T18:00'), 事由: '家里有事' });
    await world().pressInDm('li', '请这位同事代班');
    await world().pressInDm('tom', "I'll stand in");
    await world().pressInDm('chen', '批准');
    await world().pushTo('2026-11-24T14:02:00+08:00');
    const about = await theOne(world());
    expect(await kept(world(), about)).toMatchObject({ to: 'tom.baker', because: 'leave' });
    await world().pressInDm('tom', 'Take all over');
    expect((await world().ticket(key)).owner).toBe('tom.baker');
  });
});

slackJourneys('whoever is on again in the morning', { deskFile: busyDesk }, (world) => {
  test('is asked for no list in the evening (STAFF-6)', async () => {
    await world().pushTo('2026-11-24T17:30:00+08:00');
    const keys = await claimed(world(), '打印机卡纸', '键盘失灵');
    await world().pushTo('2026-11-25T09:05:00+08:00');
    expect(await lists(world())).toEqual([]);
    expect(world().dm('li').join('\n')).toContain(`仍由您处理 ${keys.length} 单`);
  });
});
