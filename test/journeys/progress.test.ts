import { crossedJourneys } from '../kit/journeys';
import { localTime } from '../kit/local-time';
import { tuesdayMorning } from '../kit/world';

crossedJourneys('progress and promises', {}, (world) => {
  const claimed = async (words: string, fields = {}): Promise<string> => {
    const key = await world().report('zhou', words, fields);
    await world().press('li', key, '我来受理');
    return key;
  };
  const reports = async (key: string) =>
    (await world().events(key)).filter((event) => event.type === 'progress-reported');

  test('ten minutes before the hour the owner is asked, and one tap tells the requester (HOT-5)', async () => {
    const key = await claimed('邮件附件打不开');
    const { reportedAt } = await world().ticket(key);
    await world().push('51m');
    expect(world().dm('li').at(-1)).toContain(`${key}`);
    expect(world().dm('li').at(-1)).toContain(localTime(reportedAt + 3_600_000));
    await world().pressInDm('li', '正在测试修复效果');
    expect(world().told('zhou', key)).toContain('正在测试修复效果');
    expect(await reports(key)).toMatchObject([{ by: 'li.na', automatic: false, text: '正在测试修复效果' }]);
    expect((await world().ticket(key)).lastReportAt).toBeLessThan(reportedAt + 3_600_000);
  });

  test('words the owner writes by themselves move the next hour (HOT-5)', async () => {
    const key = await claimed('打印队列堵塞');
    await world().push('30m');
    await world().press('li', key, '写进展');
    await world().fillIn('li', { 目前进展: '已清空队列，正在重启服务' });
    expect(world().told('zhou', key)).toContain('已清空队列，正在重启服务');
    await world().push('40m');
    expect(await reports(key)).toHaveLength(1);
    await world().push('25m');
    expect(await reports(key)).toHaveLength(2);
  });

  test('at the hour without words the requester gets an honest report, and the lead is told (HOT-5)', async () => {
    await world().pushTo('2026-11-24T13:05:00+08:00');
    const key = await claimed('文档一保存就丢失');
    await world().press('li', key, '开始远程');
    const leadHeard = world().dm('chen').length;
    await world().push('61m');
    const [automatic] = await reports(key);
    expect(automatic).toMatchObject({ automatic: true, text: '' });
    const told = world().told('zhou', key);
    expect(told).toContain('李娜暂无新进展说明');
    expect(told).toContain('远程处理中');
    expect(told).toContain(localTime((automatic?.at ?? 0) + 3_600_000));
    await world().push('60m');
    expect(world().dm('chen').slice(leadHeard).join('\n')).toMatch(/单需要跟进[\s\S]*李娜/);
    expect(await reports(key)).toHaveLength(2);
  });

  test('while the requester is asked for something there is no report (HOT-5, SITE-2)', async () => {
    const key = await claimed('会议软件没有声音');
    await world().press('li', key, '转为等待');
    await world().fillIn('li', { '等待什么？': 'requester', 向报修人说明: '请确认耳机型号' });
    expect(world().told('zhou', key)).toContain('请确认耳机型号');
    await world().push('90m');
    expect(await reports(key)).toHaveLength(0);
  });

  test('a promise is read by the requester, reminded before it is due, and kept by an answer (HOT-4)', async () => {
    const key = await claimed('软件授权到期');
    const due = Math.floor(world().now / 60_000) * 60_000 + 25 * 60_000;
    await world().press('li', key, '约定答复时间');
    await world().fillIn('li', { 答复时间: due / 1000, 到时答复什么: '授权续期的结果' });
    expect(world().told('zhou', key)).toContain(`李娜将在 ${localTime(due)} 前答复：授权续期的结果`);
    await world().push('16m');
    expect(world().dm('li').at(-1)).toContain('授权续期的结果');
    await world().pressInDm('li', '已按约答复');
    await world().push('15m');
    expect((await world().ticket(key)).promise).toMatchObject({ slips: 0, keptAt: expect.any(Number) });
    expect(await world().log(key)).not.toContain('promise-slipped');
  });

  test('a promise that slips is told to the requester with a new time, and to the lead (HOT-4)', async () => {
    const key = await claimed('虚拟机无法启动');
    const due = Math.floor(world().now / 60_000) * 60_000 + 20 * 60_000;
    await world().press('li', key, '约定答复时间');
    await world().fillIn('li', { 答复时间: due / 1000, 到时答复什么: '恢复时间' });
    await world().push('21m');
    const slipped = (await world().events(key)).find((event) => event.type === 'promise-slipped');
    expect(slipped).toMatchObject({ due });
    const { newDue } = slipped ?? { newDue: 0 };
    expect(newDue).toBeGreaterThan(due);
    expect(world().told('zhou', key)).toContain(`约定 ${localTime(due)} 前给您的答复未能做到`);
    expect(world().told('zhou', key)).toContain(localTime(newDue));
    expect(world().dm('chen').join('\n')).toContain(localTime(newDue));
  });

  test('a promise in the past is refused at its field (HOT-4)', async () => {
    const key = await claimed('键盘缺键');
    await world().press('li', key, '约定答复时间');
    const late = { 答复时间: world().now / 1000 - 3600, 到时答复什么: '换键盘' };
    expect((await world().fillInWrongly('li', late)).join()).toContain('该时间已过');
    await world().hands('li').close();
  });
});

crossedJourneys('progress over a day', { startsAt: tuesdayMorning.replace('09:10', '16:45') }, (world) => {
  test('keeps to operating time, unless the ticket is urgent (HOT-5)', async () => {
    const key = await world().report('zhou', '共享盘很慢');
    await world().press('li', key, '我来受理');
    const urgent = await world().report('zhou', '财务系统全部瘫痪', { 紧急程度: '紧急：无法工作' });
    await world().press('wang', urgent, '我来受理');
    await world().pushTo('2026-11-24T20:00:00+08:00');
    const hours = async (ticket: string) =>
      (await world().events(ticket)).flatMap((event) =>
        event.type === 'progress-reported' ? [localTime(event.at)] : [],
      );
    expect(await hours(key)).toEqual(['17:45']);
    expect(await hours(urgent)).toEqual(['17:45', '18:45', '19:45']);
    await world().press('wang', urgent, '解决');
    await world().fillIn('wang', { 原因: '服务停止', 处理: '已重启', 建议: '无' });
    await world().pushTo('2026-11-25T09:50:00+08:00');
    expect(await hours(key)).toEqual(['17:45', '09:45']);
  });

  test('comes once a working day while a vendor is waited for (HOT-5)', async () => {
    const key = await world().report('zhou', '主板返厂');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '转为等待');
    await world().fillIn('li', { '等待什么？': 'vendor', 向报修人说明: '厂商预计三天' });
    await world().pushTo('2026-11-27T12:00:00+08:00');
    const days = (await world().events(key)).filter((event) => event.type === 'progress-reported');
    expect(days.map(({ at }) => new Date(at + 8 * 3_600_000).getUTCDate())).toEqual([26, 27]);
  });
});
