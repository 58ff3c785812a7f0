import type { Leave } from '../../src/domain/leave/leave';
import type { RecordRef } from '../../src/domain/record/record-ref';
import { instant } from '../../src/domain/time/instant';
import { crossedJourneys, slackJourneys } from '../kit/journeys';
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

crossedJourneys('leave', {}, (world) => {
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

  test('a lead writes it down for whoever is sick, a no is told with its word, and who stands in does not approve it', async () => {
    await world().pushTo('2026-11-30T09:30:00+08:00');
    const about = await filed(world(), 'chen', ['2026-11-30T09:30', '2026-11-30T18:00'], {
      请假人: '李娜',
      事由: '李娜发烧',
    });
    expect(dm(world(), 'li')).toContain('已为您登记请假');
    await world().pressInDm('chen', '请这位同事代班');
    await world().pressInDm('tom', "I can't");
    await world().fillIn('tom', { 'A word why': 'I am in Beijing today' });
    expect(dm(world(), 'chen')).toContain('I am in Beijing today');
    expect(dm(world(), 'chen')).toContain('建议代班人：您');
    await world().pressInDm('chen', '请这位同事代班');
    await world().pressInDm('chen', '我来代班');
    expect(await kept(world(), about)).toMatchObject({ state: 'asked', substitute: 'chen.hao' });
    await world().pressInDm('sun', '批准');
    expect(await kept(world(), about)).toMatchObject({ state: 'granted', approvedBy: 'sun.yue' });
    expect(dm(world(), 'wang')).not.toContain('发烧');
    const key = await world().report('zhou', '显示器不亮');
    await world().push('3m');
    expect(dm(world(), 'chen')).toContain(key);
    // It ends by itself, and Tuesday's shift is hers.
    await world().pushTo('2026-12-01T09:20:00+08:00');
    expect(await kept(world(), about)).toMatchObject({ state: 'ended' });
    const next = await world().report('zhou', '鼠标坏了');
    await world().push('3m');
    expect(dm(world(), 'li')).toContain(next);
  });

  test('a substitute and a lead who say yes at once are both heard, and two of theirs at once do not both count', async () => {
    const about = await filed(world(), 'li', ['2026-12-07T09:00', '2026-12-07T18:00']);
    await world().pressInDm('li', '请这位同事代班');
    await Promise.all([
      world().hands('tom').pressInDm("I'll stand in"),
      world().hands('chen').pressInDm('批准'),
      world().hands('chen').pressInDm('批准'),
    ]);
    await world().drain();
    const leave = await kept(world(), about);
    expect(leave).toMatchObject({ state: 'granted', substitute: 'tom.baker', approvedBy: 'chen.hao' });
    expect(leave.covers).toEqual([{ span: leave.span, to: 'tom.baker' }]);
    await world().pressInDm('li', '撤销请假');
    expect(dm(world(), 'tom')).toContain('was withdrawn');
    expect(await kept(world(), about)).toMatchObject({ state: 'withdrawn', covers: [] });
  });

  test('leave that begins without a yes is told to whoever stays on duty and to the lead; one in its time is refused', async () => {
    await filed(world(), 'li', ['2026-12-09T09:00', '2026-12-10T18:00']);
    await world().hands('li').write('请假');
    await world().drain();
    await world().pressInDm('li', '请假');
    const errors = await world().fillInWrongly('li', {
      开始: seconds('2026-12-10T12:00'),
      结束: seconds('2026-12-11T18:00'),
      事由: '再请一天',
    });
    expect(errors.join()).toContain('已包含这段时间');
    await world().hands('li').close();
    await world().pushTo('2026-12-09T09:01:00+08:00');
    expect(dm(world(), 'li')).toMatch(/尚未生效。.*仍由您值班/);
    expect(dm(world(), 'chen')).toMatch(/尚未生效。.*仍由李娜值班/);
    expect(dm(world(), 'chen')).toContain('等待组长批准');
    const key = await world().report('zhou', '投影不亮');
    await world().push('3m');
    expect(dm(world(), 'li')).toContain(key);
  });
});

slackJourneys('/repair leave', {}, (world) => {
  test('opens the form for an engineer, with the words that follow as the reason', async () => {
    await world().beginReport('li', 'leave: moving house');
    expect(await world().form('li')).toContain('仅您和组长可见');
    await world().fillIn('li', { 开始: seconds('2026-11-28T09:00'), 结束: seconds('2026-11-29T18:00') });
    const [id = 0] = await world().app.store.records.newest('leave', 1);
    expect(await kept(world(), { kind: 'leave', id })).toMatchObject({ reason: 'moving house', alone: true });
    await world().pressInDm('chen', '批准');
    expect(dm(world(), 'li')).toContain('期间没有班次');
  });

  test('to whoever has no shifts it is a word like any other', async () => {
    const before = await world().app.store.records.newest('leave', 9);
    await world().hands('zhou').write('请假');
    await world().drain();
    expect(dm(world(), 'zhou')).not.toContain('另选代班人');
    expect(await world().app.store.records.newest('leave', 9)).toEqual(before);
  });
});
