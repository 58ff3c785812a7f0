import { journeys } from '../kit/journeys';

journeys('who has a job', {}, (world) => {
  const claimed = async (words: string): Promise<string> => {
    const key = await world().report('zhou', words);
    await world().press('li', key, '我来受理');
    return key;
  };

  test('whoever claims first owns it; the others are told who (HOT-6)', async () => {
    const key = await world().report('zhou', '显示器没有信号');
    await world().pressAtOnce(['li', 'wang'], key, '我来受理');
    const { owner } = await world().ticket(key);
    const [name, loser] = owner === 'li.na' ? (['李娜', 'wang'] as const) : (['王磊', 'li'] as const);
    expect(world().whispered(loser)).toContain(`已由${name}受理`);
    expect(await world().card(key)).not.toContain('我来受理');
    expect(world().told('zhou', key)).toContain(`${name}已受理`);
    expect((await world().log(key)).filter((type) => type === 'claimed')).toHaveLength(1);
  });

  test('what was reported wrongly is put right with a reason: both sides read it, and clocks are told anew (7.1)', async () => {
    const key = await claimed('打印机一直卡纸');
    expect(await world().ticket(key)).toMatchObject({ kind: 'hardware' });
    await world().press('li', key, '更正报修信息');
    await world().fillIn('li', { 类别: '办公软件 · 故障', '楼层、房间或工位': '5 楼', 原因: '是驱动问题' });
    expect(await world().ticket(key)).toMatchObject({ kind: 'software', spot: '5 楼' });
    expect(await world().card(key)).toMatch(/更正类别.*(李娜|您) ?更正，原为/s);
    expect(world().told('zhou', key)).toContain('是驱动问题');
    // Engineers in WeCom have no thread: they read it on the card above and on the ticket's page.
    for (const read of world().thread(key).slice(-1)) expect(read).toContain('是驱动问题');
  });

  test('an urgent ticket stays urgent until its requester agrees that it can wait (7.1)', async () => {
    const key = await world().report('zhou', '显示器花屏', { 紧急程度: '紧急：无法工作' });
    await world().press('li', key, '我来受理');
    await world().press('li', key, '更正报修信息');
    await world().fillIn('li', { 紧急程度: '普通：还能工作', 原因: '有备用显示器' });
    expect(await world().ticket(key)).toMatchObject({ urgent: true });
    await world().push('31m');
    expect(await world().log(key)).toContain('lowering-reminded');
    await world().pressInDm('zhou', '可以等');
    expect(await world().ticket(key)).toMatchObject({ urgent: false });
    expect(world().thread(key).join()).toContain('同意改为普通');
  });

  test('a claim that is given back says why, and the rescue ladder begins anew with the other on duty (HOT-6)', async () => {
    const key = await claimed('鼠标滚轮坏了');
    await world().press('li', key, '退回工单');
    await world().fillIn('li', { 原因: '我在机房，半小时内过不去' });
    expect(await world().ticket(key)).toMatchObject({ state: 'new' });
    expect((await world().ticket(key)).owner).toBeUndefined();
    expect(world().thread(key).join()).toContain('我在机房，半小时内过不去');
    expect(world().told('zhou', key)).toContain('您的报修不再由李娜处理');
    await world().push('80s');
    const steps = (await world().events(key)).slice((await world().log(key)).indexOf('claim-returned'));
    expect(steps.flatMap((event) => (event.type === 'rescue-step-taken' ? event.told : []))).toEqual([
      'wang.lei',
      'wang.lei',
      'li.na',
    ]);
    await world().pressInDm('wang', '我来受理');
    expect(await world().ticket(key)).toMatchObject({ owner: 'wang.lei' });
  });

  test('a helper joins and works, and the owner stays owner (HOT-6)', async () => {
    const key = await claimed('工位网线松动');
    await world().press('wang', key, '写进展');
    await world().until('the refusal', () => world().screen('wang').includes('李娜'));
    await world().hands('wang').close();
    await world().press('li', key, '添加协作人');
    await world().fillIn('li', { '邀请谁协作？': '王磊' });
    expect(world().dm('wang').join('\n')).toContain('李娜邀请您协作');
    await world().press('wang', key, '写进展');
    await world().fillIn('wang', { 目前进展: '网线已重新压接' });
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na', collaborators: ['wang.lei'] });
    expect(world().told('zhou', key)).toContain('网线已重新压接');
    expect(await world().card(key)).toContain('王磊');
  });

  test('a handover moves the ticket only when the other accepts (HOT-6)', async () => {
    const key = await claimed('扫描仪驱动装不上');
    await world().press('li', key, '移交');
    await world().fillIn('li', { '移交给谁？': 'Tom Baker', 交接说明: '驱动已下载到桌面' });
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na', handover: { to: 'tom.baker' } });
    expect(world().dm('tom').at(-1)).toContain('驱动已下载到桌面');
    await world().pressInDm('tom', 'Take over');
    expect((await world().ticket(key)).owner).toBe('tom.baker');
    expect(world().told('zhou', key)).toContain('已由李娜转交 Tom Baker 处理');
    expect(world().dm('li').join('\n')).toContain('Tom Baker 已接手您的');
    expect(world().dm('tom').join('\n')).toMatch(new RegExp(`${key} (is|Is) yours now`));
  });

  test('a handover that is declined says why, and the ticket stays where it was (HOT-6)', async () => {
    const key = await claimed('电脑无法开机');
    await world().press('li', key, '移交');
    await world().fillIn('li', { '移交给谁？': '王磊', 交接说明: '电源可能坏了' });
    await world().pressInDm('wang', '无法接手');
    await world().fillIn('wang', { 原因: '今天在北京办公室' });
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na' });
    expect((await world().ticket(key)).handover).toBeUndefined();
    expect(world().dm('li').join('\n')).toContain('今天在北京办公室');
  });

  test('a helper leaves the ticket again', async () => {
    const key = await claimed('耳机没有声音');
    await world().press('li', key, '添加协作人');
    await world().fillIn('li', { '邀请谁协作？': '王磊' });
    await world().press('wang', key, '退出协作');
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na', collaborators: [] });
  });
});
