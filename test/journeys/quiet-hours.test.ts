import { crossedJourneys } from '../kit/journeys';

crossedJourneys('quiet hours', {}, (world) => {
  const answerTo = async (who: 'emma' | 'zhou', text: string): Promise<string> => {
    const before = world().dm(who).length;
    await world().hands(who).write(text);
    await world().drain();
    return world().dm(who).slice(before).join('\n');
  };

  test('are set, read and ended with one line; a word that is about something else is a report', async () => {
    expect(await answerTo('zhou', '免打扰')).toContain('您未设置免打扰时间');
    expect(await answerTo('zhou', '免打扰 22:00-07:30')).toContain('22:00 至 07:30 仅通知不能等的事项');
    expect(await answerTo('zhou', '免打扰')).toContain('免打扰 关闭');
    expect(await answerTo('emma', 'quiet off')).toContain('You hear everything at once again');
  });

  test('what can wait comes when they end, what is urgent at once, and what they do is answered', async () => {
    const [usual, urgent] = [
      await world().report('zhou', '打印机卡纸'),
      await world().report('zhou', '全部断网', { 紧急程度: '紧急：无法工作' }),
    ];
    for (const key of [usual, urgent]) await world().press('li', key, '我来受理');
    expect(await answerTo('zhou', '免打扰 09:00-12:00')).toContain('12:00');
    const before = world().dm('zhou').length;
    for (const key of [usual, urgent]) await world().writeInside('li', key, `看过了 ${key}`);
    const told = () => world().dm('zhou').slice(before).join('\n');
    expect(told()).toContain(`看过了 ${urgent}`);
    expect(told()).not.toContain(`看过了 ${usual}`);
    await world().pushTo('2026-11-24T12:01:00+08:00');
    expect(told()).toContain(`看过了 ${usual}`);
  });
});
