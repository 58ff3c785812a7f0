import type { Complaint } from '../../src/domain/complaint/complaint';
import { slackJourneys, togetherJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';

togetherJourneys('a record of another kind', {}, (world) => {
  const complaint = (id: number) => world().app.store.records.find<Complaint>({ kind: 'complaint', id });
  const newest = async (): Promise<number> => (await world().app.store.records.newest('complaint', 1))[0] ?? 0;
  /** What somebody reads after they wrote that. */
  const answerTo = async (who: Somebody, text: string): Promise<string> => {
    const before = world().dm(who).length;
    await world().hands(who).write(text);
    await world().drain();
    return world().dm(who).slice(before).join('\n');
  };

  test('is not begun by a fault that only holds its words', async () => {
    const before = await newest();
    expect(await answerTo('zhou', '投诉系统打不开')).toContain('要提交报修吗');
    expect(await newest()).toBe(before);
  });

  test('is begun by words, which are asked about first, and found by number, list and search by whoever may see it', async () => {
    const key = await world().report('zhou', '打印机卡纸');
    await world().press('li', key, '我来受理');
    expect(await answerTo('zhou', '我要投诉：没人理我')).toMatch(/您想怎么处理.*投诉.*我要报修.*都不是/s);
    expect(await newest()).toBe(0);
    await world().pressInDm('zhou', '投诉');
    await world().fillIn('zhou', { '是否针对某个人？': '李娜' });
    const id = await newest();
    expect(await complaint(id)).toMatchObject({ text: '没人理我', against: 'li.na', complainant: expect.anything() });

    const number = `IT-C${id}`;
    for (const asked of [number, `${number} 怎么样`, '我的报修', '查找 没人理我']) {
      expect([asked, await answerTo('zhou', asked)]).toEqual([asked, expect.stringContaining(number)]);
    }
    expect(await answerTo('chen', '未完成的工单')).toContain(number);
    for (const asked of ['未完成的工单', '我的报修', '查找 没人理我', '进度']) {
      expect([asked, await answerTo('li', asked)]).toEqual([asked, expect.not.stringContaining(number)]);
    }
    // As if there were none.
    expect((await answerTo('li', number)).replaceAll(number, 'IT-C99')).toBe(await answerTo('li', 'IT-C99'));

    await answerTo('zhou', `${number}：昨天也没人来`);
    const log = await world().app.store.records.events({ kind: 'complaint', id });
    expect(log.at(-1)).toMatchObject({ type: 'added', text: '昨天也没人来' });
    expect(await world().keys()).toEqual([key]);
  });
});

slackJourneys('/repair and a word that begins a record', {}, (world) => {
  test('opens its form at once, with the rest of the words in it', async () => {
    await world().beginReport('zhou', '投诉 没人理我');
    expect(await world().form('zhou')).toContain('发生了什么？');
    await world().fillIn('zhou', { '是否针对某个人？': '不针对具体的人' });
    const [id = 0] = await world().app.store.records.newest('complaint', 1);
    expect(await world().app.store.records.find({ kind: 'complaint', id })).toMatchObject({ text: '没人理我' });
    expect(await world().keys()).toEqual([]);
  });
});
