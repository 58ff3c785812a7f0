import { journeys, slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';

journeys('the duty roster', {}, (world) => {
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
    expect(forZhou).not.toContain('两周值班表');
  });
});

slackJourneys('the days ahead on the duty roster', {}, (world) => {
  test('are read in a window, today first, by whoever has a part in the desk', async () => {
    await world().hands('li').write('值班');
    await world().drain();
    await world().pressInDm('li', '两周值班表');
    const screen = await world().until(
      'the window',
      () => world().screen('li').includes('截至') && world().screen('li'),
    );
    expect(screen).toMatch(/今天，11月24日 周二.*09:10–18:00/s);
  });
});
