import { hours, instant, minutes } from '../../src/domain/time/instant';
import { crossedJourneys } from '../kit/journeys';
import { localTime } from '../kit/local-time';

const urgently = { 紧急程度: '紧急：无法工作' };
const at = (time: string): string => `2026-11-24T${time}:00+08:00`;

crossedJourneys('service time', { startsAt: at('12:20') }, (world) => {
  const told = async (key: string): Promise<readonly string[]> =>
    (await world().events(key)).flatMap((event) => (event.type === 'rescue-step-taken' ? event.told : []));
  const solve = async (who: 'li' | 'wang', key: string): Promise<void> => {
    await world().press(who, key, '解决');
    await world().fillIn(who, { 原因: '原因已查明', 处理: '已处理', 建议: '无' });
  };

  test('a report in the lunch break is answered at once and its clocks start at one (TIME-1, SLA-2)', async () => {
    const key = await world().report('zhou', '午休时打印机缺纸');
    expect(await world().ticket(key)).toMatchObject({ regime: 'inside', urgent: false });
    expect(world().ownCard('zhou', key)).toContain('13:00');
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ dueAt: instant(at('13:02')) });
    expect(await told(key)).toEqual([]);
    await world().pushTo(at('13:00'));
    await world().drain();
    expect(await told(key)).toEqual(['li.na']);
    await world().press('li', key, '我来受理');
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ state: 'met' });
  });

  test('an hour promised at 17:50 ends at 09:50 next working morning (TIME-1, SLA-4)', async () => {
    await world().pushTo(at('17:50'));
    const key = await world().report('zhou', '邮箱无法登录');
    await world().press('li', key, '我来受理');
    const clock = await world().clockOf(key, 'SLA-4');
    expect(clock?.state === 'running' && localTime(clock.dueAt)).toBe('09:50');
    await solve('li', key);
  });

  test('an urgent report at night reaches the duty holder at once, by wall time (TIME-2, SLA-2)', async () => {
    await world().pushTo(at('20:00'));
    const key = await world().report('zhou', '机房空调停机', urgently);
    const { reportedAt, regime } = await world().ticket(key);
    expect(regime).toBe('outside');
    expect(await told(key)).toEqual(['wang.lei']);
    expect(world().dm('wang').join('\n')).toContain(key);
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ dueAt: reportedAt + minutes(5) });
    await world().push('5m');
    expect(await world().log(key)).toContain('clock-breached');
    expect(await told(key)).toEqual(['wang.lei', 'wang.lei', 'chen.hao', 'chen.hao', 'kate.miller', 'sun.yue']);
    await world().press('wang', key, '我来受理');
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ state: 'breached' });
  });

  test('urgent software is promised to be solved by remote help within two hours at night, and when help began is told (SLA-4)', async () => {
    const key = await world().report('zhou', 'outlook 无法收信', urgently);
    await world().press('wang', key, '我来受理');
    const { reportedAt } = await world().ticket(key);
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ dueAt: reportedAt + hours(2) });
    await world().push('100m');
    await world().press('wang', key, '开始远程');
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({
      state: 'running',
      helpBegan: expect.any(Number),
    });
    await solve('wang', key);
    expect(await world().clockOf(key, 'SLA-4')).toMatchObject({ state: 'met' });
  });

  test('an urgent hardware fault at night is promised a visit by the end of the next working day; no arrival clock (SLA-5, SLA-3)', async () => {
    const key = await world().report('zhou', '收银电脑开不了机', urgently);
    await world().press('wang', key, '我来受理');
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ dueAt: instant('2026-11-25T18:00:00+08:00') });
    await world().press('wang', key, '前往现场');
    expect(await world().clockOf(key, 'SLA-3')).toBeUndefined();
    await world().push('30m');
    await world().press('wang', key, '已到现场');
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ state: 'met' });
  });

  test('a normal report at night is recorded and answered; made urgent, it reaches the duty holder at once (TIME-2)', async () => {
    const key = await world().report('emma', 'Laptop fan is loud');
    expect(world().ownCard('emma', key)).toContain('Work starts');
    await world().push('10m');
    expect(await told(key)).toEqual([]);
    await world().pressOwn('emma', key, 'Make it urgent');
    const { urgentAt } = await world().ticket(key);
    expect(await told(key)).toEqual(['wang.lei']);
    expect(await world().clockOf(key, 'SLA-2')).toMatchObject({ dueAt: (urgentAt ?? 0) + minutes(5) });
    expect(world().told('emma', key)).toContain('urgent now');
  });

  test('work for a normal report of the night begins at the opening, with the ladder from there (TIME-3)', async () => {
    const key = await world().report('zhou', '显示器底座松动');
    await world().pushTo('2026-11-25T09:01:00+08:00');
    const [step] = (await world().events(key)).filter(({ type }) => type === 'rescue-step-taken');
    expect(step).toMatchObject({ at: instant('2026-11-25T09:00:00+08:00'), told: ['li.na'] });
  });
});

crossedJourneys('a holiday', { startsAt: '2026-10-07T10:00:00+08:00' }, (world) => {
  test('is outside operating time, and a make-up Saturday is inside it (TIME-1)', async () => {
    const holiday = await world().report('zhou', '扫描仪卡住');
    expect(await world().ticket(holiday)).toMatchObject({ regime: 'outside' });
    expect(await world().clockOf(holiday, 'SLA-2')).toMatchObject({ dueAt: instant('2026-10-08T09:02:00+08:00') });
    await world().clearAway();
    await world().pushTo('2026-10-10T10:00:00+08:00');
    const saturday = await world().report('zhou', '扫描仪又卡住');
    expect(await world().ticket(saturday)).toMatchObject({ regime: 'inside' });
    const { reportedAt } = await world().ticket(saturday);
    expect(await world().clockOf(saturday, 'SLA-2')).toMatchObject({ dueAt: reportedAt + minutes(2) });
  });
});

crossedJourneys(
  'a night of a year without an official calendar',
  { startsAt: '2027-01-01T21:50:00+08:00' },
  (world) => {
    test('two normal tickets wake nobody; they are told the week’s next morning, marked as without holidays (5.3)', async () => {
      await world().push('10m');
      const keys = [await world().report('zhou', '打印机卡纸'), await world().report('zhou', '扫描仪没有反应')];
      const said = world().dm('zhou').join('\n');
      expect(said).toMatch(/1月4日.*09:00/);
      expect(said).toContain('2027 年放假安排尚未收录，时间暂按平常工作日推算');
      await world().push('10h');
      for (const key of keys) expect(await world().log(key)).toEqual(['reported']);
      await world().pushTo('2027-01-04T09:01:00+08:00');
      for (const key of keys) expect(await world().log(key)).toContain('rescue-step-taken');
    });
  },
);

crossedJourneys('a year without an official calendar', { startsAt: '2027-01-05T10:00:00+08:00' }, (world) => {
  test('people are served, and the card says that the clocks cannot be told (TIME-1)', async () => {
    const key = await world().report('zhou', '新年第一单：键盘失灵');
    expect(await world().ticket(key)).toMatchObject({ regime: 'unknown' });
    expect(await world().card(key)).toContain('尚未收录 2027 年放假安排');
    expect(await told(key)).toHaveLength(1);
    await world().press('li', key, '我来受理');
    await world().push('61m');
    expect(await world().log(key)).toContain('progress-reported');
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '接触不良', 处理: '已更换', 建议: '无' });
    await world().pressInDm('zhou', '已解决');
    expect(await world().ticket(key)).toMatchObject({ state: 'closed' });
  });

  const told = async (key: string): Promise<readonly string[]> =>
    (await world().events(key)).flatMap((event) => (event.type === 'rescue-step-taken' ? [event.told.join()] : []));
});
