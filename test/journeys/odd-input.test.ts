import { demoDesk } from '../../src/demo/demo-desk';
import { journeys, slackJourneys } from '../kit/journeys';
import { people } from '../kit/seats';
import { engineersChannel, SlackHands } from '../kit/slack-hands';

journeys('ordinary bad input', {}, (world) => {
  test('a double click claims once', async () => {
    const key = await world().report('zhou', '双击测试：显示器');
    await world().pressAtOnce(['li', 'li'], key, '我来受理');
    expect((await world().log(key)).filter((type) => type === 'claimed')).toHaveLength(1);
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na' });
  });

  test('words from somebody the desk never met begin a report in their language', async () => {
    await world().hands('emma').write('My screen is black');
    await world().drain();
    expect(world().dm('emma').slice(-2).join()).toContain('Shall I file this?');
    await world().fileIt('emma');
    await world().fillIn('emma', {});
    expect(await world().ticket((await world().keys()).at(-1) ?? '')).toMatchObject({
      description: 'My screen is black',
    });
  });

  test('words that nobody can see are no words, and a title turns no text', async () => {
    const key = await world().report('zhou', '\u200b\n打印机\u202e卡纸');
    const ticket = await world().ticket(key);
    expect(ticket.title).toBe('打印机卡纸');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '解决');
    const unseen = '\u200b\u2060\u3164';
    await world().fillInWrongly('li', { 原因: unseen, 处理: unseen, 建议: unseen });
    await world().hands('li').close();
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
  });

  test('a ticket number that does not exist, and a ticket that repeats itself, are refused at the field', async () => {
    const key = await world().report('zhou', '重复测试：耳机');
    await world().press('li', key, '标记为重复');
    const errors = await world().fillInWrongly('li', { 另一工单编号: key });
    expect([...errors, world().screen('li')].join()).toContain('不能与自身重复');
    await world().hands('li').close();
    expect(await world().ticket(key)).toMatchObject({ state: 'new' });
  });
});

slackJourneys('stale and forged buttons', {}, (world) => {
  /** A press of a button that is not drawn (any more), as a stale or forged one arrives. */
  const ts = (key: string): string => new SlackHands(world().slack, people.li.slack).message(key).ts;
  const pressed = (who: keyof typeof people, key: string, value: object) =>
    world().slack.sendInteraction({
      type: 'block_actions',
      user: { id: people[who].slack },
      trigger_id: world().slack.triggerFor(people[who].slack),
      channel: { id: engineersChannel },
      message: { ts: ts(key) },
      container: { type: 'message', message_ts: ts(key), channel_id: engineersChannel },
      actions: [{ type: 'button', action_id: 'press:0', block_id: 'b', value: JSON.stringify(value) }],
    });

  test('a button of an older card is answered in words, and nothing changes', async () => {
    const key = await world().report('zhou', '旧按钮测试：键盘');
    await world().press('li', key, '我来受理');
    const before = await world().log(key);
    for (const action of ['claim', 'no-such-action']) {
      await pressed('wang', key, { a: action, t: Number(key.slice(3)) });
      await pressed('wang', key, { a: action, t: 999_999 });
    }
    await world().drain();
    expect(await world().log(key)).toEqual(before);
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na' });
  });

  test('somebody who is no engineer may not work a ticket, and reads why', async () => {
    const key = await world().report('zhou', '权限测试：鼠标');
    await pressed('emma', key, { a: 'claim', t: Number(key.slice(3)) });
    await world().drain();
    expect(await world().ticket(key)).toMatchObject({ state: 'new' });
    expect(world().dm('emma').join('\n')).toContain('Only engineers can do this');
  });
});

/** A row of duty with somebody who left is an error of the desk file, so the others take it. */
const wangLeft = demoDesk
  .replace('name: 王磊, roles: [engineer]', 'name: 王磊, roles: [engineer], active: false')
  .replace('backup: wang.lei', 'backup: chen.hao')
  .replace('primary: wang.lei', 'primary: li.na');

journeys('a colleague who left', {}, (world) => {
  test('can do nothing any more, is not called, and their tickets go on with the lead', async () => {
    const key = await world().report('zhou', '离职测试：打印机');
    await world().press('wang', key, '我来受理');
    await world().restart(wangLeft);
    await world().press('wang', key, '前往现场');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed', owner: 'wang.lei' });
    expect(world().whispered('wang')).toContain('您已不在本服务台');
    await world().press('chen', key, '移交');
    await world().fillIn('chen', { '移交给谁？': '李娜', 交接说明: '王磊已离职' });
    await world().pressInDm('li', '接受移交');
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na' });
  });
});

slackJourneys('an engineers’ channel that was archived', {}, (world) => {
  test('loses no ticket: the requester is answered, the duty holder is called, and it is known', async () => {
    world().slack.change(engineersChannel, { archived: true });
    await world().beginReport('zhou', '频道归档测试：电脑蓝屏');
    await world().fillIn('zhou', {});
    await world().push('10s');
    const [ticket] = await world().app.store.tickets.open(5);
    const key = `IT-${ticket?.id}`;
    expect(world().ownCard('zhou', key)).toContain(key);
    expect(world().dm('li').join('\n')).toContain(key);
    await world().pressInDm('li', '我来受理');
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na' });
    const known = [...world().dm('chen'), ...world().dm('li')].join('\n');
    expect(known).toContain('Slack 目前不接收发往 shanghai 的消息');
    world().slack.change(engineersChannel, { archived: false });
    await world().pressOwn('zhou', key, '撤销报修');
    await world().fillIn('zhou', {});
  });
});
