import { personId } from '../../src/domain/people/person';
import { journeys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';

/** Names and words that people typed; they stay as they are in every language. */
const typed = /李娜|王磊|陈浩|周婷|孙悦|网线已换|打印机离线/g;
const chinese = /[\p{Script=Han}，。：]/u;

journeys('languages', {}, (world) => {
  const linesInChinese = (who: Somebody): readonly string[] =>
    world()
      .dm(who)
      .flatMap((words) => words.split('\n'))
      .map((line) => line.replaceAll(typed, ''))
      .filter((line) => chinese.test(line));

  test('an English requester and an English engineer read English from report to rating, about a Chinese desk', async () => {
    const key = await world().report('emma', 'Laptop does not start');
    await world().press('tom', key, '我来受理');
    await world().press('tom', key, '前往现场');
    await world().push('61m');
    await world().press('tom', key, '写进展');
    expect(await world().form('tom')).toContain('Update');
    await world().fillIn('tom', { Update: 'Testing the battery' });
    await world().press('tom', key, '转为等待');
    await world().fillIn('tom', {
      'What are you waiting for?': 'The spare parts',
      'Explain it to the requester': 'Battery',
    });
    await world().press('tom', key, '继续处理');
    await world().press('tom', key, '解决');
    await world().fillIn('tom', { Cause: 'Battery', Fix: 'Replaced', Advice: 'None' });
    await world().pressInDm('emma', 'Not fixed');
    await world().fillIn('emma', { 'What is still wrong?': 'Still dark' });
    await world().press('tom', key, '解决');
    await world().fillIn('tom', { Cause: 'Screen', Fix: 'Replaced', Advice: 'None' });
    await world().pressInDm('emma', 'Fixed');
    const stars = /5 [A-Z][a-z ]+/.exec(world().dm('emma').join('\n'))?.[0] ?? '';
    await world().pressInDm('emma', stars);
    expect(await world().ticket(key)).toMatchObject({ state: 'closed', rating: { stars: 5 } });
    expect(linesInChinese('emma')).toEqual([]);
    expect(linesInChinese('tom')).toEqual([]);
  });

  test('what a Chinese engineer types stays Chinese, the sentence around it is English', async () => {
    const key = await world().report('emma', 'No network at my desk');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '写进展');
    await world().fillIn('li', { 目前进展: '网线已换' });
    expect(world().told('emma', key)).toContain('网线已换');
    expect(linesInChinese('emma')).toEqual([]);
  });

  test('an engineer who writes a word that every object answers to is called to the next ticket all the same', async () => {
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      await world().hands('li').write(word);
    await world().drain();
    const key = await world().report('zhou', '全楼断网');
    await world().press('li', key, '我来受理');
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na' });
    expect((await world().app.store.people.find(personId('li.na')))?.language).toBe('zh-CN');
  });

  test('records that such a word has spoilt before are mended at the next start', async () => {
    const li = await world().app.store.people.find(personId('li.na'));
    if (!li) throw new Error('there is no li.na');
    for (const language of [undefined, {}, 'constructor']) {
      await world().app.store.people.save({ ...li, language: language as never }, world().now);
      await world().restart();
      expect(await world().app.store.people.find(li.id)).toEqual(li);
    }
    const key = await world().report('zhou', '二楼断网');
    await world().press('li', key, '我来受理');
    expect(await world().ticket(key)).toMatchObject({ owner: 'li.na' });
  });

  test('a Chinese requester reads Chinese from an English engineer', async () => {
    const key = await world().report('zhou', '打印机离线');
    await world().press('tom', key, '我来受理');
    await world().press('tom', key, '前往现场');
    await world().push('31m');
    const english = world()
      .dm('zhou')
      .flatMap((words) => words.split('\n'))
      .map((line) => line.replaceAll(/IT-\d+|Tom Baker|@U0\w+/g, ''))
      .filter((line) => /[A-Za-z]{3}/.test(line));
    expect(english).toEqual([]);
    expect(world().told('zhou', key)).toContain('Tom Baker 已受理');
  });
});
