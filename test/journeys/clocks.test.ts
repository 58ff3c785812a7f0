import { minutes } from '../../src/domain/time/instant';
import { crossedJourneys } from '../kit/journeys';

const solved = { 原因: '配置错误', 处理: '已改正', 建议: '请勿自行修改' };

crossedJourneys('a promise in operating time', {}, (world) => {
  const claimed = async (words: string): Promise<string> => {
    const key = await world().report('zhou', words);
    await world().press('li', key, '我来受理');
    return key;
  };
  const resolve = async (key: string): Promise<void> => {
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
  };

  test('response is met by a claim, or by an engineer’s word in the thread, never by the bot (SLA-2)', async () => {
    const key = await world().report('zhou', '邮箱容量满了');
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ state: 'running' });
    await world().writeInside('li', key, '收到，我先远程看一下');
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ state: 'met' });
    const other = await claimed('excel 打不开');
    expect(await world().clockOf(other, 'SLA-2')).toMatchObject({ state: 'met' });
    expect(await world().card(other)).toContain('按时');
  });

  test('response later than two minutes is a breach by that much (SLA-2)', async () => {
    const key = await world().report('zhou', 'word 文档乱码');
    await world().push('2m 30s');
    await world().press('wang', key, '我来受理');
    const clock = await world().clockOf(key, 'SLA-2');
    expect(clock).toMatchObject({ state: 'breached' });
    expect(clock?.state === 'breached' && Math.round(clock.by / 1000)).toBeGreaterThanOrEqual(30);
  });

  test('arrival is met within fifteen minutes of setting out, and each visit counts for itself (SLA-3)', async () => {
    const key = await claimed('工位电脑蓝屏，请到场');
    await world().press('li', key, '前往现场');
    expect(world().told('zhou', key)).toContain('李娜已出发，正在赶来');
    await world().push('10m');
    await world().press('li', key, '已到现场');
    expect(await world().clockOf(key, 'SLA-3')).toMatchObject({ state: 'met' });
    await resolve(key);
    await world().pressInDm('zhou', '没有解决');
    await world().fillIn('zhou', { '还有什么问题？': '又蓝屏了' });
    await world().press('li', key, '前往现场');
    await world().push('16m');
    expect(await world().log(key)).toContain('clock-breached');
    await world().press('li', key, '已到现场');
    expect(await world().clockOf(key, 'SLA-3')).toMatchObject({ state: 'breached' });
  });

  test('a software fault is removed within the hour (SLA-4)', async () => {
    const key = await claimed('outlook 无法启动');
    await world().push('50m');
    expect(await world().log(key)).toContain('clock-warned');
    await resolve(key);
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ state: 'met' });
  });

  test('a software fault that takes longer is a breach (SLA-4, HOT-9)', async () => {
    const key = await claimed('wps 许可证失效');
    await world().push('61m');
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ state: 'breached' });
    expect(world().told('zhou', key)).toContain('很抱歉');
    await resolve(key);
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ state: 'breached' });
  });

  test('waiting for the requester stops the clock, their answer starts it again (SLA-4, SITE-2)', async () => {
    await world().pushTo('2026-11-24T13:05:00+08:00');
    const key = await claimed('浏览器插件报错');
    await world().push('20m');
    await world().press('li', key, '转为等待');
    await world().fillIn('li', { '等待什么？': '等报修人回复', 向报修人说明: '请发一张报错截图' });
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ state: 'paused', reason: 'requester' });
    await world().push('50m');
    expect(await world().card(key)).toContain('暂停');
    await world().writeToDesk('zhou', key, '截图在这里');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    const clock = await world().clockOf(key, 'SLA-4');
    expect(clock?.state === 'running' && clock.left).toBeGreaterThan(minutes(38));
    await world().push('41m');
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ state: 'breached' });
  });

  test('waiting for a vendor does not stop the clock (SLA-4)', async () => {
    const key = await claimed('teams 打不开');
    await world().press('li', key, '转为等待');
    await world().fillIn('li', { '等待什么？': 'vendor', 向报修人说明: '厂商正在查' });
    await world().push('61m');
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ state: 'breached' });
  });

  test('a hardware fault is located within half an hour, and the requester reads what it is (SLA-5)', async () => {
    const key = await claimed('笔记本屏幕闪烁');
    await world().push('20m');
    await world().press('li', key, '已定位故障');
    await world().fillIn('li', { '故障是什么？': '屏线接触不良' });
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ state: 'met' });
    expect(world().told('zhou', key)).toContain('屏线接触不良');
  });

  test('a hardware fault located later is a breach; waiting for an approval does not count (SLA-5)', async () => {
    const key = await claimed('硬盘有异响');
    await world().press('li', key, '转为等待');
    await world().fillIn('li', { '等待什么？': 'approval', 向报修人说明: '需主管同意拆机' });
    await world().push('40m');
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ state: 'paused' });
    await world().press('li', key, '继续处理');
    await world().push('31m');
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ state: 'breached' });
  });

  test('a visit is due at the time that was agreed, and the requester reads it (SLA-3)', async () => {
    const key = await claimed('工位主机异响，请到场');
    await world().press('li', key, '前往现场');
    await world().push('5m');
    await world().press('li', key, '转为等待');
    const due = world().now + minutes(60) - (world().now % minutes(1));
    const agreed = { 向报修人说明: '按约定时间上门', '约定时间（如有）': due / 1000 };
    await world().fillIn('li', { '等待什么？': 'scheduled', ...agreed });
    expect(await world().clockOf(key, 'SLA-3')).toMatchObject({ state: 'running', dueAt: due });
    expect(world().told('zhou', key)).toMatch(/等约定时间（\d\d:\d\d）/);
    await world().push('20m');
    expect(await world().log(key)).not.toContain('clock-breached');
    await world().press('li', key, '继续处理');
    await world().press('li', key, '已到现场');
    expect(await world().clockOf(key, 'SLA-3')).toMatchObject({ state: 'met' });
    await resolve(key);
  });

  test('a claim given back before any word is no response (SLA-2)', async () => {
    const key = await claimed('outlook 日历不同步');
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ state: 'met' });
    await world().press('li', key, '退回工单');
    await world().fillIn('li', { 原因: '不熟悉' });
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ state: 'running' });
    await world().push('3m');
    expect(await world().log(key)).toContain('clock-breached');
    await world().press('wang', key, '我来受理');
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ state: 'breached' });
  });

  test('a ticket that comes back after it was closed has clocks of its own; the first round’s stay (SLA-4)', async () => {
    const key = await claimed('excel 宏无法运行');
    await world().push('20m');
    await resolve(key);
    await world().pressInDm('zhou', '已解决');
    await world().push('3h');
    await world().pressInDm('zhou', '故障又出现了');
    await world().fillIn('zhou', { '还有什么问题？': '又不能用了' });
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ round: 2, state: 'running' });
    expect(await world().card(key)).toMatch(/第\s1\s轮/);
    await resolve(key);
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ round: 2, state: 'met' });
    expect(await world().card(key)).toMatch(/第\s1\s轮.*解决：按时/s);
  });
});
