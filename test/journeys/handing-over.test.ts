import { kinds } from '../../src/commands/kinds';
import { demoDesk } from '../../src/demo/demo-desk';
import type { HandoverList } from '../../src/domain/handover/handover-list';
import type { RecordRef } from '../../src/domain/record/record-ref';
import { instant } from '../../src/domain/time/instant';
import { crossedJourneys, slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const kept = (world: World, about: RecordRef): Promise<HandoverList> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<HandoverList>(about));

/** The newest list that waits for an answer. */
async function newest(world: World): Promise<RecordRef> {
  const made = (await world.app.store.records.open('handover', 99)).at(-1);
  if (made === undefined) throw new Error('nothing is handed over');
  return { kind: kinds.handover.name, id: made.id };
}

crossedJourneys('everything somebody has goes to a successor', {}, (world) => {
  const dm = (who: Somebody): string => world().dm(who).join('\n');
  const claimed = async (...words: readonly string[]): Promise<readonly string[]> => {
    const keys: string[] = [];
    for (const text of words) {
      const key = await world().report('zhou', text);
      await world().press('li', key, '我来受理');
      keys.push(key);
    }
    return keys;
  };
  /** Li hands over what she has to Wang. */
  const handsOver = async (note = '下班前没来得及'): Promise<RecordRef> => {
    await world().hands('li').write('交接');
    await world().drain();
    await world().pressInDm('li', '交接我的工单');
    await world().fillIn('li', { '交接给谁？': '王磊', '需要对方知道什么？（选填）': note });
    return newest(world());
  };
  const ownersOf = (keys: readonly string[]) =>
    Promise.all(keys.map(async (key) => (await world().ticket(key)).owner ?? null));

  test('line by line: what is accepted is the successor’s at once, what is refused stays (STAFF-6, HOT-6)', async () => {
    const [first = '', second = '', third = ''] = await claimed('打印机卡纸', '键盘失灵', '鼠标不动');
    const about = await handsOver('打印机的备件在三楼');
    expect(dm('wang')).toContain('李娜请您接手以下工单');
    expect(dm('wang')).toContain('打印机的备件在三楼');
    // Until somebody accepts, the requester reads one name, and it is Li's.
    expect(await ownersOf([first, second, third])).toEqual(['li.na', 'li.na', 'li.na']);
    await world().pressInDm('wang', '逐条确认');
    const line = (key: string, title: string) => `${key} ${title}`;
    const wrong = { [line(first, '打印机卡纸')]: 'accept', [line(second, '键盘失灵')]: 'refuse' };
    expect((await world().fillInWrongly('wang', wrong)).length).toBeGreaterThan(0);
    await world().fillIn('wang', { ...wrong, 不接手的原因: '键盘要找供应商' });
    expect(await ownersOf([first, second, third])).toEqual(['wang.lei', 'li.na', 'li.na']);
    expect(dm('li')).toContain('键盘要找供应商');
    expect(world().told('zhou', first)).toContain('王磊');
    expect(world().told('zhou', second)).not.toContain('王磊');
    await world().pressInDm('wang', '全部接手');
    expect(await ownersOf([first, second, third])).toEqual(['wang.lei', 'li.na', 'wang.lei']);
    expect(await kept(world(), about)).toMatchObject({ state: 'done' });
    expect(dm('li')).toMatch(/已完成：接手 2 单、未接手 1 单/);
    // What was refused is offered to somebody else.
    await world().pressInDm('li', '转交他人');
    await world().fillIn('li', { '交接给谁？': '陈浩' });
    await world().pressInDm('chen', '全部接手');
    expect(await ownersOf([first, second, third])).toEqual(['wang.lei', 'chen.hao', 'wang.lei']);
  });

  test('the requester of each ticket hears once who has it now, and whoever gave and took no dozen of messages (HOT-6)', async () => {
    const keys = await claimed('屏幕闪烁', '耳机没声', '网速很慢');
    await handsOver();
    const before = { li: world().dm('li').length, wang: world().dm('wang').length };
    await world().pressInDm('wang', '全部接手');
    for (const key of keys) {
      const told = world().told('zhou', key);
      // Slack shows what is said in a thread once more in the conversation: as often as that somebody has it.
      expect(told.split('转交王磊处理')).toHaveLength(told.split('李娜已受理').length);
    }
    expect(world().dm('li').length - before.li).toBeLessThanOrEqual(2);
  });

  test('a ticket that ends or moves on meanwhile drops out of the list by itself', async () => {
    const [first = '', second = ''] = await claimed('打印不清楚', '开不了机');
    const about = await handsOver();
    await world().press('li', first, '解决');
    await world().fillIn('li', { 原因: '墨盒', 处理: '已换', 建议: '无' });
    expect((await kept(world(), about)).lines.map(({ state }) => state)).toEqual(['over', 'offered']);
    await world().pressInDm('wang', '全部接手');
    expect(await ownersOf([second])).toEqual(['wang.lei']);
    expect(await kept(world(), about)).toMatchObject({ state: 'done' });
  });

  test('both press at once, and after a restart: each ticket changes hands once (HOT-6)', async () => {
    const keys = await claimed('扫描仪报错', '投影不亮');
    const about = await handsOver();
    await world().restart();
    const press = (who: Somebody, button: string) =>
      world()
        .hands(who)
        .pressInDm(button)
        .catch(() => undefined);
    await Promise.all([press('wang', '全部接手'), press('wang', '全部接手'), press('li', '撤销交接')]);
    await world().drain();
    const list = await kept(world(), about);
    expect(['done', 'withdrawn']).toContain(list.state);
    const owner = list.state === 'done' ? 'wang.lei' : 'li.na';
    expect(await ownersOf(keys)).toEqual([owner, owner]);
    for (const key of keys) {
      const accepted = (await world().log(key)).filter((type) => type === 'handover-accepted');
      expect(accepted).toHaveLength(list.state === 'done' ? 1 : 0);
    }
    // A press that came too late reads how it stands.
    await press('wang', '全部接手');
    await world().drain();
    expect(await ownersOf(keys)).toEqual([owner, owner]);
  });

  test('a lead hands over for somebody who is sick (STAFF-6)', async () => {
    const [key = ''] = await claimed('门禁刷不开');
    await world().hands('chen').write('交接');
    await world().drain();
    await world().pressInDm('chen', '交接我的工单');
    await world().fillIn('chen', { '交接谁的工单？': '李娜', '交接给谁？': '王磊' });
    expect(await kept(world(), await newest(world()))).toMatchObject({
      owner: 'li.na',
      begunBy: 'chen.hao',
      because: 'lead',
    });
    await world().pressInDm('wang', '全部接手');
    expect(await ownersOf([key])).toEqual(['wang.lei']);
    expect(dm('chen')).toMatch(/已完成：接手 1 单/);
  });
});

crossedJourneys('somebody goes on leave', {}, (world) => {
  test('what they have goes to whoever stands in, as it begins, and line by line (STAFF-6)', async () => {
    const key = await world().report('zhou', '打印机卡纸');
    await world().press('li', key, '我来受理');
    await world().hands('li').write('请假');
    await world().drain();
    await world().pressInDm('li', '请假');
    const moment = (time: string): number => instant(`2026-11-${time}:00+08:00`) / 1000;
    await world().fillIn('li', { 开始: moment('25T00:00'), 结束: moment('26T18:00'), 事由: '家里有事' });
    await world().pressInDm('li', '请这位同事代班');
    await world().pressInDm('tom', "I'll stand in");
    await world().pressInDm('chen', '批准');
    await world().pushTo('2026-11-25T08:50:00+08:00');
    // Her last shift before it ends the evening before: she can still say what is to be known.
    expect(await kept(world(), await newest(world()))).toMatchObject({
      owner: 'li.na',
      to: 'tom.baker',
      because: 'shift-end',
    });
    expect(world().dm('tom').join('\n')).not.toContain('asks you to take over');
    await world().pushTo('2026-11-25T09:01:00+08:00');
    expect(world().dm('tom').join('\n')).toContain('李娜 asks you to take over these tickets');
    expect((await world().ticket(key)).owner).toBe('li.na');
    await world().pressInDm('tom', 'Take all over');
    expect((await world().ticket(key)).owner).toBe('tom.baker');
  });
});

crossedJourneys('a handover that nobody answers', { startsAt: '2026-11-24T17:35:00+08:00' }, (world) => {
  const dm = (who: Somebody): string => world().dm(who).join('\n');

  test('rings nobody at night; in the morning a lead decides ticket by ticket (STAFF-6, HOT-6)', async () => {
    const keys: string[] = [];
    for (const words of ['打印机卡纸', '键盘失灵']) {
      keys.push(await world().report('zhou', words));
      await world().press('li', keys.at(-1) ?? '', '我来受理');
    }
    await world().hands('li').write('交接');
    await world().drain();
    await world().pressInDm('li', '交接我的工单');
    await world().fillIn('li', { '交接给谁？': '王磊' });
    const about = await newest(world());
    await world().pushTo('2026-11-24T18:30:00+08:00');
    const evening = world().dm('wang').length;
    await world().pushTo('2026-11-25T08:50:00+08:00');
    expect(world().dm('wang')).toHaveLength(evening);
    expect(dm('chen')).not.toContain('IT-H');
    await world().pushTo('2026-11-25T09:12:00+08:00');
    expect(dm('wang')).toContain('李娜还在等您确认');
    await world().pushTo('2026-11-25T10:45:00+08:00');
    expect(await kept(world(), about)).toMatchObject({ state: 'with-lead' });
    expect(dm('li')).toMatch(/未按时确认，已请组长决定/);
    expect((await world().ticket(keys[0] ?? '')).owner).toBe('li.na');
    await world().pressInDm('chen', '逐条决定');
    await world().fillIn('chen', { [`${keys[0]} 打印机卡纸`]: '王磊', 原因: '李娜今天不在' });
    expect((await world().ticket(keys[0] ?? '')).owner).toBe('wang.lei');
    expect((await world().ticket(keys[1] ?? '')).owner).toBe('li.na');
    expect(await kept(world(), about)).toMatchObject({ state: 'done' });
    expect(dm('li')).toContain('陈浩已就');
  });
});

const busy = `${demoDesk}limits: { reportsPer10Minutes: 99, reportsPerHour: 99 }\n`;

slackJourneys('/repair handover', { deskFile: busy }, (world) => {
  test('opens the form for an engineer with open tickets, the words that follow as the note; whoever has none reads so', async () => {
    await world().beginReport('wang', 'handover');
    await world().until('the refusal', () => world().screen('wang').includes('没有可交接的未完成工单'));
    await world().hands('wang').close();
    const key = await world().report('zhou', '打印机卡纸');
    await world().press('li', key, '我来受理');
    await world().beginReport('li', 'hand over my tickets: 备件在三楼');
    expect(await world().form('li')).toContain('1 单未完成工单列入清单');
    await world().fillIn('li', { '交接给谁？': '王磊' });
    const about = await newest(world());
    expect(await kept(world(), about)).toMatchObject({ note: '备件在三楼' });
    // What is on a list already is on no second one, until that one is withdrawn.
    await world().beginReport('li', 'handover');
    await world().until('the refusal', () => world().screen('li').includes('请先撤销该清单'));
    await world().hands('li').close();
    await world().pressInDm('li', '撤销交接');
    expect(await kept(world(), about)).toMatchObject({ state: 'withdrawn' });
    expect(world().dm('wang').join('\n')).toContain('李娜已撤销');
    expect((await world().ticket(key)).owner).toBe('li.na');
  });

  test('of more tickets than a form holds thirty go on the list, and it says so', async () => {
    for (let nth = 0; nth < 32; nth += 1) {
      const key = await world().report('zhou', `打印机卡纸，第${nth}台`);
      await world().press('li', key, '我来受理');
    }
    await world().beginReport('li', 'handover');
    expect(await world().form('li')).toContain('本次列入 30 单');
    await world().fillIn('li', { '交接给谁？': '王磊' });
    expect((await kept(world(), await newest(world()))).lines).toHaveLength(30);
    expect(world().dm('wang').join('\n')).toContain('还有 24 单');
    await world().pressInDm('wang', '全部接手');
    const owned = await world().app.store.uow.transact(world().now, (tx) => tx.openTickets());
    expect([...owned].toSorted()).toEqual([
      ['li.na', 2],
      ['wang.lei', 30],
    ]);
  });
});
