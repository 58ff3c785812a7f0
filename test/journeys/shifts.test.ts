import { crossedJourneys } from '../kit/journeys';
import { tuesdayMorning } from '../kit/world';

crossedJourneys('a shift', { startsAt: tuesdayMorning.replace('09:10', '17:50') }, (world) => {
  test('is told to whoever begins it and whoever ends it, with what is open for them (STAFF-7)', async () => {
    const free = await world().report('zhou', '打印机卡纸');
    const owned = await world().report('emma', '显示器闪屏');
    await world().press('li', owned, '我来受理');
    await world().pushTo('2026-11-24T18:00:05+08:00');
    const lis = world().dm('li').at(-1) ?? '';
    expect(lis).toContain('您的值班已结束');
    expect(lis).toContain('王磊');
    expect(lis).toMatch(new RegExp(`仍由您处理 1 单[\\s\\S]*${owned}`));
    const wangs = world().dm('wang').join('\n');
    expect(wangs).toContain('您现在值班：主值班，至 11月25日 周三 09:00');
    expect(wangs).toMatch(/上一班[\s\S]*李娜/);
    expect(wangs).toMatch(new RegExp(`待受理 1 单[\\s\\S]*${free}`));
    expect(world().dm('chen').join('\n')).toContain('您现在值班：备值班');
    const before = world().dm('wang').length;
    await world().push('30s');
    expect(world().dm('wang').slice(before).join('\n')).not.toContain('您现在值班');
  });
});
