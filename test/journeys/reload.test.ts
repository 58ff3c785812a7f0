import { setTimeout as pauseFor } from 'node:timers/promises';
import { audit } from '../../src/cli/audit';
import type { Call } from '../../src/cli/command';
import { reload } from '../../src/cli/reload';
import { demoDesk } from '../../src/demo/demo-desk';
import { crossedJourneys, slackJourneys } from '../kit/journeys';
import type { World } from '../kit/world';

/** What `dutydesk reload` says, while the running desk looks around every two seconds. */
const reloads = (world: World, values: Partial<Call['values']>, rest: readonly string[] = []) =>
  world.command(reload, rest, values, () => pauseFor(50));

/** Tom answers by day, and is called again after twenty seconds; Li backs up, after half a minute. */
const edited = `${demoDesk.replace('primary: li.na, backup: wang.lei', 'primary: tom.baker, backup: li.na')}rescue:
  inside:
    - { after: 0s, tell: [primary] }
    - { after: 20s, tell: [primary] }
    - { after: 30s, tell: [backup] }
`;

const callsOf = async (world: World, key: string): Promise<readonly string[]> => {
  const { reportedAt } = await world.ticket(key);
  return (await world.events(key)).flatMap((event) =>
    event.type === 'rescue-step-taken' ? [`${Math.round((event.at - reportedAt) / 1000)} ${event.told.join(' ')}`] : [],
  );
};

crossedJourneys('a desk file that is edited while the desk runs', {}, (world) => {
  afterEach(() => world().reload(demoDesk));

  test('roster and ladder follow it, for tickets that wait already too', async () => {
    const waiting = await world().report('zhou', '财务电脑连不上网');
    await world().push('10s');
    expect(await world().reload(edited)).toMatchObject([{ kind: 'taken' }]);
    await world().push('25s');
    // Whoever comes on duty by it is called at once.
    const called = ['0 li.na', expect.stringMatching(/^1\d tom\.baker$/), '20 tom.baker', '30 li.na'];
    expect(await callsOf(world(), waiting)).toEqual(called);
    const key = await world().report('zhou', '投影仪不亮');
    await world().push('40s');
    expect(await callsOf(world(), key)).toEqual(['0 tom.baker', '20 tom.baker', '30 li.na']);
  });

  test('whoever comes on duty by it is told at once, and whoever goes off', async () => {
    await world().push('1m');
    const heard = { tom: world().dm('tom').length, wang: world().dm('wang').length };
    await world().reload(edited);
    await world().push('2s');
    expect(world().dm('tom').slice(heard.tom).join()).toContain('on duty');
    expect(world().dm('wang').slice(heard.wang).join()).toContain('值班');
    // And once of the weeks to come; who loses this very shift reads of it by its end.
    const told = world()
      .dm('tom')
      .slice(heard.tom)
      .filter((text) => text.includes('Your duty has changed'));
    expect(told).toEqual([expect.stringMatching(/you are primary Wed 25 Nov, 09:00–18:00, .* and 37 more times/)]);
    expect(world().dm('wang').slice(heard.wang).join()).toMatch(
      /您的值班有变动：11月25日 周三 09:00–18:00 不再由您值班/,
    );
  });

  test('the same file again changes nothing, and one that is wrong is refused whole', async () => {
    expect(await world().reload(`# read again\n${demoDesk}`)).toEqual([{ kind: 'same' }]);
    const wrong = edited.replace('primary: tom.baker', 'primary: nobody.knows');
    const [refused] = await world().reload(wrong);
    expect(refused).toMatchObject({
      kind: 'refused',
      problems: [expect.objectContaining({ say: expect.any(String) })],
    });
    const key = await world().report('zhou', '打印机卡纸');
    await world().push('50s');
    expect(await callsOf(world(), key)).toEqual(['0 li.na', '45 li.na']);
  });

  test('what a running desk cannot change is refused with the reason', async () => {
    const [refused] = await world().reload(edited.replace('prefix: IT', 'prefix: HELP'));
    expect(refused).toMatchObject({
      kind: 'refused',
      problems: [{ say: 'reload.prefix', facts: { before: 'IT', after: 'HELP' } }],
    });
  });

  test('a file that puts somebody on duty who may not be is refused whole, however it is brought (STAFF-3)', async () => {
    const unvetted = demoDesk.replace(
      'roles: [engineer], vetted: 2025-01-06, nda: 2025-01-06, slack: U0LINA',
      'roles: [engineer], slack: U0LINA',
    );
    const [refused] = await world().reload(unvetted);
    expect(refused).toMatchObject({
      kind: 'refused',
      problems: [expect.objectContaining({ say: expect.stringContaining('coverage.') })],
    });
    expect(JSON.stringify(refused)).toContain('li.na');
    const key = await world().report('zhou', '扫描仪没反应');
    await world().push('2s');
    expect(await callsOf(world(), key)).toEqual(['0 li.na']);
  });

  test('somebody it names no more leaves at once, and leads hear what that leaves open', async () => {
    const key = await world().report('zhou', '键盘坏了');
    await world().press('wang', key, '我来受理');
    await world().reload(demoDesk.replace(/ {2}wang\.lei:.*\n/, '').replaceAll('wang.lei', 'tom.baker'));
    await world().push('3s');
    expect(world().dm('chen').at(-1)).toContain(key);
    await world().reload(demoDesk);
    await world().push('1m');
    expect((await world().app.store.people.staff()).find(({ id }) => id === 'wang.lei')).toMatchObject({
      active: true,
    });
  });
});

slackJourneys('a desk file that is brought by command', {}, (world) => {
  afterEach(() => world().reload(demoDesk));

  test('whoever runs the desk sees what would change, brings it with a reason, and finds it later', async () => {
    await world().until(
      'a process that says it is there',
      async () => (await reloads(world(), { preview: true })).code === 0,
    );
    world().write(edited.replace('prefix: IT', 'prefix: HELP'));
    const refused = await reloads(world(), { reason: 'new letters' });
    expect(refused).toMatchObject({ code: 1, text: expect.stringMatching(/前缀.*IT.*HELP.*\n未做任何更改/) });
    world().write(edited);
    const seen = await reloads(world(), { preview: true });
    expect(seen.code).toBe(0);
    expect(seen.text).toContain('duty：删除：days: mon-fri, from: 09:00, to: 18:00, primary: li.na, backup: wang.lei');
    expect(seen.text).toContain('duty：新增：days: mon-fri, from: 09:00, to: 18:00, primary: tom.baker, backup: li.na');
    expect(seen.text).toContain('rescue：新增');
    expect(seen.text).toMatch(/上海办公室，.* 至 .*：李娜、王磊 → Tom Baker、李娜/);
    expect(seen.text).toContain('值班安排立即生效');
    expect(await reloads(world(), {})).toMatchObject({ code: 1, text: expect.stringContaining('--reason') });
    expect(await reloads(world(), { reason: '汤姆换班' })).toMatchObject({
      code: 0,
      text: expect.stringContaining('已在 1 个进程中生效'),
    });
    expect(await reloads(world(), { reason: '再来一次' })).toMatchObject({
      code: 0,
      text: expect.stringContaining('已在 1 个进程中生效'),
    });
    const key = await world().report('zhou', '投影仪不亮');
    await world().push('25s');
    expect(await callsOf(world(), key)).toEqual(['0 tom.baker', '20 tom.baker']);
    const { text } = await reloads(world(), {}, ['list']);
    expect(text).toMatch(/operator:\S+ .*汤姆换班\n.*duty/);
    expect(text.match(/汤姆换班|再来一次/g)).toEqual(['汤姆换班']);
    expect((await world().command(audit, [])).text).toMatch(/operator:\S+.*换上了另一份配置文件/);
  });
});
