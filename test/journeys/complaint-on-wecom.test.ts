import { erase } from '../../src/cli/erase';
import { demoDesk } from '../../src/demo/demo-desk';
import type { Complaint } from '../../src/domain/complaint/complaint';
import { databases } from '../kit/databases';
import { heardBy } from '../kit/heard';
import { onWecom, type Somebody } from '../kit/seats';
import { World } from '../kit/world';

const solved = { 原因: '卷纸', 处理: '清理', 建议: '用干纸' };

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');

describe('complaints of people who are on WeCom (HOT-7)', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.start({ database: embedded, seats: onWecom });
  });
  afterEach(() => world.stop());

  const complaint = async (id = 1): Promise<Complaint> => {
    const found = await world.app.store.records.find<Complaint>({ kind: 'complaint', id });
    if (!found) throw new Error(`there is no complaint ${id}`);
    return found;
  };
  const since = new Map<Somebody, number>();
  const from = (...people: readonly Somebody[]): void => {
    for (const who of people) since.set(who, world.dm(who).length);
  };
  const heard = (who: Somebody): readonly string[] => world.dm(who).slice(since.get(who));
  const everythingOf = (who: Somebody): string => heard(who).join('\n');
  /** Words of complaint are asked about; then its form is filled in. */
  const complains = async (who: Somebody, words: string, fields: Parameters<World['fillIn']>[1]): Promise<void> => {
    await world.hands(who).write(`投诉：${words}`);
    await world.drain();
    await world.pressInDm(who, '投诉');
    await world.fillIn(who, fields);
  };
  const answers = async (who: Somebody, text: string): Promise<void> => {
    await world.pressInDm(who, '答复');
    await world.fillIn(who, { 结论: '投诉部分属实', 调查结果: '听了录音', 给投诉人的答复: text, 改进措施: '培训' });
  };

  test('the level that it is about is passed over and told nothing; at the last one it ends without agreement, and nobody is left in silence', async () => {
    const everybody: readonly Somebody[] = ['zhou', 'chen', 'sun', 'kate', 'li', 'wang', 'tom'];
    from(...everybody);
    const photo = await world.hands('zhou').upload('screen.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    await complains('zhou', '组长在电话里吼我', { '是否针对某个人？': '陈浩', 照片或文件: [photo] });
    expect(await complaint()).toMatchObject({ level: 1, told: ['sun.yue'], excluded: ['chen.hao'] });
    expect((await complaint()).files).toMatchObject([{ name: 'screen.png' }]);
    expect(everythingOf('zhou')).toMatch(/IT-C1.*非常抱歉/s);
    expect(everythingOf('sun')).toContain('组长在电话里吼我');

    await answers('sun', '我们会与他谈');
    expect(heard('zhou').filter((one) => one.includes('您接受这个答复吗'))).toHaveLength(1);
    // Words below the answer are neither a yes nor a no: they are told what to choose, and whoever answered reads them.
    await world.hands('zhou').write('IT-C1 没有人向我道歉');
    await world.drain();
    expect(everythingOf('zhou')).toContain('如果不接受');
    expect((await complaint()).added).toMatchObject([{ text: '没有人向我道歉' }]);
    await world.pressInDm('zhou', '问题未解决');
    await world.fillIn('zhou', { '还有什么问题？': '没有人向我道歉' });
    expect(await complaint()).toMatchObject({ level: 2, told: ['kate.miller'] });

    await world.pressInDm('kate', 'Answer');
    await world.fillIn('kate', {
      ...{ Verdict: 'The complaint is justified', Findings: 'calls were listened to', Measures: 'Training' },
      'Answer to the complainant': 'We apologise.',
    });
    // Before they say so they read that nobody is above.
    expect(everythingOf('zhou')).toContain('已没有更上一级');
    from('zhou', 'kate');
    await world.pressInDm('zhou', '问题未解决');
    await world.fillIn('zhou', { '还有什么问题？': '还是没有道歉' });
    expect(await complaint()).toMatchObject({ state: 'closed', ended: 'not-accepted' });
    expect(everythingOf('zhou')).toContain('未达成一致');
    expect(everythingOf('kate')).toContain('didn’t accept the answer to this complaint');
    expect(everythingOf('kate')).toContain('还是没有道歉');

    for (const who of ['li', 'wang', 'tom'] as const) expect(heard(who)).toEqual([]);
    // Each working morning leads hear that nobody knows next year's holidays; nothing of a complaint.
    expect(heard('chen').filter((words) => !words.includes('2027 年放假安排'))).toEqual([]);
    for (const asked of ['IT-C1', '查找 吼我', '未完成的工单']) {
      await world.hands('chen').write(asked);
      await world.drain();
    }
    expect(everythingOf('chen')).not.toContain('组长在电话里');
    // It can be made again.
    await complains('zhou', '再次投诉', { '是否针对某个人？': '陈浩' });
    expect(await complaint(2)).toMatchObject({ state: 'open', text: '再次投诉' });
  });

  test('about every level and nobody at all: the complainant reads that nobody can decide it, and each morning again', async () => {
    from('zhou', 'chen', 'sun', 'kate');
    const key = await world.report('zhou', '打印机卡纸');
    await world.press('chen', key, '我来受理');
    await world.restart(
      demoDesk.replace(
        /complaints:\n {2}levels:\n(?: {4}- .*\n)+/,
        'complaints:\n  levels:\n    - { role: lead, within: 4h }\n',
      ),
    );
    from('zhou', 'chen', 'sun', 'kate');
    await world.pressOwn('zhou', key, '投诉');
    await world.fillIn('zhou', { '发生了什么？': '没人理我' });
    expect(await complaint()).toMatchObject({ told: [], excluded: ['chen.hao'] });
    expect(everythingOf('zhou')).toContain('目前没有与此事无关的人可以处理');
    await world.pushTo('2026-11-25T09:05:00+08:00');
    expect(heard('zhou').filter((one) => one.includes('仍没有与此事无关的人'))).toHaveLength(1);
    expect(everythingOf('chen')).not.toMatch(/IT-C1|投诉/);
    // A lead comes: they have it the next morning, and the complainant reads who.
    const more = demoDesk.replace('wang.lei: { name: 王磊, roles: [engineer]', 'wang.lei: { name: 王磊, roles: [lead]');
    await world.restart(more);
    await world.pushTo('2026-11-26T09:05:00+08:00');
    expect(await complaint()).toMatchObject({ level: 0, told: ['wang.lei'] });
    expect(everythingOf('zhou')).toMatch(/IT-C1 ?现由 ?王磊 ?处理/);
  });

  test('a level that leaves meanwhile is replaced at once, by whoever the desk file names there now', async () => {
    await complains('zhou', '没人理我', { '是否针对某个人？': '不针对具体的人' });
    await world.pressInDm('chen', '由我处理');
    await world.pressInDm('chen', '转交上一级');
    await world.fillIn('chen', { '为什么本级无法决定？': '超出权限' });
    expect(await complaint()).toMatchObject({ level: 1, told: ['sun.yue'] });
    from('zhou', 'chen', 'sun', 'kate');
    const without = demoDesk
      .split('\n')
      .filter((line) => !line.includes('sun.yue'))
      .join('\n');
    await world.restart(without);
    await world.drain();
    expect(await complaint()).toMatchObject({ level: 1, told: ['kate.miller'], missedAt: [] });
    expect(everythingOf('kate')).toContain('没人理我');
    expect(everythingOf('zhou')).toMatch(/IT-C1 ?现由 ?Kate Miller ?处理/);
    expect(everythingOf('zhou')).not.toContain('未能按时');
    expect(heard('sun')).toEqual([]);
  });

  test('a lead writes it down for somebody on the phone, who reads the apology and every step', async () => {
    from('zhou', 'chen', 'sun');
    await complains('chen', '来电：态度很差', { '投诉人（如非本人）': 'zhouting', '是否针对某个人？': '陈浩' });
    const kept = await complaint();
    expect(kept).toMatchObject({ complainant: world.idOf('zhou'), filedBy: 'chen.hao', told: ['sun.yue'] });
    expect(everythingOf('zhou')).toMatch(/IT-C1.*非常抱歉/s);
    // They wrote it down against themselves: they read that it is recorded, and nothing after.
    const recorded = heard('chen').length;
    await world.pressInDm('sun', '由我处理');
    expect(everythingOf('zhou')).toContain('由孙悦处理');
    expect(heard('chen')).toHaveLength(recorded);
  });

  test('whoever answers it gives its ticket to somebody else, and whoever had it reads that and no more; nobody is erased over it', async () => {
    const key = await world.report('zhou', '打印机卡纸');
    await world.press('li', key, '我来受理');
    from('li', 'wang', 'tom', 'zhou');
    await world.pressOwn('zhou', key, '投诉');
    await world.fillIn('zhou', { '发生了什么？': '一直没人来' });
    await world.press('chen', 'IT-C1', `将 ${key} 转给其他人`);
    expect(await world.form('chen')).not.toContain('李娜');
    await world.fillIn('chen', { '指派给谁？': 'wang.lei' });
    expect(await world.ticket(key)).toMatchObject({ owner: 'wang.lei' });
    expect(everythingOf('wang')).toContain(key);
    for (const who of ['li', 'wang', 'tom'] as const) expect(everythingOf(who)).not.toMatch(/IT-C1|投诉|一直没人来/);

    const zhou = world.idOf('zhou');
    const refused = await world.command(erase, [zhou, zhou], { yes: true });
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('IT-C1');
    expect(await complaint()).toMatchObject({ text: '一直没人来', state: 'open' });
  });

  test('whoever rates low goes on to a complaint on the page, with what they wrote', async () => {
    const key = await world.report('zhou', '键盘失灵');
    await world.press('li', key, '我来受理');
    await world.press('li', key, '解决');
    await world.fillIn('li', solved);
    await world.pressInDm('zhou', '已解决');
    await world.pressInDm('zhou', '2 不满意');
    await world.fillIn('zhou', { 您的意见: '没说明白就走了', '对服务不满意？': ['提交投诉（下一步填写情况）'] });
    await world.fillIn('zhou', {});
    expect(await complaint()).toMatchObject({ text: '没说明白就走了', excluded: ['li.na'], told: ['chen.hao'] });
  });

  test('a resolved ticket stays open through days of silence while somebody complains, and closes when that is over', async () => {
    const key = await world.report('zhou', '键盘失灵');
    await world.press('li', key, '我来受理');
    await world.press('li', key, '解决');
    await world.fillIn('li', solved);
    await world.pressOwn('zhou', key, '投诉');
    await world.fillIn('zhou', { '发生了什么？': '没说明白就走了' });
    from('li', 'zhou', 'chen');
    // Silence closes nothing meanwhile, for days; each hears what concerns them.
    await world.push('4h');
    await world.pushTo('2026-12-03T12:00:00+08:00');
    expect((await world.ticket(key)).state).toBe('resolved');
    expect(everythingOf('li')).not.toMatch(/IT-C|投诉/);
    await world.pressInDm('zhou', '撤销投诉');
    await world.fillIn('zhou', {});
    await world.pushTo('2026-12-08T18:30:00+08:00');
    expect((await world.ticket(key)).state).toBe('closed');
  });
});

test('a week with a holiday and a weekend: each is told in working hours, and both levels when time passes it up (HOT-7)', async () => {
  // Thursday; 端午节 is on Friday.
  const world = await World.start({ database: embedded, seats: onWecom, startsAt: '2026-06-18T16:00:00+08:00' });
  try {
    const people: readonly Somebody[] = ['zhou', 'chen', 'sun', 'kate', 'li', 'wang', 'tom'];
    await world.hands('zhou').write('投诉：没人理我');
    await world.drain();
    await world.pressInDm('zhou', '投诉');
    await world.fillIn('zhou', { '是否针对某个人？': '不针对具体的人' });
    await world.pushTo('2026-06-26T09:30:00+08:00');
    await world.drain();
    const local = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
    const told = people.map((who) => {
      const about = heardBy(world, who).filter(({ words }) => words.includes('IT-C1'));
      return `${who}: ${about.map(({ at }) => local(at)).join(', ')}`;
    });
    // Time passes it up twice, and both levels and the complainant hear; at the last one it is late, each working morning.
    const lateMornings = '06-24 11:00, 06-25 09:00, 06-26 09:00';
    expect(told).toEqual([
      `zhou: 06-18 16:00, 06-22 11:00, 06-23 11:00, ${lateMornings}`,
      'chen: 06-18 16:00, 06-22 10:00, 06-22 11:00',
      'sun: 06-22 11:00, 06-23 09:00, 06-23 11:00',
      `kate: 06-23 11:00, 06-24 09:00, ${lateMornings}`,
      ...['li: ', 'wang: ', 'tom: '],
    ]);
  } finally {
    await world.stop();
  }
});
