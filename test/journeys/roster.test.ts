import type { DutyShift } from '../../src/domain/desk';
import { personId } from '../../src/domain/people/person';
import { instant } from '../../src/domain/time/instant';
import { crossedJourneys } from '../kit/journeys';
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
      /主值班[\s：·]*您[\s·]*备值班[\s：·]*王磊[\s·]*值班至[\s：·]*18:00[\s·]*下一班[\s：·]*王磊，备值班陈浩，18:00 起/,
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

  /** A link somebody was just told, and what it answers. */
  const linkIn = (told: string): string => /https?:\/\/\S+?\/duty\/([0-9a-f]{64})\.ics/.exec(told)?.[1] ?? '';
  const read = (secret: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${world().app.url}/duty/${secret}.ics`, { headers });
  const pressed = async (who: Somebody, button: string): Promise<string> => {
    const before = world().dm(who).length;
    await world().pressInDm(who, button);
    await world().drain();
    return `${world().dm(who).slice(before).join('\n')}${world().screen(who)}`;
  };

  /** In the window of what was pressed before, where there are windows. */
  const pressedNext = async (who: Somebody, button: string): Promise<string> => {
    if (world().hands(who).platform !== 'slack') return pressed(who, button);
    await world().as(who).pressInView(button);
    return world().screen(who);
  };

  test('is read in a calendar by whoever has the link; another one ends it, and so does leaving', async () => {
    await answerTo('li', '值班');
    const secret = linkIn(await pressed('li', '我的日历订阅'));
    const first = await read(secret);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const calendar = await first.text();
    // 26 November, 9:00 to 18:00 in Shanghai.
    expect(calendar).toContain('DTSTART:20261126T010000Z');
    expect(calendar).toContain('DTEND:20261126T100000Z');
    expect(calendar).toContain('SUMMARY:主值班');
    expect(calendar).toContain('SEQUENCE:0');
    expect(calendar).not.toMatch(/U0LINA|lina|@example/i);
    const again = await read(secret, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(first.headers.get('cache-control')).toBe('private, max-age=900');

    await world().app.store.roster.add([thursdayOfTom], world().now);
    const changed = await (await read(secret)).text();
    expect(changed).toContain('SEQUENCE:1');
    expect(changed).not.toContain('DTSTART:20261126T010000Z');

    await answerTo('li', '值班');
    await pressed('li', '我的日历订阅');
    const next = linkIn(await pressedNext('li', '生成新链接'));
    expect(next).not.toBe(secret);
    expect([(await read(secret)).status, (await read(next)).status]).toEqual([404, 200]);
    const gone = (active: boolean) =>
      world().app.store.people.change(personId('li.na'), (li) => li && { ...li, active }, world().now);
    await gone(false);
    expect((await read(next)).status).toBe(404);
    await gone(true);
    expect((await read(next)).status).toBe(404);
    expect((await read('0'.repeat(64))).status).toBe(404);
  });
});

const thursdayOfTom: DutyShift = {
  span: { from: instant('2026-11-26T09:00+08:00'), to: instant('2026-11-26T18:00+08:00') },
  ...{ primary: personId('tom.baker'), backup: null, places: [], skills: [] },
};

crossedJourneys('the days ahead on the duty roster', {}, (world) => {
  const pressed = async (who: Somebody, button: string): Promise<string> => {
    await world().hands(who).write('值班');
    await world().drain();
    await world().pressInDm(who, button);
    return world().until('the window', () => world().screen(who).includes('截至') && world().screen(who));
  };

  test('are read in a window, or on a page where there are none: today first, by whoever has a part in the desk', async () => {
    const screen = await pressed('chen', '查看两周值班');
    expect(screen).toMatch(/今天，11月24日 周二.*09:10–18:00/s);
    expect(screen).toContain('我的日历订阅');
    expect(screen).toContain('全员日历订阅');
    // What everybody bore, for whoever plans duty alone.
    expect(screen).toMatch(/近四周值班情况.*节假日.*夜间呼叫.*李娜/s);
    // Of a page with one button the test kit presses that one, so it is read where there are windows.
    if (world().hands('wang').platform !== 'slack') return;
    expect(await pressed('wang', '查看两周值班')).toContain('截至');
    expect(world().screen('wang')).not.toContain('近四周');
  });
});
