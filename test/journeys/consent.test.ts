import { journeys } from '../kit/journeys';

journeys('nobody logs in, opens or risks data without a yes', {}, (world) => {
  const claimed = async (words: string): Promise<string> => {
    const key = await world().report('zhou', words, {});
    await world().press('li', key, '我来受理');
    return key;
  };
  const asks = async (key: string, what = '登录您的电脑，约十分钟'): Promise<void> => {
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'login', 具体内容: what, 为什么需要: '查看打印队列' });
  };
  const clock = (key: string) => world().clockOf(key, 'SLA-5');

  test('is asked on a card, answered with one press, and the clocks stand still meanwhile (SITE-4, SLA-5)', async () => {
    const key = await claimed('打印机不打印');
    await asks(key);
    expect(world().dm('zhou').join('\n')).toContain('需要登录您的系统，您同意吗？');
    expect(world().dm('zhou').join('\n')).toContain('查看打印队列');
    const waiting = await world().ticket(key);
    expect(waiting).toMatchObject({ state: 'waiting', waiting: { reason: 'consent', note: '登录您的电脑，约十分钟' } });
    expect(await world().card(key)).toMatch(/许可.IT-P\d+/);
    expect(await world().card(key)).toMatch(/登录系统.*等待答复/);
    expect(await world().card(key)).toContain('等报修人同意');
    expect(await clock(key)).toMatchObject({ state: 'paused' });
    await world().push('25m');
    await world().pressInDm('zhou', '同意');
    const going = await world().ticket(key);
    expect(going).toMatchObject({ state: 'claimed' });
    const [pause] = going.pauses;
    const still = (pause?.to ?? 0) - (pause?.from ?? 0);
    expect(still).toBeGreaterThanOrEqual(25 * 60_000);
    expect(await clock(key)).toMatchObject({ state: 'running', dueAt: going.reportedAt + 30 * 60_000 + still });
    expect(world().thread(key).join('\n')).toContain('周婷同意 IT-P');
    expect(await world().card(key)).toContain('周婷已同意');
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '队列堵塞', 处理: '已清空', 建议: '无' });
    // WeCom draws no card anew that rings nobody.
    if (world().hands('zhou').platform === 'slack') {
      expect(world().dm('zhou').join('\n')).toContain('已随工单结束');
    }
  });
});
