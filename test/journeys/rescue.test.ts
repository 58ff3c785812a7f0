import { demoDesk } from '../../src/demo/demo-desk';
import { crossedJourneys, slackJourneys } from '../kit/journeys';
import { localTime } from '../kit/local-time';
import type { World } from '../kit/world';

/** Rescue steps and the response breach of a job: seconds after the report, and who was told. */
async function ladderOf(world: World, key: string): Promise<readonly (readonly [number, string])[]> {
  const { reportedAt } = await world.ticket(key);
  return (await world.events(key)).flatMap((event) => {
    const seconds = Math.round((event.at - reportedAt) / 1000);
    if (event.type === 'rescue-step-taken') return [[seconds, event.told.join(' ')] as const];
    return event.type === 'clock-breached' ? [[seconds, event.clause] as const] : [];
  });
}

crossedJourneys('a ticket that nobody claims', {}, (world) => {
  test('climbs the rescue ladder at its seconds, and is a breach after two minutes (SLA-2, HOT-9)', async () => {
    const key = await world().report('zhou', '财务电脑连不上网');
    await world().push('3m');
    const ladder = await ladderOf(world(), key);
    expect(ladder.slice(0, 4)).toEqual([
      [0, 'li.na'],
      [45, 'li.na'],
      [75, 'wang.lei'],
      [105, 'chen.hao'],
    ]);
    expect(ladder.slice(4).toSorted()).toEqual([
      [120, 'SLA-2'],
      [120, 'kate.miller sun.yue'],
    ]);
    const breach = (await world().events(key)).find((event) => event.type === 'clock-breached');
    expect(world().told('zhou', key)).toMatch(new RegExp(`很抱歉.*${localTime(breach?.due ?? 0)} 前响应`));
    expect(world().told('zhou', key)).toContain(localTime(breach?.newTime ?? 0));
    expect(world().dm('wang').join('\n')).toContain(`${key} 急需受理`);
    expect(world().dm('chen').join('\n')).toContain(`${key} 急需受理`);
    expect(world().dm('sun').join('\n')).toContain(key);
    expect(world().dm('kate').join('\n')).toMatch(new RegExp(`${key}.* Response was due`));
    expect((await world().clockOf(key, 'SLA-2'))?.state).toBe('breached');
  });

  test('may be claimed from the rescuer’s own message, and the others see who has it (HOT-6)', async () => {
    const key = await world().report('zhou', '投影仪不亮');
    await world().push('110s');
    await world().pressInDm('wang', '我来受理');
    expect(await world().ticket(key)).toMatchObject({ owner: 'wang.lei' });
    for (const who of ['li', 'chen'] as const) {
      expect(world().dm(who).join('\n')).toContain(`${key} 已由王磊受理`);
      expect(world().dm(who).join('\n')).not.toContain(`${key} 急需受理`);
    }
    await world().push('60s');
    expect((await ladderOf(world(), key)).map(([seconds]) => seconds)).toEqual([0, 45, 75, 105]);
  });

  test('a missed fault target tells the requester a new time, and calls backup and lead, not the manager (SLA-5, HOT-9)', async () => {
    const key = await world().report('zhou', '主机风扇异响');
    await world().press('li', key, '我来受理');
    const managersHeard = world().dm('sun').length;
    await world().push('26m');
    expect(await world().log(key)).toContain('clock-warned');
    expect(world().dm('li').at(-1)).toContain(key);
    await world().push('5m');
    const breach = (await world().events(key)).find((event) => event.type === 'clock-breached');
    expect(breach).toMatchObject({ clause: 'SLA-5' });
    expect(world().told('zhou', key)).toMatch(new RegExp(`很抱歉.*${localTime(breach?.due ?? 0)} 前找到故障原因`));
    expect(world().told('zhou', key)).toContain(localTime(breach?.newTime ?? 0));
    for (const who of ['wang', 'chen'] as const) expect(world().dm(who).at(-1)).toContain('李娜');
    expect(world().dm('sun')).toHaveLength(managersHeard);
  });
});

slackJourneys('a rescuer Slack refuses', {}, (world) => {
  test('calls the next rescuer at once when Slack refuses the message to one, and the ticket says so', async () => {
    const key = await world().report('zhou', '考勤机连不上');
    await world().push('65s');
    const { dmChannel: channel } = world().slack.as('U0WANGLEI');
    world().slack.failNext('chat.postMessage', { error: 'user_disabled', channel });
    await world().push('15s');
    expect((await world().ticket(key)).unreached).toMatchObject([{ person: 'wang.lei', why: 'user_disabled' }]);
    expect(await ladderOf(world(), key)).toContainEqual([75, 'chen.hao']);
    expect(world().thread(key).join('\n')).toContain('未能联系到王磊');
  });
});

const wangAway = demoDesk.replace(', slack: U0WANGLEI, wecom: wanglei', '');

crossedJourneys('a rescuer who cannot be reached', { deskFile: wangAway }, (world) => {
  test('is written on the ticket, and the next step follows at once', async () => {
    const key = await world().report('zhou', '打印服务器离线');
    await world().push('100s');
    expect(await ladderOf(world(), key)).toEqual([
      [0, 'li.na'],
      [45, 'li.na'],
      [75, ''],
      [75, 'chen.hao'],
    ]);
    expect(world().thread(key).join('\n')).toContain('未能联系到王磊');
  });
});
