import { demoDesk } from '../../src/demo/demo-desk';
import { crossedJourneys, slackJourneys } from '../kit/journeys';
import type { World } from '../kit/world';

/** A new ticket that the lead gives to Tom: the ladder has come to the lead by then. */
async function givenToTom(world: World, words: string): Promise<string> {
  const key = await world.report('zhou', words);
  await world.push('106s');
  await world.pressInDm('chen', '指派');
  await world.fillIn('chen', { '指派给谁？': 'tom.baker', 原因: '他最熟悉会议室设备' });
  return key;
}

/** Whom the requester was told to have their ticket. */
const namesTold = (world: World, key: string): readonly string[] =>
  ['李娜', '王磊', 'Tom Baker', '陈浩'].filter((name) =>
    [`${name}已受理`, `${name} 已受理`, `现由${name}`, `现由 ${name}`].some((words) =>
      world.told('zhou', key).includes(words),
    ),
  );

crossedJourneys('a ticket is given to somebody', {}, (world) => {
  test('a lead names somebody, who takes it with a press: only then the requester reads their name', async () => {
    const key = await givenToTom(world(), '会议室投影仪无信号');
    expect(await world().ticket(key)).toMatchObject({ state: 'new', assignment: { to: 'tom.baker', by: 'chen.hao' } });
    expect(await world().card(key)).toContain('Tom Baker，等待确认');
    const asked = world().dm('tom').at(-1);
    expect(asked).toContain('is assigned to you');
    expect(asked).toContain('他最熟悉会议室设备');
    expect(namesTold(world(), key)).toEqual([]);
    await world().pressInDm('tom', 'Claim');
    expect(await world().ticket(key)).toMatchObject({ owner: 'tom.baker' });
    expect(namesTold(world(), key)).toEqual(['Tom Baker']);
    expect((await world().clockOf(key, 'SLA-2'))?.state).toBe('met');
  });

  test('whoever refuses says why, the next one is asked, and the requester reads one name only', async () => {
    const key = await givenToTom(world(), '会议室音响没有声音');
    await world().pressInDm('tom', 'Refuse');
    await world().fillIn('tom', { 'Why?': '今天在北京' });
    expect(world().dm('chen').join('\n')).toContain('今天在北京');
    expect(await world().ticket(key)).toMatchObject({ asked: ['tom.baker'] });
    const next = (await world().ticket(key)).assignment?.to;
    expect(['li.na', 'wang.lei']).toContain(next);
    const [who, name] = next === 'li.na' ? (['li', '李娜'] as const) : (['wang', '王磊'] as const);
    expect(world().dm(who).join('\n')).toContain('前一位同事无法受理此工单');
    await world().pressInDm(who, '我来受理');
    expect(namesTold(world(), key)).toEqual([name]);
  });

  test('whoever was named and leaves loses it, the owner’s tickets are given away in one form, and requesters hear of it', async () => {
    const keys = [await world().report('zhou', '打印机卡纸'), await world().report('zhou', '扫描仪没反应')];
    for (const key of keys) await world().press('li', key, '我来受理');
    await leaves(world(), 'li');
    const [first = '', second = ''] = keys;
    expect(world().told('zhou', first)).toContain('李娜无法继续处理您的报修');
    const heard = world().dm('chen').join('\n');
    expect(heard).toContain('李娜已无法联系');
    for (const key of keys) expect(heard).toContain(key);
    await world().pressInDm('chen', '全部转派');
    const form = await world().form('chen');
    for (const key of keys) expect(form).toContain(key);
    await world().fillIn('chen', { [`${second} 扫描仪没反应`]: 'tom.baker', 原因: '李娜离职' });
    expect((await world().ticket(first)).owner).toBe('wang.lei');
    expect((await world().ticket(second)).owner).toBe('tom.baker');
    expect(world().dm('chen').join('\n')).toContain('李娜的工单均已有人负责');
    await world().pressInDm('tom', 'Claim');
    expect(world().told('zhou', second)).toContain('现由 Tom Baker 为您处理');
    await world().push('16m');
    expect(world().told('zhou', first)).toContain('现由王磊为您处理');
    expect(namesTold(world(), first)).toEqual(['李娜', '王磊']);
  });
});

/** Their account on the platform they use is ended. */
async function leaves(world: World, who: 'li'): Promise<void> {
  const { platform, account } = world.hands(who);
  if (platform === 'slack') world.as(who).change({ deleted: true });
  else await world.slack.wecom?.as(account).leave();
  await world.drain();
}

slackJourneys(
  'a desk that gives tickets to people itself',
  { deskFile: `${demoDesk}assignment: assign\n` },
  (world) => {
    test('names whoever is on shift with the fewest tickets, who takes it; nobody is called twice', async () => {
      const busy = await world().report('zhou', '键盘进水');
      await world().pressInDm('li', '我来受理');
      const key = await world().report('zhou', '鼠标失灵');
      expect(await world().ticket(busy)).toMatchObject({ owner: 'li.na' });
      expect(await world().ticket(key)).toMatchObject({ state: 'new', assignment: { to: 'wang.lei', by: 'desk' } });
      expect(world().dm('wang').join('\n')).toContain('您正在值班、技能匹配，且在手工单最少');
      expect((await world().log(key)).slice(0, 3)).toEqual(['reported', 'assigned', 'rescue-step-taken']);
      await world().push('61s');
      expect(await world().ticket(key)).toMatchObject({ asked: ['wang.lei'], assignment: { to: 'li.na' } });
      await world().pressInDm('li', '我来受理');
      expect(await world().ticket(key)).toMatchObject({ owner: 'li.na' });
      expect(namesTold(world(), key)).toEqual(['李娜']);
    });
  },
);
