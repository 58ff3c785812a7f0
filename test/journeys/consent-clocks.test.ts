import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportPerson } from '../../src/cli/export-person';
import { demoDesk } from '../../src/demo/demo-desk';
import { crossedJourneys } from '../kit/journeys';
import { people, type Somebody } from '../kit/seats';
import { isOfShift } from '../kit/shift-words';

const minute = 60_000;
const zhouBySun = `slack:${people.zhou.slack}, wecom:${people.zhou.wecom}`;
const withLead = demoDesk.replace('{ name: 孙悦,', `{ name: 孙悦, permits: [${zhouBySun}],`);
const everybody = Object.keys(people) as readonly Somebody[];

crossedJourneys('a question over a weekend', { startsAt: '2026-11-27T17:40:00+08:00', deskFile: withLead }, (world) => {
  test('rings nobody at night or at the weekend, and each once when its time has come (SITE-4, TIME-1)', async () => {
    const key = await world().report('zhou', '鼠标不灵', {});
    await world().press('li', key, '我来受理');
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'open', 具体内容: '打开鼠标', 为什么需要: '检查接线' });
    const [asked] = (await world().ticket(key)).pauses;
    const askedAt = asked?.from ?? 0;
    /** How often each has read of it so far: the reminder, and that nobody answers. */
    const read = (who: Somebody, words: string): number => world().dm(who).join('\n').split(words).length - 1;
    const heard = () =>
      everybody.map(
        (who) =>
          world()
            .dm(who)
            .filter((words) => !isOfShift(words)).length,
      );
    const reminders = () => ({ zhou: read('zhou', '还在等您答复'), sun: read('sun', '还在等您答复') });
    expect(reminders()).toEqual({ zhou: 0, sun: 0 });
    await world().pushTo('2026-11-27T17:59:30+08:00');
    // Slack shows what is said in a thread once more in the conversation.
    const { zhou, sun } = reminders();
    expect([zhou, sun].every((times) => times === 1 || times === 2)).toBe(true);
    expect(world().dm('sun').join('\n')).toContain('打开鼠标');
    const friday = heard();
    await world().pushTo('2026-11-30T08:59:00+08:00');
    expect(heard()).toEqual(friday);
    // Of thirty minutes of operating time those until six on Friday have passed.
    const left = 30 * minute - (Date.parse('2026-11-27T18:00:00+08:00') - askedAt);
    await world().push(`${Math.floor(left / 1000) + 60 - 10}s`);
    expect(reminders()).toEqual({ zhou, sun });
    // WeCom takes what is said to several people one after the other.
    await world().push('70s');
    expect(reminders()).toEqual({ zhou: 2 * zhou, sun: 2 * sun });
    expect(world().thread(key).join('\n')).toContain('仍未答复');
    await world().pushTo('2026-11-30T17:30:00+08:00');
    expect(reminders()).toEqual({ zhou: 2 * zhou, sun: 2 * sun });
    expect(await world().clockOf(key, 'SLA-5')).toMatchObject({ state: 'paused' });
  });
});

crossedJourneys('clocks that stood still for an answer', {}, (world) => {
  const claimed = async (words: string): Promise<string> => {
    const key = await world().report('zhou', words, {});
    await world().press('li', key, '我来受理');
    return key;
  };
  const answeredAfter = async (key: string, wait: string): Promise<void> => {
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'login', 具体内容: '登录您的电脑', 为什么需要: '查看设置' });
    await world().push(wait);
    await world().pressInDm('zhou', '同意');
  };
  const pausesOf = async (key: string): Promise<readonly (readonly [from: number, to: number])[]> =>
    (await world().ticket(key)).pauses.map(({ from, to }) => [from, to ?? 0] as const);

  test('stand in its clocks, in the digest and in the export with the very minutes (SLA-4, SLA-5, 7.1)', async () => {
    const located = await claimed('打印机一直卡纸');
    await answeredAfter(located, '20m');
    await world().push('22m');
    await world().press('li', located, '已定位故障');
    await world().fillIn('li', { '故障是什么？': '进纸轮磨损' });
    const solved = await claimed('报表软件打不开');
    await answeredAfter(solved, '25m');
    await world().push('50m');
    await world().press('li', solved, '解决');
    await world().fillIn('li', { 原因: '配置错误', 处理: '已改正', 建议: '无' });

    const late = await claimed('键盘失灵');
    await answeredAfter(late, '15m');
    await world().push('37m');
    await world().press('li', late, '已定位故障');
    await world().fillIn('li', { '故障是什么？': '线断了' });

    for (const [key, clause, promised] of [
      [located, 'SLA-5', 30],
      [solved, 'SLA-4', 60],
    ] as const) {
      const ticket = await world().ticket(key);
      const log = await world().events(key);
      const [pause, ...more] = await pausesOf(key);
      expect(more).toEqual([]);
      // It stood still from the question to the answer, to the millisecond.
      expect(pause).toEqual(['waiting-started', 'resumed'].map((type) => log.find((one) => one.type === type)?.at));
      const still = (pause?.[1] ?? 0) - (pause?.[0] ?? 0);
      const clock = await world().clockOf(key, clause);
      expect(clock).toMatchObject({ state: 'met', dueAt: ticket.reportedAt + promised * minute + still });
      const took = (clock?.state === 'met' ? clock.at : 0) - ticket.reportedAt;
      expect(took).toBeGreaterThan(promised * minute);
      expect(took - still).toBeLessThan(promised * minute);
    }

    const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-export-'));
    const out = path.join(folder, 'out');
    expect((await world().command(exportPerson, [world().idOf('zhou')], { out })).code).toBe(0);
    const exported = readFileSync(path.join(out, 'person.json'), 'utf8');
    rmSync(folder, { recursive: true });
    for (const key of [located, solved]) {
      const [pause] = await pausesOf(key);
      for (const moment of pause ?? []) {
        expect(exported.includes(String(moment)) || exported.includes(new Date(moment).toISOString())).toBe(true);
      }
    }
    await world().pushTo('2026-11-25T09:08:00+08:00');
    const digest = world()
      .dm('sun')
      .findLast((words) => words.includes('服务台日报 2026-11-24'));
    // WeCom's tables are lines of text.
    expect(digest).toMatch(/解决[\s|：]+(?:按时 )?1\D+0\D+100%/);
    expect(digest).toMatch(/故障定位[\s|：]+(?:按时 )?1\D+1\D+50%/);
    expect(digest).toMatch(
      new RegExp(`${late} 键盘失灵 · 故障定位 · 超时 7 分钟 · .*等待 15 分钟（等报修人同意），计时暂停`),
    );
    expect(digest).not.toMatch(new RegExp(`(?:${located}|${solved}) .* · 超时`));
  });
});
