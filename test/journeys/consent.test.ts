import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportPerson } from '../../src/cli/export-person';
import type { Consent } from '../../src/domain/consent/consent';
import { crossedJourneys, togetherJourneys } from '../kit/journeys';

const noon = '2026-11-24T11:45:00+08:00';

crossedJourneys('nobody logs in, opens or risks data without a yes', {}, (world) => {
  const claimed = async (words: string): Promise<string> => {
    const key = await world().report('zhou', words, {});
    await world().press('li', key, '我来受理');
    return key;
  };
  const asks = async (key: string, what = '登录您的电脑，约十分钟'): Promise<void> => {
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'login', 具体内容: what, 为什么需要: '查看打印队列' });
  };
  const asksForBackup = async (key: string): Promise<void> => {
    await world().press('li', key, '有风险的操作');
    await world().fillIn('li', { 要做什么操作: '重装系统', 可能丢失什么: 'D 盘的文件' });
  };
  const clock = (key: string) => world().clockOf(key, 'SLA-5');
  const heard = (who: 'zhou' | 'li' | 'wang'): string => world().dm(who).join('\n');

  test('is asked on a card, answered with one press, and the clocks stand still meanwhile (SITE-4, SLA-5)', async () => {
    const key = await claimed('打印机不打印');
    await asks(key);
    expect(heard('zhou')).toContain('需要登录您的系统，您同意吗？');
    expect(heard('zhou')).toContain('查看打印队列');
    const waiting = await world().ticket(key);
    expect(waiting).toMatchObject({ state: 'waiting', waiting: { reason: 'consent', note: '登录您的电脑，约十分钟' } });
    expect(await world().card(key)).toMatch(/许可：?\s*(?:🟡 )?IT-P\d+ 登录系统：等待答复/u);
    expect(await world().card(key)).toContain('等报修人同意');
    expect(heard('zhou')).not.toContain('等报修人同意');
    expect(await clock(key)).toMatchObject({ state: 'paused' });
    await world().push('5m');
    await world().pressInDm('zhou', '同意');
    const going = await world().ticket(key);
    expect(going).toMatchObject({ state: 'claimed' });
    const [pause] = going.pauses;
    const still = (pause?.to ?? 0) - (pause?.from ?? 0);
    expect(still).toBeGreaterThanOrEqual(5 * 60_000);
    expect(await clock(key)).toMatchObject({ state: 'running', dueAt: going.reportedAt + 30 * 60_000 + still });
    expect(world().thread(key).join('\n')).toMatch(/周婷同意 IT-P|IT-P\d+ 周婷同意该申请/);
    expect(await world().card(key)).toContain('周婷已同意');
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '队列堵塞', 处理: '已清空', 建议: '无' });
    // WeCom draws no card anew that rings nobody.
    if (world().hands('zhou').platform === 'slack') expect(heard('zhou')).toContain('已随工单结束');
  });

  test('a yes in their own words is one, and other words go to whoever works on the ticket (SITE-4)', async () => {
    const key = await claimed('投影仪偏色');
    await asks(key, '登录投影仪');
    const isSlack = world().hands('zhou').platform === 'slack';
    const about = async (): Promise<readonly Consent[]> =>
      (await world().app.store.records.open<Consent>('consent', 99)).filter((one) => `IT-${one.about.id}` === key);
    const number = `IT-P${(await about())[0]?.id ?? 0}`;
    const write = (text: string): Promise<void> =>
      isSlack ? world().hands('zhou').answer('您同意吗', text) : world().hands('zhou').write(text);
    await write(isSlack ? '可以，但是请等到十点以后' : `${number} 可以，但是请等到十点以后`);
    await world().drain();
    expect(await world().ticket(key)).toMatchObject({ state: 'waiting' });
    expect(heard('li') + world().thread(key).join('\n')).toContain('请等到十点以后');
    expect(heard('zhou')).not.toContain('要提交报修吗');
    await write('可以，请操作吧');
    await world().drain();
    expect(await about()).toMatchObject([{ state: 'given', answer: { words: '可以，请操作吧' } }]);
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
  });

  test('of several questions one may be withdrawn, and the ticket goes on with the last answer (SITE-4)', async () => {
    const key = await claimed('报表打不开');
    await asks(key, '登录报表服务器');
    await asks(key, '登录您的电脑');
    await world().pressInDm('li', '撤销申请');
    expect(await world().ticket(key)).toMatchObject({ state: 'waiting' });
    await world().pressInDm('zhou', '同意');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
  });

  test('a yes that is taken back is told at once to everybody who works on it (SITE-4)', async () => {
    const key = await claimed('键盘失灵');
    await world().press('li', key, '添加协作人');
    await world().fillIn('li', { '邀请谁协作？': 'wang.lei' });
    await asks(key, '登录键盘设置');
    await world().pressInDm('zhou', '同意');
    await world().pressInDm('zhou', '收回同意');
    await world().fillIn('zhou', { '原因（选填）': '要开会了' });
    for (const who of ['li', 'wang'] as const)
      expect(heard(who)).toMatch(/周婷已收回对( IT-P|该申请).*的同意.*请停止操作/);
    expect(await world().card(key)).toContain('已收回同意');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
  });

  test('a risky step waits for an answer about the backup, and the ticket with it (SITE-5)', async () => {
    const key = await claimed('系统越来越慢');
    await asksForBackup(key);
    expect(heard('zhou')).toContain('您备份好了吗？');
    await world().pressInDm('zhou', '请帮我备份');
    await world().fillIn('zhou', { '需要备份什么，存到哪里？': '桌面上的文件' });
    await world().pressInDm('li', '备份已完成');
    await world().pressInDm('li', '开始有风险的操作');
    expect(await world().card(key)).toContain('开始操作');
    expect(heard('zhou')).toContain('李娜已开始');
  });

  test('what is refused is not done, and the requester reads why with the solution (SITE-5)', async () => {
    const key = await claimed('磁盘快满了');
    await asksForBackup(key);
    await world().pressInDm('zhou', '不同意');
    await world().fillIn('zhou', { '为什么？': '电脑里有客户资料' });
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '临时文件太多', 处理: '清理了临时文件', 建议: '每月清理' });
    expect(await world().ticket(key)).toMatchObject({
      resolution: { fix: '清理了临时文件', notDone: '重装系统 — 电脑里有客户资料' },
    });
    expect(heard('zhou')).toMatch(/未进行[：\s]*重装系统 — 电脑里有客户资料/);
  });

  test('a ticket that ends while somebody is asked takes the question with it (SITE-4)', async () => {
    const key = await claimed('耳机没有声音');
    await asks(key, '登录声音设置');
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '静音', 处理: '已打开', 建议: '无' });
    expect(await world().ticket(key)).toMatchObject({ state: 'resolved' });
    const before = heard('zhou').split('还在等您答复').length;
    await world().push('40m');
    expect(heard('zhou').split('还在等您答复')).toHaveLength(before);
  });

  test('whoever goes on site reads once how to behave there; conduct that is flagged reaches a lead (SITE-1)', async () => {
    const key = await claimed('投影仪不亮');
    const rules = '不接受礼物和宴请';
    const before = heard('li').split(rules).length;
    await world().press('li', key, '前往现场');
    expect(heard('li').split(rules)).toHaveLength(before + 1);
    await world().press('li', key, '开始远程');
    await world().press('li', key, '前往现场');
    expect(heard('li').split(rules)).toHaveLength(before + 1);
    expect(heard('zhou')).not.toContain(rules);
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '灯泡', 处理: '已换', 建议: '无' });
    await world().pressInDm('zhou', '已解决');
    await world().pressInDm('zhou', '3 一般');
    await world().fillIn('zhou', { '哪些方面需要改进？': ['behaviour'] });
    expect(world().dm('chen').join('\n')).toContain('在评价中反映行为规范问题');
  });
});

crossedJourneys('a question that nobody answers', { startsAt: noon }, (world) => {
  test('is reminded of after 10 and 30 minutes of operating time, over lunch, and then no more (SITE-4)', async () => {
    const key = await world().report('zhou', '鼠标不灵', {});
    await world().press('li', key, '我来受理');
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'open', 具体内容: '打开鼠标', 为什么需要: '检查接线' });
    const reminders = (): number => world().dm('zhou').join('\n').split('还在等您答复').length - 1;
    expect(reminders()).toBe(0);
    await world().pushTo('2026-11-24T11:57:30+08:00');
    // Slack shows what is said in a thread once more in the conversation.
    const one = reminders();
    expect(one).toBeGreaterThan(0);
    await world().pushTo('2026-11-24T13:10:00+08:00');
    expect(reminders()).toBe(one);
    await world().pushTo('2026-11-24T13:20:00+08:00');
    await world().until('the second reminder', () => reminders() >= 2 * one);
    expect(world().thread(key).join('\n')).toContain('仍未答复');
    await world().pushTo('2026-11-24T17:00:00+08:00');
    expect(reminders()).toBe(2 * one);
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ state: 'paused' });
  });
});

togetherJourneys('somebody else decides', {}, (world) => {
  test('the requester asks somebody else to decide, whose yes counts, is told to both sides and is exported (SITE-4)', async () => {
    const key = await world().report('zhou', '显示器闪烁', {});
    await world().press('li', key, '我来受理');
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'open', 具体内容: '打开主机', 为什么需要: '检查显卡' });
    await world().pressInDm('zhou', '请他人决定');
    // On WeCom's page people are looked for by name first.
    if (world().hands('zhou').platform === 'slack') {
      const wrong = { 由谁决定: world().hands('li').account };
      expect((await world().fillInWrongly('zhou', wrong)).join()).toContain('对方参与处理该工单');
    }
    await world().fillIn('zhou', { 由谁决定: world().hands('emma').account });
    await world().pressInDm('emma', 'Allow');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    expect(await world().card(key)).toContain('Emma Wilson');
    expect(world().dm('zhou').join('\n')).toMatch(/Emma Wilson.?同意(.?IT-P|该申请)/);
    const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-export-'));
    const out = path.join(folder, 'out');
    expect((await world().command(exportPerson, [world().idOf('zhou')], { out })).code).toBe(0);
    const exported = readFileSync(path.join(out, 'person.json'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(exported).toMatch(/"kind": ?"consent"|consent-\d|"asking"/);
  });
});
