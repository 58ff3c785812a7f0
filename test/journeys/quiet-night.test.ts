import { crossedJourneys } from '../kit/journeys';
import { tuesdayMorning, type World } from '../kit/world';

const reports = async (world: World, key: string): Promise<number> =>
  (await world.events(key)).filter((event) => event.type === 'progress-reported').length;
/** Messages that tell how a request stands. */
const standing = (world: World): number => world.dm('zhou').join('\n').split('暂无新进展说明').length - 1;

crossedJourneys('a night without a word', { startsAt: tuesdayMorning.replace('09:10', '18:03') }, (world) => {
  test('rings twice, is on record every hour, and asks whoever is on duty, not the owner who went home (HOT-5)', async () => {
    const key = await world().report('zhou', '财务系统全部瘫痪', { 紧急程度: '紧急：无法工作' });
    await world().press('li', key, '我来受理');
    const owner = world().dm('li').length;
    await world().pushTo('2026-11-24T21:30:00+08:00');
    expect(await reports(world(), key)).toBe(3);
    expect(standing(world())).toBe(2);
    expect(world().told('zhou', key)).toContain('没有新情况就不再提醒您');
    expect(world().dm('li').slice(owner).join('\n')).not.toMatch(/进展如何|未收到您的/);
    expect(world().dm('wang').join('\n')).toMatch(/李娜 ?已不在班，请您接手/);
    await world().pushTo('2026-11-25T02:30:00+08:00');
    expect(await reports(world(), key)).toBe(8);
    expect(standing(world())).toBe(2);
  });

  test('is told as its requester chooses, which is on record and on their card', async () => {
    const key = await world().report('zhou', '会议系统全部中断', { 紧急程度: '紧急：无法工作' });
    await world().press('wang', key, '我来受理');
    await world().pressOwn('zhou', key, '通知方式');
    await world().fillIn('zhou', { '暂无进展时怎样通知您？': '有进展再通知' });
    const before = standing(world());
    await world().push('3h');
    expect(await reports(world(), key)).toBeGreaterThanOrEqual(2);
    expect(standing(world())).toBe(before);
    expect(await world().log(key)).toContain('updates-chosen');
    await world().press('wang', key, '开始远程');
    expect(world().told('zhou', key)).toContain('已开始远程处理');
  });

  test('whoever is asked takes it over with one press, and its requester reads who has it now (HOT-6)', async () => {
    const key = await world().report('zhou', '机房断电告警', { 紧急程度: '紧急：无法工作' });
    await world().press('li', key, '我来受理');
    await world().push('61m');
    await world().pressInDm('wang', '接受移交');
    expect(await world().ticket(key)).toMatchObject({ owner: 'wang.lei' });
    expect(world().told('zhou', key)).toContain('王磊');
    expect(world().dm('li').join('\n')).toMatch(/王磊 ?已接手/);
  });
});
