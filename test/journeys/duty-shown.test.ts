import { doctor } from '../../src/cli/doctor';
import { wecomTag } from '../../src/cli/wecom-tag';
import { demoDesk } from '../../src/demo/demo-desk';
import { databases } from '../kit/databases';
import { onSlack, onWecom } from '../kit/seats';
import { tuesdayMorning, World } from '../kit/world';

const channels = 'channels: { engineers: C0ITDESK, digests: C0REPORTS }';
const shown = 'onDuty: [{ group: S0ONDUTY, topic: C0ITDESK }]';
const desk = `${demoDesk.replace(`  ${channels}`, `  { ${channels}, ${shown} }`)}wecom: { onDuty: [{ tag: 12 }] }\n`;
const theirs = '工程师受理与协作';

describe.each(databases)('who is on duty, as Slack shows it ($name)', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await World.start({ database, seats: onSlack, deskFile: desk, startsAt: tuesdayMorning });
  });
  afterEach(() => world.stop());
  const topic = () => world.slack.topicOf('C0ITDESK');
  const lines = () => world.slack.messagesIn('C0ITDESK').filter(({ text }) => text?.includes('channel topic'));

  test('a user group and a topic follow the roster, and what people wrote in the topic stays', async () => {
    await world.push('1m');
    expect(world.slack.groupUsers('S0ONDUTY')).toEqual(['U0LINA', 'U0WANGLEI']);
    expect(topic()).toBe(`值班：李娜，备值班王磊 | ${theirs}`);
    await world.push('2h');
    expect([world.slack.callsOf('usergroups.users.update'), lines()].map(({ length }) => length)).toEqual([1, 1]);
    await world.pushTo('2026-11-24T18:01:00+08:00');
    expect(world.slack.groupUsers('S0ONDUTY')).toEqual(['U0WANGLEI', 'U0CHENHAO']);
    expect(topic()).toBe(`值班：王磊，备值班陈浩 | ${theirs}`);
    expect(lines()).toHaveLength(2);
  });

  test('an edited desk file is followed at once, by two processes once', async () => {
    await world.push('1m');
    await world.reload(desk.replace('primary: li.na, backup: wang.lei', 'primary: tom.baker, backup: li.na'));
    await world.push('3s');
    expect(world.slack.groupUsers('S0ONDUTY')).toEqual(['U0TOM', 'U0LINA']);
    expect(topic()).toBe(`值班：Tom Baker，备值班李娜 | ${theirs}`);
    if (database.name !== 'mariadb') return;
    await world.startAnotherDesk();
    await world.reload(desk);
    await world.push('1m');
    expect(world.slack.groupUsers('S0ONDUTY')).toEqual(['U0LINA', 'U0WANGLEI']);
    expect(world.slack.callsOf('usergroups.users.update')).toHaveLength(3);
    expect(lines()).toHaveLength(3);
  });

  test('what the desk file names no more says nothing of it', async () => {
    await world.push('1m');
    await world.reload(desk.replace(', topic: C0ITDESK', ''));
    await world.push('3s');
    expect(topic()).toBe(theirs);
    await world.reload(demoDesk);
    await world.push('3s');
    expect([topic(), ...world.slack.groupUsers('S0ONDUTY')]).toEqual([theirs, 'U0LINA', 'U0WANGLEI']);
  });

  test('where nobody is on duty those are shown who are called instead', async () => {
    await world.push('1m');
    await world.reload(desk.replace(/ {2}- \{ days: mon-fri, from: "09:00".*\n/, ''));
    await world.push('3s');
    expect(world.slack.groupUsers('S0ONDUTY')).toEqual(['U0CHENHAO']);
    expect(topic()).toBe(`值班：无人值班，急事找陈浩 | ${theirs}`);
  });

  test('what is not permitted is told once, tried again unheard, and told once when it works', async () => {
    world.slack.withhold('usergroups:write');
    await world.push('1m');
    expect(topic()).toContain('李娜');
    expect(world.slack.groupUsers('S0ONDUTY')).toEqual(['U0CHENHAO']);
    await world.push('3h');
    const told = () => world.dm('chen').filter((words) => words.includes('S0ONDUTY'));
    expect(told()).toEqual([expect.stringMatching(/Slack.*用户组 S0ONDUTY.*missing_scope.*dutydesk doctor/)]);
    expect(world.dm('li').join()).not.toContain('S0ONDUTY');
    world.slack.withhold('usergroups:write', false);
    await world.push('11m');
    expect(world.slack.groupUsers('S0ONDUTY')).toEqual(['U0LINA', 'U0WANGLEI']);
    expect(told().slice(1)).toEqual([expect.stringContaining('又允许')]);
    await world.push('1h');
    expect(told()).toHaveLength(2);
  });

  test('whoever runs the desk is told what stands in its way, and nothing changes by looking', async () => {
    await world.push('1m');
    const before = [topic(), lines().length, ...world.slack.groupUsers('S0ONDUTY')];
    const looked = async () => (await world.command(doctor, [])).text;
    expect(await looked()).toMatch(/用户组 S0ONDUTY可以显示值班人员|用户组 S0ONDUTY 可以显示值班人员/);
    expect([topic(), lines().length, ...world.slack.groupUsers('S0ONDUTY')]).toEqual(before);
    world.slack.withhold('groups:write.topic');
    world.slack.failNext('usergroups.users.update', { error: 'permission_denied' });
    const text = await looked();
    expect(text).toMatch(/用户组 S0ONDUTY ?无法显示值班人员：permission_denied\n.*用户组/);
    expect(text).toMatch(/频道 C0ITDESK 的主题 ?无法显示值班人员：missing_scope\n.*可选权限/);
  });

  test('a call too many is made again when Slack takes it, and tells nobody', async () => {
    world.slack.failNext('usergroups.users.update', { status: 429, retryAfter: 30, times: 2 });
    await world.push('5m');
    expect(world.slack.groupUsers('S0ONDUTY')).toEqual(['U0LINA', 'U0WANGLEI']);
    expect(world.dm('chen').join()).not.toContain('S0ONDUTY');
  });
});

describe.each(databases)('who is on duty, as WeCom shows it ($name)', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await World.start({ database, seats: onWecom, deskFile: desk, startsAt: tuesdayMorning });
  });
  afterEach(() => world.stop());
  const company = () => {
    if (!world.slack.wecom) throw new Error('there is no company');
    return world.slack.wecom;
  };

  test('a tag follows the roster, member by member', async () => {
    await world.push('1m');
    expect(company().tagged(12)).toEqual(['lina', 'wanglei']);
    await world.pushTo('2026-11-24T18:01:00+08:00');
    expect(company().tagged(12)).toEqual(['wanglei', 'chenhao']);
    expect(
      company()
        .callsOf('tag/deltagusers')
        .map(({ body }) => body['userlist']),
    ).toEqual([['lina']]);
  });

  test('whoever runs the desk makes a tag that it may fill, and is told what stands in its way', async () => {
    const made = await world.command(wecomTag, ['IT 夜班']);
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining('tag: 13') });
    expect(await world.command(wecomTag, ['IT 夜班'])).toMatchObject({
      code: 1,
      text: expect.stringContaining('40072'),
    });
    const looked = async () => (await world.command(doctor, [])).text;
    expect(await looked()).toContain('标签 12 可以显示值班人员');
    company().letAppOwnTag(12, false);
    expect(await looked()).toMatch(/标签 12 无法显示值班人员：60011\n.*dutydesk wecom-tag/);
  });

  test('a tag that the app did not make is told once, and follows once it may', async () => {
    company().letAppOwnTag(12, false);
    await world.push('3h');
    expect(company().tagged(12)).toEqual([]);
    const told = () => world.dm('chen').filter((words) => words.includes('标签 12'));
    expect(told()).toEqual([expect.stringMatching(/企业微信.*标签 12.*60011/)]);
    company().letAppOwnTag(12, true);
    await world.push('11m');
    expect(company().tagged(12)).toEqual(['lina', 'wanglei']);
    expect(told()).toHaveLength(2);
  });
});
