import { togetherJourneys } from '../kit/journeys';
import { tuesdayMorning, type World } from '../kit/world';

togetherJourneys('an engineer leaves the company', { startsAt: tuesdayMorning.replace('09:10', '17:50') }, (world) => {
  const lists = () =>
    world()
      .dm('chen')
      .filter((words) => words.includes('值班安排：未来 14 天'));

  test('the lead is told the next morning, once, puts it right with one press, and reads of it no more (STAFF-7)', async () => {
    // The day's look is over, and finds nothing.
    await world().push('1m');
    expect(lists()).toEqual([]);
    await leaves(world(), 'li');
    await world().pushTo('2026-11-25T09:05:00+08:00');
    expect(lists()).toHaveLength(1);
    expect(lists()[0]).toMatch(/新发现：李娜 ?已不在岗，仍排在值班表中/);
    await world().push('2h');
    expect(lists()).toHaveLength(1);
    await world().pressInDm('chen', '1：我来值班');
    expect(world().dm('chen').join('\n')).toMatch(/IT-X1/);
    // Another press reads how it stands.
    await world().pressInDm('chen', '1：我来值班');
    expect(world().screen('chen') + world().dm('chen').join('\n') + world().whispered('chen')).toContain('未作更改');
    await world().pushTo('2026-11-26T09:05:00+08:00');
    expect(lists()).toHaveLength(1);
    const key = await world().report('zhou', '打印机卡纸');
    const [first] = (await world().events(key)).filter((event) => event.type === 'rescue-step-taken');
    expect(first).toMatchObject({ told: ['chen.hao'] });
  });
});

/** Their account on the platform they use is ended. */
async function leaves(world: World, who: 'li'): Promise<void> {
  const { platform, account } = world.hands(who);
  if (platform === 'slack') world.as(who).change({ deleted: true });
  else await world.slack.wecom?.as(account).leave();
  await world.drain();
}
