import { demoDesk } from '../../src/demo/demo-desk';
import type { RecordRef } from '../../src/domain/record/record-ref';
import type { Replacement } from '../../src/domain/replacement/replacement';
import { instant } from '../../src/domain/time/instant';
import { acrossPartiesJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const dm = (world: World, who: Somebody): string => world.dm(who).join('\n');
const seconds = (moment: string): number => instant(`${moment}:00+08:00`) / 1000;

/** The demo's desk, where nobody has vetted Tom yet. */
const deskFile = demoDesk.replace(/(tom\.baker: .*?) vetted: [\d-]+, nda: [\d-]+,/, '$1');

const kept = (world: World, about: RecordRef): Promise<Replacement> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<Replacement>(about));

/** Somebody begins one in chat with these words; answers the record. */
async function begun(
  world: World,
  who: Somebody,
  words: string,
  fields: Readonly<Record<string, string | number>>,
): Promise<RecordRef> {
  await world.hands(who).write(words);
  await world.drain();
  await world.pressInDm(who, words);
  await world.fillIn(who, fields);
  const [id = 0] = await world.app.store.records.newest('replacement', 1);
  return { kind: 'replacement', id };
}

acrossPartiesJourneys('a change of staff', { deskFile }, (world) => {
  test('the customer demands one: ten working days, told to both, kindly to the engineer, and ends with the handover (STAFF-2)', async () => {
    const key = await world().report('zhou', '打印机卡纸');
    await world().press('li', key, '我来受理');
    const about = await begun(world(), 'sun', '要求更换工程师', { 更换哪位工程师: '李娜', 原因: '沟通态度生硬' });
    expect(dm(world(), 'chen')).toContain('沟通态度生硬');
    // The clock is shown to both.
    for (const who of ['chen', 'sun'] as const) expect(dm(world(), who)).toContain('12月8日 周二 18:00');
    expect(dm(world(), 'li')).not.toMatch(/IT-R|生硬|更换/);

    await world().hands('chen').write('提名工程师');
    await world().drain();
    await world().pressInDm('chen', '提名工程师');
    await world().fillIn('chen', {
      人选: world().hands('tom').account,
      学历: '本科，计算机网络',
      从业开始日期: '2021-07-01',
    });
    await world().pressInDm('chen', '关联接任人选');
    await world().fillIn('chen', { 由谁接任: 'IT-E1 Tom Baker（待客户方审核）' });
    await world().pressInDm('sun', '同意');
    await world().pressInDm('chen', '备案保密协议');
    await world().fillIn('chen', { 签署日期: '2026-11-23' });

    await world().pressInDm('chen', '我已与本人沟通');
    expect(dm(world(), 'li')).toContain('组长已与您沟通');
    expect(dm(world(), 'li')).not.toMatch(/生硬|Tom/);
    await world().pushTo('2026-12-01T09:05:00+08:00');
    expect(dm(world(), 'chen')).toMatch(/还有 5 个工作日/);

    await world().pressInDm('chen', '现在交接');
    expect(await kept(world(), about)).toMatchObject({ state: 'handing', to: 'tom.baker' });
    await world().pressInDm('tom', 'Take all over');
    expect(await kept(world(), about)).toMatchObject({ state: 'done' });
    expect(dm(world(), 'sun')).toContain('已全部交接完成');
    expect(dm(world(), 'li')).toContain('感谢您在这里的付出');
    expect(dm(world(), 'li')).not.toContain('生硬');
    const next = await world().report('zhou', '显示器不亮');
    await world().push('3m');
    expect(dm(world(), 'tom')).toContain(next);
    expect(dm(world(), 'li')).not.toContain(next);
  });

  test('an announced change with less than ten working days needs the customer’s yes and stays marked (STAFF-5)', async () => {
    const about = await begun(world(), 'chen', '通知人员变更', {
      更换哪位工程师: '王磊',
      从何时起: seconds('2026-12-07T09:00'),
      原因: '王磊调往其他项目',
      本人是否知道: '已沟通',
    });
    expect(dm(world(), 'sun')).toContain('通知期不足十个工作日');
    expect(dm(world(), 'wang')).toContain('组长已与您沟通');
    await world().pressInDm('sun', '不同意');
    await world().fillIn('sun', { 原因: '月底交付，换人太急' });
    expect(dm(world(), 'chen')).toContain('月底交付，换人太急');
    await world().pressInDm('chen', '另选日期');
    await world().fillIn('chen', { 从何时起: seconds('2026-12-09T09:00') });
    await world().pressInDm('sun', '同意缩短通知期');
    expect(await kept(world(), about)).toMatchObject({ notice: 'agreed' });
    expect(dm(world(), 'chen')).toContain('同意缩短通知期');
    // Nobody was found by then: both are told that it was missed.
    await world().pushTo('2026-12-09T09:05:00+08:00');
    for (const who of ['chen', 'sun'] as const) expect(dm(world(), who)).toContain('尚未完成');
    expect(dm(world(), 'wang')).not.toContain('尚未完成');
  });
});
