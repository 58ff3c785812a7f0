import { minutes } from '../../src/domain/time/instant';
import { journeys, slackJourneys, togetherJourneys } from '../kit/journeys';
import { localTime } from '../kit/local-time';
import { people } from '../kit/seats';
import { wordsIn } from '../kit/words-in';

journeys('a report', {}, (world) => {
  test('is answered with its number, who is on duty, by when a person answers and where to write more (HOT-3)', async () => {
    const key = await world().report('zhou', '显示器闪烁');
    expect(world().screen('zhou')).toContain(`${key} 已提交`);
    const { reportedAt } = await world().ticket(key);
    const card = world().ownCard('zhou', key);
    expect(card).toContain(`李娜当前值班，${localTime(reportedAt + minutes(2))} 前会有工程师答复您`);
    expect(card).toContain('工程师会看到');
  });

  test('begun without words gets the category that the words mean, shown before it is filed (7.2)', async () => {
    const before = (await world().keys()).length;
    await world().beginReport('zhou', '');
    await world().fillIn('zhou', { '出了什么问题？': '四楼打印机卡纸' });
    expect(await world().keys()).toHaveLength(before);
    expect(world().screen('zhou')).toContain('设备名称或编号');
    expect(world().screen('zhou')).toContain('四楼打印机卡纸');
    await world().fillIn('zhou', {});
    const key = (await world().keys()).at(-1) ?? '';
    expect(await world().ticket(key)).toMatchObject({ category: 'hardware.printer', description: '四楼打印机卡纸' });
  });

  test('whose words say nothing is never "something else" in silence: the person says so (7.2)', async () => {
    await world().beginReport('zhou', '');
    expect(await world().fillInWrongly('zhou', { '出了什么问题？': '坏了' })).toEqual([
      '请选择问题类别；都不合适时请选“其他”。',
    ]);
    await world().choose('zhou', '问题类别', '其他');
    await world().until('the items of that kind', () => world().screen('zhou').includes('具体事项'));
    await world().fillIn('zhou', {});
    expect(await world().ticket((await world().keys()).at(-1) ?? '')).toMatchObject({ category: 'other.task' });
  });

  test('keeps what the person chose, whatever the words mean (7.2)', async () => {
    await world().beginReport('zhou', '显示器和办公软件一起坏了');
    await world().form('zhou');
    await world().choose('zhou', '问题类别', '其他');
    await world().until('the items of that kind', () => world().screen('zhou').includes('会议支持'));
    await world().fillIn('zhou', { 具体事项: '会议支持', '出了什么问题？': '打印机卡纸，开会要用' });
    expect(await world().ticket((await world().keys()).at(-1) ?? '')).toMatchObject({ category: 'other.meeting' });
  });

  test('is guided by a form that shows only what applies, filled with what was said (HOT-2)', async () => {
    await world().beginReport('zhou', '打印机卡纸');
    expect(await world().form('zhou')).toContain('设备名称或编号');
    await world().choose('zhou', '问题类别', '办公软件');
    await world().until('the device is no longer asked for', () => !world().screen('zhou').includes('设备名称或编号'));
    expect(world().screen('zhou')).toContain('打印机卡纸');
    expect(world().screen('zhou')).toContain('卸载');
    await world().hands('zhou').close();
  });

  test('without words is asked for them at the field, and the form stays (HOT-2)', async () => {
    await world().beginReport('zhou', '打印机又卡纸');
    expect(await world().fillInWrongly('zhou', { '出了什么问题？': '   ' })).toEqual(['请填写此项。']);
    await world().hands('zhou').close();
  });

  test('begun in a direct message is still there after the desk was restarted (HOT-2)', async () => {
    await world().hands('zhou').write('我的邮箱收不到邮件\n从昨天下午开始');
    await world().drain();
    expect(world().dm('zhou').slice(-2).join()).toContain('我的邮箱收不到邮件');
    await world().restart();
    await world().fileIt('zhou');
    await world().fillIn('zhou', {});
    const key = (await world().keys()).at(-1) ?? '';
    expect(await world().ticket(key)).toMatchObject({
      description: '我的邮箱收不到邮件\n从昨天下午开始',
      source: 'message',
      category: 'office.fault',
    });
  });

  test('made twice within minutes is asked about, and is added to the first ticket (HOT-2)', async () => {
    const key = await world().report('zhou', '键盘进水了');
    const cards = (await world().keys()).length;
    await world().beginReport('zhou', '键盘进水了');
    await world().fillIn('zhou', {});
    expect(world().screen('zhou')).toContain(`您几分钟前已报修同样的问题（${key}）`);
    await world().fillIn('zhou', { '出了什么问题？': '键盘进水了，现在完全没反应' });
    expect(world().screen('zhou')).toContain(`已补充到 ${key}`);
    expect(await world().keys()).toHaveLength(cards);
    expect(world().thread(key).join()).toContain('现在完全没反应');
    expect(await world().log(key)).toContain('replied');
    await world().ticket(key);
  });

  test('made twice may still become a second ticket when the person says so (HOT-2)', async () => {
    await world().report('zhou', '鼠标失灵');
    const cards = (await world().keys()).length;
    await world().beginReport('zhou', '鼠标失灵');
    await world().fillIn('zhou', {});
    const [question] = /您几分钟前已报修同样的问题（IT-\d+）。/.exec(world().screen('zhou')) ?? [''];
    await world().fillIn('zhou', { [question]: '另行报修' });
    expect(await world().keys()).toHaveLength(cards + 1);
  });
});

togetherJourneys('a report', {}, (world) => {
  test('by telephone is filed by the engineer for the caller, who hears of it in their own language (HOT-1)', async () => {
    const key = await world().report('li', 'Scanner on floor 2 is dead', {
      为谁报修: people.emma[world().seats.requesters],
    });
    expect(await world().ticket(key)).toMatchObject({
      source: 'phone',
      filedBy: 'li.na',
      requester: world().idOf('emma'),
    });
    expect(world().ownCard('emma', key)).toContain('On duty: 李娜; an engineer will reply by');
  });
});

slackJourneys('a report in Slack', {}, (world) => {
  test('that is edited after it was made tells its people, and says what it says now (1.4)', async () => {
    const { message } = await world().as('zhou').dm('3 楼打印机卡纸');
    await world().drain();
    await world().hands('zhou').fileIt();
    await world().fillIn('zhou', {});
    const key = (await world().keys()).at(-1) ?? '';
    const at = { channel: message?.channel ?? '', ts: message?.ts ?? '' };
    world().as('zhou').rewrite(at, '5 楼打印机卡纸');
    await world().drain();
    expect(world().thread(key).at(-1)).toMatch(/周婷 ?修改了消息：“3 楼打印机卡纸” → “5 楼打印机卡纸”/);
    expect(await world().card(key)).toMatch(/5 楼打印机卡纸.*修改了描述/s);
    await world().press('li', key, '我来受理');
    await world().writeInside('li', key, '10 点到您处');
    const reply = world()
      .slack.messagesIn('C0ITDESK')
      .findLast((one) => one.user === people.li.slack && one.text === '10 点到您处');
    world()
      .as('li')
      .rewrite({ channel: 'C0ITDESK', ts: reply?.ts ?? '' }, '11 点到您处');
    world().as('zhou').delete(at);
    await world().drain();
    expect(world().told('zhou', key)).toContain('“10 点到您处” → “11 点到您处”');
    expect(world().thread(key).join()).toMatch(/周婷 ?删除了一条消息：“5 楼打印机卡纸”。记录中保留。/);
    expect((await world().ticket(key)).description).toBe('5 楼打印机卡纸');
  });

  test('begins from a mention, from a message of somebody else, and from the home page', async () => {
    const zhou = world().as('zhou');
    await zhou.say('C0GENERAL', '<@U0DUTYDESK> 会议室投影没有画面');
    await world().drain();
    const asked = world()
      .slack.messagesIn('C0GENERAL')
      .findLast((one) => wordsIn(one).includes('要提交报修吗'));
    await zhou.press('C0GENERAL', asked?.ts ?? '', '填写报修单');
    await world().fillIn('zhou', {});
    expect(await world().ticket((await world().keys()).at(-1) ?? '')).toMatchObject({
      description: '会议室投影没有画面',
    });

    const { message } = await world().as('emma').say('C0GENERAL', '<@U0DUTYDESK> 打印机没墨了');
    await zhou.messageShortcut('report_message', 'C0GENERAL', message?.ts ?? '');
    await world().fillIn('zhou', {});
    expect(await world().ticket((await world().keys()).at(-1) ?? '')).toMatchObject({ description: '打印机没墨了' });

    zhou.openHome();
    await world().until('the home page', () => world().slack.homeOf(people.zhou.slack));
    await zhou.pressAtHome('我要报修');
    await world().fillIn('zhou', { '出了什么问题？': '门禁电脑死机' });
    await world().fillIn('zhou', {});
    expect(await world().ticket((await world().keys()).at(-1) ?? '')).toMatchObject({ description: '门禁电脑死机' });
  });
});
