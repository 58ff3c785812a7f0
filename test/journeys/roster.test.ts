import { crossedJourneys, slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';

crossedJourneys('the duty roster', {}, (world) => {
  /** What somebody reads after they wrote that. */
  const answerTo = async (who: Somebody, text: string): Promise<string> => {
    const before = world().dm(who).length;
    await world().hands(who).write(text);
    await world().drain();
    return world().dm(who).slice(before).join('\n');
  };

  test('says who is on duty, until when and who comes next, and whoever has shifts when theirs are (STAFF-7)', async () => {
    const forLi = await answerTo('li', '值班');
    expect(forLi).toMatch(
      /主值班[\s：·]*您[\s·]*备值班[\s：·]*王磊[\s·]*值班至[\s：·]*18:00[\s·]*下一班[\s：·]*王磊，备值班陈浩，18:00起/,
    );
    expect(forLi).toMatch(/我的值班[\s：·]*现在：主值班，8 小时 50 分钟/);
    expect(forLi).toContain('11月25日 周三 09:00：主值班，9 小时');
    const forTom = await answerTo('tom', 'duty');
    expect(forTom).toMatch(/Primary[\s:·]*李娜/);
    expect(forTom).toMatch(/Your\sshift[\s:·]*Sat 28 Nov, 09:00: primary, 2\sdays/);
    const forZhou = await answerTo('zhou', '谁在值班');
    expect(forZhou).toContain('李娜');
    expect(forZhou).not.toContain('我的值班');
    expect(forZhou).not.toContain('查看两周值班');
  });

  /** How many pictures the desk put anywhere. */
  const pictures = (): number => {
    const inSlack = world()
      .slack.files()
      .filter(({ mimetype }) => mimetype === 'image/png');
    const inWecom = ['wanglei', 'emma'].flatMap((userid) => world().slack.wecom?.messagesOf(userid) ?? []);
    return inSlack.length + inWecom.filter(({ type }) => type === 'image').length;
  };

  test('comes as a picture to whoever has a part in the desk and asks; not again while nothing changed', async () => {
    const before = pictures();
    expect(await answerTo('wang', '值班')).toContain('稍后发送两周值班图');
    expect(pictures()).toBe(before + 1);
    expect(await answerTo('wang', '值班表')).toMatch(/\d\d:\d\d 发送的值班图仍是最新/);
    expect(pictures()).toBe(before + 1);
    await world().push('11m');
    await answerTo('wang', '值班');
    expect(pictures()).toBe(before + 2);
    await answerTo('emma', 'duty');
    expect(pictures()).toBe(before + 2);
  });
});

slackJourneys('the days ahead on the duty roster', {}, (world) => {
  test('are read in a window, today first, by whoever has a part in the desk', async () => {
    await world().hands('li').write('值班');
    await world().drain();
    await world().pressInDm('li', '查看两周值班');
    const screen = await world().until(
      'the window',
      () => world().screen('li').includes('截至') && world().screen('li'),
    );
    expect(screen).toMatch(/今天，11月24日 周二.*09:10–18:00/s);
  });
});
