import { journeys } from '../kit/journeys';

journeys('a job', {}, (world) => {
  test('is reported, claimed, worked on site, reported on hourly, resolved, confirmed and rated', async () => {
    const key = await world().report('zhou', '三楼打印机卡纸，急用');
    expect(world().dm('zhou').join('\n')).toContain(key);
    await world().press('li', key, '我来受理');
    expect((await world().ticket(key)).owner).toBe('li.na');
    expect(world().dm('zhou').join('\n')).toContain('李娜已受理');
    await world().press('li', key, '前往现场');
    await world().press('li', key, '已到现场');
    await world().push('65m');
    expect(await world().log(key)).toContain('progress-reported');
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '纸盒有异物', 处理: '已清理', 建议: '请勿使用受潮纸张' });
    await world().pressInDm('zhou', '没有解决');
    await world().fillIn('zhou', { '还有什么问题？': '还是卡' });
    expect((await world().ticket(key)).state).toBe('claimed');
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '搓纸轮磨损', 处理: '已更换', 建议: '无' });
    await world().pressInDm('zhou', '已解决');
    await world().pressInDm('zhou', '3 一般');
    await world().fillIn('zhou', { 您的意见: '有点慢' });
    expect(await world().ticket(key)).toMatchObject({ state: 'closed', rating: { stars: 3, comment: '有点慢' } });
  });
});
