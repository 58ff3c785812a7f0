import { audit } from '../../src/cli/audit';
import { kinds } from '../../src/commands/kinds';
import type { DutyException } from '../../src/domain/exception/exception';
import type { RecordRef } from '../../src/domain/record/record-ref';
import type { Shifts } from '../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { instant } from '../../src/domain/time/instant';
import { crossedJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const seconds = (moment: string): number => instant(`2026-11-${moment}:00+08:00`) / 1000;
const dm = (world: World, who: Somebody): string => world.dm(who).join('\n');

/** Who is on duty at that moment, as the running desk has it. */
async function dutyAt(world: World, moment: string) {
  const at = instant(`2026-11-${moment}:00+08:00`);
  const kept = await world.app.store.uow.transact(world.now, (tx) =>
    tx.shiftsIn({ from: at, to: (at + 1) as typeof at }),
  );
  const shifts: Shifts = { ...kept, pattern: world.desk.duty };
  return whoIsOnDuty(at, shifts);
}

async function newest(world: World): Promise<RecordRef> {
  const made = (await world.app.store.records.open('exception', 99)).at(-1);
  if (made === undefined) throw new Error('nothing was planned');
  return { kind: kinds.exception.name, id: made.id };
}
const kept = (world: World, about: RecordRef): Promise<DutyException> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<DutyException>(about));

async function begins(world: World, words: string, button = words): Promise<void> {
  await world.hands('chen').write(words);
  await world.drain();
  await world.pressInDm('chen', button);
}

crossedJourneys('a lead replaces a shift', {}, (world) => {
  test('sees what it changes, asks those it puts on, and it is in force with the last yes (STAFF-6, STAFF-7)', async () => {
    await begins(world(), '替换班次');
    await world().fillIn('chen', {
      ...{ 主值班: '李娜', 备值班: 'Tom Baker', 原因: '系统搬迁' },
      ...{ 开始: seconds('25T18:00'), 结束: seconds('25T22:00') },
    });
    const about = await newest(world());
    expect(await kept(world(), about)).toMatchObject({ state: 'draft' });
    expect(dm(world(), 'chen')).toMatch(/生效后的变化[\s\S]*主值班王磊 → 李娜；备值班您 → Tom Baker/);
    expect(dm(world(), 'li')).not.toContain('IT-X');

    await world().pressInDm('chen', '确认生效');
    expect(dm(world(), 'li')).toContain('能否值班？');
    expect(dm(world(), 'wang')).not.toContain('IT-X');
    expect(await dutyAt(world(), '25T19:00')).toEqual({ primary: 'wang.lei', backup: 'chen.hao' });

    await world().pressInDm('li', '可以值班');
    expect(await dutyAt(world(), '25T19:00')).toEqual({ primary: 'wang.lei', backup: 'chen.hao' });
    await world().pressInDm('tom', 'I will be there');
    expect(await dutyAt(world(), '25T19:00')).toEqual({ primary: 'li.na', backup: 'tom.baker' });
    expect(dm(world(), 'chen')).toContain('所有人已同意，已生效');
    // Whose duty it takes reads so.
    expect(dm(world(), 'wang')).toMatch(/由李娜.*Tom Baker ?代您值班（陈浩/);
    await world().pushTo('2026-11-25T20:00:00+08:00');
    await world().pressInDm('chen', '撤销');
    await world().fillIn('chen', { '原因（选填）': '提前完成' });
    expect(await dutyAt(world(), '25T19:00')).toEqual({ primary: 'li.na', backup: 'tom.baker' });
    expect(await dutyAt(world(), '25T21:00')).toEqual({ primary: 'wang.lei', backup: 'chen.hao' });
    expect(dm(world(), 'wang')).toContain('提前完成');
    // Who, when, before, after and why.
    const { text } = await world().command(audit, []);
    expect(text).toMatch(
      /chen\.hao +改动了值班： +IT-X1\n +之前：.*18:00–22:00：李娜，备值班 ?Tom Baker\n +之后：.*18:00–20:00/,
    );
    expect(text).toMatch(/tom\.baker +改动了值班： +IT-X1\n +之前：无\n +之后：.*18:00–22:00：李娜/);
    expect(text).toContain('原因：系统搬迁');
  });
});

crossedJourneys('somebody who is put on duty', {}, (world) => {
  test('says no, and the lead decides; what begins soon is told at once (STAFF-6)', async () => {
    await begins(world(), '顶班', '值班例外');
    const tomorrow = { 开始: seconds('25T18:00'), 结束: seconds('25T22:00') };
    await world().fillIn('chen', { 值班人: 'Tom Baker', 代替: '王磊', ...tomorrow, 原因: '王磊外出' });
    await world().pressInDm('chen', '确认生效');
    await world().pressInDm('tom', 'I cannot');
    await world().fillIn('tom', { 'Why not?': 'I see a doctor' });
    expect(dm(world(), 'chen')).toContain('I see a doctor');
    expect(await dutyAt(world(), '25T19:00')).toMatchObject({ primary: 'wang.lei' });
    await world().pressInDm('chen', '仍然生效');
    await world().fillIn('chen', { 未全部同意仍生效的原因: '没有别人' });
    expect(await dutyAt(world(), '25T19:00')).toMatchObject({ primary: 'tom.baker' });

    const today = { 开始: seconds('24T18:00'), 结束: seconds('24T22:00') };
    await begins(world(), '顶班', '值班例外');
    await world().fillIn('chen', { 值班人: 'Tom Baker', 代替: '王磊', ...today, 原因: '王磊病了' });
    await world().pressInDm('chen', '确认生效');
    expect(await dutyAt(world(), '24T19:00')).toMatchObject({ primary: 'tom.baker' });
    expect(dm(world(), 'tom')).toContain('put you on duty');
    await world().pressInDm('tom', 'I cannot');
    await world().fillIn('tom', { 'Why not?': 'I am ill, too' });
    // They are called until a lead has somebody else: no hole comes of a press.
    expect(await dutyAt(world(), '24T19:00')).toMatchObject({ primary: 'tom.baker' });
    expect(dm(world(), 'chen')).toContain('I am ill, too');
  });

  test('a schedule of its own for a time is asked of each, and says nothing before all have agreed (STAFF-7)', async () => {
    await begins(world(), '临时排班');
    const first = {
      ...{ '第 1 班：开始': seconds('28T09:00'), '第 1 班：结束': seconds('28T21:00') },
      ...{ '第 1 班：主值班': '李娜', '第 1 班：备值班': '王磊' },
    };
    const second = {
      ...{ '第 2 班：开始': seconds('28T20:00'), '第 2 班：结束': seconds('29T09:00') },
      '第 2 班：主值班': '王磊',
    };
    const all = { ...first, ...second, 开始: seconds('28T09:00'), 结束: seconds('29T09:00'), 原因: '机房搬迁' };
    expect((await world().fillInWrongly('chen', all)).join()).toContain('重叠');
    await world().fillIn('chen', { ...all, '第 2 班：开始': seconds('28T22:00') });
    expect(dm(world(), 'chen')).toMatch(/其中 1 ?小时无人值班/);
    await world().pressInDm('chen', '确认生效');
    expect(await dutyAt(world(), '28T10:00')).toMatchObject({ primary: 'tom.baker' });
    await world().pressInDm('li', '可以值班');
    await world().pressInDm('wang', '可以值班');
    expect(await dutyAt(world(), '28T10:00')).toEqual({ primary: 'li.na', backup: 'wang.lei' });
    expect(await dutyAt(world(), '28T21:30')).toEqual({ primary: null, backup: null });
    expect(await dutyAt(world(), '28T23:00')).toEqual({ primary: 'wang.lei', backup: null });
    expect(dm(world(), 'tom')).toMatch(/instead of you/);
  });
});

crossedJourneys('a plan that is made at night', { startsAt: '2026-11-24T22:00:00+08:00' }, (world) => {
  test('asks whoever it puts on when they are at work, and reminds them once (STAFF-6)', async () => {
    await begins(world(), '顶班', '值班例外');
    const night = { 开始: seconds('25T20:00'), 结束: seconds('25T22:00') };
    await world().fillIn('chen', { 值班人: 'Tom Baker', 代替: '王磊', ...night, 原因: '王磊外出' });
    await world().pressInDm('chen', '确认生效');
    await world().pushTo('2026-11-25T08:55:00+08:00');
    expect(dm(world(), 'tom')).not.toContain('IT-X');
    await world().pushTo('2026-11-25T09:01:00+08:00');
    expect(dm(world(), 'tom')).toContain('Can you be on duty?');
    await world().pushTo('2026-11-25T20:01:00+08:00');
    expect(
      world()
        .dm('tom')
        .filter((words) => words.includes('please say whether')),
    ).toHaveLength(1);
    expect(dm(world(), 'chen')).toContain('仍未全部同意，值班未变');
    expect(await dutyAt(world(), '25T21:00')).toMatchObject({ primary: 'wang.lei' });
  });
});
