import { crossedJourneys } from '../kit/journeys';

const solved = { 原因: '静音', 处理: '已打开', 建议: '无' };

crossedJourneys('what happens to a ticket while somebody is asked for consent', {}, (world) => {
  const claimed = async (words: string): Promise<string> => {
    const key = await world().report('zhou', words, {});
    await world().press('li', key, '我来受理');
    return key;
  };
  const asks = async (key: string, what: string): Promise<void> => {
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'login', 具体内容: what, 为什么需要: '查看设置' });
  };
  const heard = (who: 'zhou' | 'li' | 'wang'): string => world().dm(who).join('\n');

  test('a yes ended with the ticket: once that is not fixed whoever works on it hears so and asks again (SITE-4)', async () => {
    const key = await claimed('耳机没有声音');
    await asks(key, '登录声音设置');
    await world().pressInDm('zhou', '同意');
    await asks(key, '登录域控');
    await world().pressInDm('zhou', '不同意');
    await world().fillIn('zhou', { '为什么？': '域控不归我管' });
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    await world().pressInDm('zhou', '没有解决');
    await world().fillIn('zhou', { '还有什么问题？': '还是没有声音' });
    expect(heard('li')).toMatch(/重新打开，(?:IT-P\d+ |该申请)已随之前的处理失效：登录声音设置。操作前请再征得同意/);
    expect(heard('li')).not.toMatch(/失效：登录域控/);
    expect(await world().card(key)).toMatch(/登录系统：已失效，操作前请再征得同意/);
    expect(await world().card(key)).toMatch(/登录系统：周婷不同意/);
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    const before = world().dm('zhou').length;
    await world().pressInDm('li', '再次申请');
    expect(await world().ticket(key)).toMatchObject({ state: 'waiting', waiting: { reason: 'consent' } });
    expect(world().dm('zhou').slice(before).join('\n')).toContain('您同意吗？');
    await world().pressInDm('zhou', '同意');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    expect(await world().card(key)).toMatch(/登录系统：周婷已同意/);
    // What was refused the first time is not done the second time either.
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    expect(await world().ticket(key)).toMatchObject({ resolution: { notDone: '登录域控 — 域控不归我管' } });
  });

  test('a wait for something else that ends while a question is open becomes one for the answer, and says so (SLA-5)', async () => {
    const key = await claimed('键盘失灵');
    await world().press('li', key, '转为等待');
    await world().fillIn('li', { '等待什么？': 'vendor', 向报修人说明: '等新键盘' });
    await asks(key, '登录键盘设置');
    expect(await world().ticket(key)).toMatchObject({ waiting: { reason: 'vendor' } });
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ state: 'running' });
    await world().push('5m');
    await world().press('li', key, '继续处理');
    const waiting = await world().ticket(key);
    expect(waiting).toMatchObject({ state: 'waiting', waiting: { reason: 'consent', note: '登录键盘设置' } });
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ state: 'paused' });
    for (const read of [heard('zhou'), world().thread(key).join('\n')]) {
      expect(read).toMatch(/现等待(?: IT-P\d+ |该申请)的答复。答复前，解决和故障定位时限暂停/);
    }
    expect(await world().card(key)).toContain('等报修人同意：登录键盘设置');
    await world().push('7m');
    await world().pressInDm('zhou', '同意');
    const going = await world().ticket(key);
    expect(going).toMatchObject({ state: 'claimed' });
    const still = going.pauses.flatMap(({ from, to, stops }) =>
      stops.includes('SLA-5') && to !== undefined ? [to - from] : [],
    );
    expect(still).toHaveLength(1);
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({
      dueAt: going.reportedAt + 30 * 60_000 + (still[0] ?? 0),
    });
  });

  test('whoever takes the ticket over has the card of what is open, and goes on with it (SITE-5)', async () => {
    const key = await claimed('电脑越来越慢');
    await world().press('li', key, '有风险的操作');
    await world().fillIn('li', { 要做什么操作: '重装系统', 可能丢失什么: 'D 盘的文件' });
    await world().press('li', key, '移交');
    await world().fillIn('li', { '移交给谁？': '王磊', 交接说明: '先等备份' });
    await world().pressInDm('wang', '接受移交');
    expect(heard('wang')).toMatch(/操作前请先备份|IT-P\d+/);
    await world().pressInDm('zhou', '已备份');
    await world().fillIn('zhou', { '备份了什么，存在哪里？': '都在移动硬盘上' });
    await world().pressInDm('wang', '开始有风险的操作');
    expect(await world().card(key)).toContain('开始操作');
    await world().pressInDm('zhou', '收回同意');
    await world().fillIn('zhou', { '原因（选填）': '刚想起漏了一个文件夹' });
    for (const who of ['li', 'wang'] as const)
      expect(heard(who)).toMatch(/周婷已收回对(?: IT-P|该申请).*的同意.*请停止操作/);
  });

  test('a second press says that it was answered, and a restart in the middle loses nothing (SITE-4)', async () => {
    const key = await claimed('显示器变色');
    await asks(key, '登录显示设置');
    await world().restart();
    await Promise.all([world().hands('zhou').pressInDm('同意'), world().hands('zhou').pressInDm('同意')]);
    await world().drain();
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    const log = await world().log(key);
    expect(log.filter((type) => type === 'resumed')).toHaveLength(1);
    expect(log.filter((type) => type === 'waiting-started')).toHaveLength(1);
  });

  test('a ticket that its requester withdraws takes the question with it, and nobody is reminded (SITE-4)', async () => {
    const key = await claimed('投影仪不亮');
    await asks(key, '登录投影设置');
    await world().pressOwn('zhou', key, '撤销报修');
    await world().fillIn('zhou', {});
    expect(await world().ticket(key)).toMatchObject({ state: 'cancelled' });
    const before = [world().dm('zhou').length, world().dm('li').length];
    await world().push('45m');
    expect([world().dm('zhou').length, world().dm('li').length]).toEqual(before);
  });
});
