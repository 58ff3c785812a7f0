import { instant } from '../../src/domain/time/instant';
import { crossedJourneys } from '../kit/journeys';

const solved = { 原因: '缓存损坏', 处理: '已清除缓存', 建议: '每周重启一次' };

crossedJourneys('the end of a job', {}, (world) => {
  const resolved = async (words: string, fields = {}): Promise<string> => {
    const key = await world().report('zhou', words, fields);
    await world().press('li', key, '我来受理');
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    return key;
  };

  const moreLabel = (): string => /.*补充评价/.exec(world().dm('zhou').join('\n'))?.[0] ?? '';
  const sayMore = async (comment: string): Promise<void> => {
    await world().pressInDm('zhou', moreLabel());
    await world().fillIn('zhou', { 您的意见: comment });
  };

  test('needs cause, fix and advice, asked for at their fields, and the requester reads all three (SITE-3, SITE-7)', async () => {
    const key = await world().report('zhou', '办公软件闪退');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '解决');
    const errors = await world().fillInWrongly('li', { 原因: '缓存损坏', 处理: ' ', 建议: ' ' });
    expect(errors).toEqual(['请填写此项。', '请填写此项。']);
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    await world().fillIn('li', solved);
    expect(await world().ticket(key)).toMatchObject({ state: 'resolved' });
    for (const words of Object.values(solved)) expect(world().told('zhou', key)).toContain(words);
  });

  test('is the requester’s word: fixed closes it, not fixed reopens it with the original clocks (SITE-7)', async () => {
    const key = await resolved('excel 宏无法运行');
    const before = await world().clockOf(key, 'SLA-4');
    expect(before).toMatchObject({ state: 'met' });
    await world().pressInDm('zhou', '没有解决');
    await world().fillIn('zhou', { '还有什么问题？': '打开还是报错' });
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed', owner: 'li.na', reopenings: 1 });
    expect(world().dm('li').join('\n')).toContain('打开还是报错');
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ state: 'running', startedAt: before?.startedAt });
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    await world().pressInDm('zhou', '已解决');
    expect(await world().ticket(key)).toMatchObject({ state: 'closed', closedBy: 'confirmed' });
  });

  test('three stars or less ask why, in reasons and words (SLA-6)', async () => {
    const key = await resolved('浏览器主页被改');
    await world().pressInDm('zhou', '已解决');
    await world().pressInDm('zhou', '3 一般');
    expect((await world().ticket(key)).rating).toMatchObject({ stars: 3 });
    await world().fillIn('zhou', { '哪些方面需要改进？': ['响应慢'], 您的意见: '等了太久' });
    expect((await world().ticket(key)).rating).toMatchObject({
      stars: 3,
      reasons: ['slow-answer'],
      comment: '等了太久',
    });
    expect((await world().ticket(key)).callback).toBeUndefined();
  });

  test('two stars or less are apologised for, and the lead calls back the same working day (SLA-6)', async () => {
    const key = await resolved('office 激活失败', { 联系方式: '分机 8021' });
    await world().pressInDm('zhou', '已解决');
    await world().pressInDm('zhou', '1 很不满意');
    await world().fillIn('zhou', { '哪些方面需要改进？': ['服务态度或行为规范'], 您的意见: '没说明白' });
    expect(world().dm('zhou').join('\n')).toContain('非常抱歉');
    expect((await world().ticket(key)).callback).toMatchObject({ due: instant('2026-11-24T18:00:00+08:00') });
    const task = world().dm('chen').join('\n');
    for (const words of ['分机 8021', '服务态度或行为规范', '没说明白']) expect(task).toContain(words);
    await world().pressInDm('chen', '已回访');
    await world().fillIn('chen', { 回访结果: '已致歉并补充说明' });
    expect((await world().ticket(key)).callback).toMatchObject({ doneAt: expect.any(Number) });
    expect(world().thread(key).join('\n')).toContain('已致歉并补充说明');
  });

  test('nobody rates their own work (SLA-6)', async () => {
    const key = await world().report('li', '自己的电脑装软件');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    await world().pressInDm('li', '已解决');
    expect(await world().ticket(key)).toMatchObject({ state: 'closed' });
    expect(world().dm('li').join('\n')).not.toContain('5 很满意');
  });

  test('nobody rates what they handed over a moment before it was solved (SLA-6)', async () => {
    const key = await world().report('li', '自己的显示器没有信号');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '移交');
    await world().fillIn('li', { '移交给谁？': '王磊', 交接说明: '线已换好' });
    await world().pressInDm('wang', '接受移交');
    await world().press('wang', key, '解决');
    await world().fillIn('wang', solved);
    await world().pressInDm('li', '已解决');
    expect(await world().ticket(key)).toMatchObject({ state: 'closed', owner: 'wang.lei', requester: 'li.na' });
    expect(world().dm('li').join('\n')).not.toContain('5 很满意');
  });

  test('a closed ticket whose fault comes back is opened again by the requester', async () => {
    const key = await resolved('会议软件登录失败');
    await world().pressInDm('zhou', '已解决');
    await world().pressInDm('zhou', '故障又出现了');
    await world().fillIn('zhou', { '还有什么问题？': '今天又登不上' });
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed', reopenings: 1 });
    expect(world().thread(key).join('\n')).toContain('今天又登不上');
  });

  test('the requester withdraws a ticket, and the engineers’ card says so', async () => {
    const key = await world().report('zhou', '其实只是没插电');
    await world().pressOwn('zhou', key, '撤销报修');
    await world().fillIn('zhou', { 说明: '自己好了' });
    expect(await world().ticket(key)).toMatchObject({ state: 'cancelled', cancelled: { reason: 'withdrawn' } });
    expect(await world().card(key)).toContain('报修人撤销');
    await world().push('3m');
    expect(await world().log(key)).not.toContain('clock-breached');
  });

  test('an engineer closes a duplicate, and both sides know where it goes on', async () => {
    const first = await world().report('zhou', '打印机脱机');
    const second = await world().report('emma', 'Printer is offline');
    await world().press('li', second, '标记为重复');
    expect(await world().fillInWrongly('li', { 另一工单编号: '上一个' })).toHaveLength(1);
    await world().fillIn('li', { 另一工单编号: first });
    expect(await world().ticket(second)).toMatchObject({ state: 'cancelled', cancelled: { reason: 'duplicate' } });
    expect(world().told('emma', second)).toContain(first);
  });

  test('one tap rates it; the rating can be changed for twelve hours and then stands (SLA-6)', async () => {
    const key = await resolved('输入法丢失');
    await world().pressInDm('zhou', '已解决');
    await world().pressInDm('zhou', '5 很满意');
    expect((await world().ticket(key)).rating).toMatchObject({ stars: 5, reasons: [] });
    await sayMore('很快');
    expect((await world().ticket(key)).rating).toMatchObject({ stars: 5, comment: '很快' });
    await world().push('13h');
    await world().pressInDm('zhou', moreLabel());
    expect(world().screen('zhou')).not.toContain('您的意见');
    expect((await world().ticket(key)).rating).toMatchObject({ stars: 5, comment: '很快' });
    await world().hands('zhou').close();
  });
});

crossedJourneys('an unanswered resolution', {}, (world) => {
  test('is asked about once more next working morning, and closes after three working days of silence (SITE-7, SLA-6)', async () => {
    const key = await world().report('zhou', '网络打印很慢');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    await world().pushTo('2026-11-25T09:05:00+08:00');
    const reminders = (await world().events(key)).filter(({ type }) => type === 'rating-reminded');
    expect(reminders).toMatchObject([{ at: instant('2026-11-25T09:00:00+08:00') }]);
    await world().pushTo('2026-11-27T18:01:00+08:00');
    expect(await world().ticket(key)).toMatchObject({ state: 'closed', closedBy: 'silence' });
    expect(world().told('zhou', key)).toContain('已关闭');
    expect((await world().log(key)).filter((type) => type === 'rating-reminded')).toHaveLength(1);
    await world().pressInDm('zhou', '4 满意');
    expect((await world().ticket(key)).rating).toMatchObject({ stars: 4 });
  });

  test('cannot be rated after seven working days (SLA-6)', async () => {
    const key = await world().report('zhou', '鼠标垫开胶');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    await world().pressInDm('zhou', '已解决');
    await world().push('12d');
    await world().pressInDm('zhou', '4 满意');
    expect((await world().ticket(key)).rating).toBeUndefined();
    expect(world().whispered('zhou')).toContain('评价已关闭');
  });
});
