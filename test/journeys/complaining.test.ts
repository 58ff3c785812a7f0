import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { erase } from '../../src/cli/erase';
import { exportPerson } from '../../src/cli/export-person';
import type { Complaint } from '../../src/domain/complaint/complaint';
import { journeys, slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const solved = { 原因: '卷纸', 处理: '清理', 建议: '用干纸' };
const words = '工程师态度很差，还没修好就走了';
const complaint = (world: World, id = 1) => world.app.store.records.find<Complaint>({ kind: 'complaint', id });
/** The newest one. */
const newest = async (world: World): Promise<Complaint | undefined> => {
  const [id] = await world.app.store.records.newest('complaint', 1);
  return id === undefined ? undefined : complaint(world, id);
};
const everybodyElse: readonly Somebody[] = ['li', 'wang', 'tom', 'emma'];

/** Whatever anybody was ever told or shown in their conversation, in one text. */
const read = (world: World, who: Somebody): string => world.dm(who).join('\n');

journeys('a complaint goes up level by level (HOT-7)', {}, (world) => {
  test('from the requester’s card to the last level, each told at once, and the complainant at every step', async () => {
    const key = await world().report('zhou', '打印机卡纸');
    await world().press('li', key, '我来受理');
    await world().pressOwn('zhou', key, '投诉');
    expect(await world().form('zhou')).toContain('很抱歉');
    await world().fillIn('zhou', { '发生了什么？': words, '是否针对某个人？': '李娜' });

    // At once: an apology with the number, who has it, and by when they hear.
    expect(read(world(), 'zhou')).toContain('非常抱歉');
    expect(read(world(), 'zhou')).toMatch(/IT-C1.*陈浩.*14:1\d/s);
    expect(read(world(), 'chen')).toContain(words);
    expect(await complaint(world())).toMatchObject({ level: 0, told: ['chen.hao'], excluded: ['li.na'] });

    // Nobody closes the ticket meanwhile, and the requester reads why.
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '卷纸', 处理: '清理', 建议: '用干纸' });
    expect(read(world(), 'zhou')).toContain('IT-C1 正在处理，处理完之前报修不会关闭');

    // Time moves it up by itself, and both levels and the complainant read it.
    await world().push('4h');
    await world().push('2h');
    expect(await complaint(world())).toMatchObject({ level: 1, told: ['sun.yue'] });
    expect(read(world(), 'chen')).toContain('IT-C1 未按时答复，已转到孙悦');
    expect(read(world(), 'zhou')).toContain('未能按时答复，现由孙悦接手');
    expect(read(world(), 'sun')).toContain(words);

    await world().pressInDm('sun', '由我处理');
    expect(read(world(), 'zhou')).toContain('由孙悦处理');
    await world().pressInDm('sun', '答复');
    const answer = {
      结论: '投诉部分属实',
      调查结果: '李娜在赶另一单',
      给投诉人的答复: '我们安排得太紧',
      改进措施: '加派一人',
    };
    await world().fillIn('sun', answer);
    expect(read(world(), 'zhou')).toContain('我们安排得太紧');
    expect(read(world(), 'zhou')).not.toContain('李娜在赶另一单');

    await world().pressInDm('zhou', '问题未解决');
    await world().fillIn('zhou', { '还有什么问题？': '没有人向我道歉' });
    expect(await complaint(world())).toMatchObject({ level: 2, told: ['kate.miller'], state: 'open' });
    expect(read(world(), 'kate')).toContain('没有人向我道歉');
    expect(read(world(), 'sun')).toMatch(/未接受 IT-C1 的答复|IT-C1 周婷未接受该投诉的答复/);

    await world().pressInDm('kate', 'Answer');
    await world().fillIn('kate', {
      Verdict: 'The complaint is justified',
      Findings: 'calls were listened to',
      'Answer to the complainant': 'We apologise. It was our mistake.',
      Measures: 'Training',
    });
    await world().pressInDm('zhou', '接受答复');
    expect(await complaint(world())).toMatchObject({ state: 'closed', ended: 'accepted' });
    expect(read(world(), 'kate')).toMatch(
      /has accepted the answer to IT-C1|IT-C1 周婷 has accepted the answer to this/,
    );
    for (const who of ['sun', 'kate'] as const)
      expect(read(world(), who)).not.toMatch(/待您确认|waiting for your word/);

    // Whoever it is about, and everybody else, heard and saw nothing of it.
    for (const who of everybodyElse) {
      expect(read(world(), who)).not.toMatch(/IT-C1|投诉|omplain/);
      await world().hands(who).write('IT-C1');
      await world().drain();
      expect(read(world(), who)).not.toContain(words);
    }
    expect(await world().card(key)).not.toMatch(/IT-C1|投诉/);
    expect(world().thread(key).join()).not.toMatch(/IT-C1|投诉/);
  });
});

slackJourneys('complaints from words and from a low rating', {}, (world) => {
  test('words of complaint are asked about, never filed by themselves, and a level that it is about never hears of it', async () => {
    const before = (await newest(world()))?.id ?? 0;
    await world().hands('zhou').write('投诉：组长陈浩在电话里吼我');
    await world().drain();
    expect((await newest(world()))?.id ?? 0).toBe(before);
    const heard = read(world(), 'chen');
    await world().pressInDm('zhou', '投诉');
    expect(await world().form('zhou')).toContain('很抱歉');
    await world().fillIn('zhou', { '是否针对某个人？': '陈浩' });
    const filed = await newest(world());
    expect(filed).toMatchObject({ level: 1, told: ['sun.yue'], excluded: ['chen.hao'], text: '组长陈浩在电话里吼我' });
    const key = `IT-C${filed?.id}`;
    expect(read(world(), 'sun')).toContain('组长陈浩在电话里吼我');
    // By its number, in words, in lists and on the home page: as if it weren't there.
    for (const asked of [key, '查找 吼我', '全部工单', '我的工单']) {
      await world().hands('chen').write(asked);
      await world().drain();
    }
    const since = read(world(), 'chen').slice(heard.length);
    expect(since).not.toContain('在电话里吼我');
    expect(since.replaceAll(`没有编号为 ${key}`, '')).not.toMatch(new RegExp(`${key}.*投诉|投诉.*${key}`));
    await world().push('9h');
    await world().push('15h');
    expect(read(world(), 'chen').slice(heard.length)).not.toContain('在电话里吼我');
    expect(await newest(world())).toMatchObject({ id: filed?.id, level: 2 });
    await world().pressInDm('zhou', '撤销投诉');
    await world().fillIn('zhou', {});
    expect(await newest(world())).toMatchObject({ state: 'closed', ended: 'withdrawn' });
  });

  test('whoever rates low may go on to a complaint, with what they wrote', async () => {
    const key = await world().report('zhou', '键盘失灵');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    await world().pressInDm('zhou', '已解决');
    await world().pressInDm('zhou', '2 不满意');
    await world().fillIn('zhou', { 您的意见: '没说明白就走了', '对服务不满意？': ['提交投诉（下一步填写情况）'] });
    expect((await world().ticket(key)).rating).toMatchObject({ stars: 2, comment: '没说明白就走了' });
    await world().fillIn('zhou', {});
    expect(await newest(world())).toMatchObject({ text: '没说明白就走了', excluded: ['li.na'], state: 'open' });
    await world().pressInDm('zhou', '撤销投诉');
    await world().fillIn('zhou', { '原因（选填）': '已经沟通好了' });
    expect(read(world(), 'chen')).toContain('已撤销');
  });
});

slackJourneys('three days of a complaint that nobody answers', {}, (world) => {
  test('read from morning to evening, each hears what concerns them once, and nobody is left without a time', async () => {
    const people: readonly Somebody[] = ['zhou', 'chen', 'sun', 'kate', 'li', 'wang', 'tom'];
    const key = await world().report('zhou', '扫描仪没反应');
    await world().press('li', key, '我来受理');
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    const heard = new Map(people.map((who) => [who, world().dm(who).length]));
    await world().pressOwn('zhou', key, '投诉');
    await world().fillIn('zhou', { '发生了什么？': words });
    await world().pushTo('2026-11-26T18:00:00+08:00');
    const since = (who: Somebody) => world().dm(who).slice(heard.get(who));
    const numbered = (who: Somebody) => since(who).filter((one) => /IT-C\d/.test(one));
    expect(await newest(world())).toMatchObject({ level: 2, state: 'open' });
    // Chen: the card, a reminder, and that it went on. Sun the same; Kate a card and a reminder, then that it is late.
    expect([numbered('chen').length, numbered('sun').length, numbered('kate').length]).toEqual([3, 3, 3]);
    // Zhou, besides the card: two levels that went by, and that it is late.
    expect(numbered('zhou').filter((one) => !one.includes(key))).toHaveLength(3);
    for (const who of ['li', 'wang', 'tom'] as const) expect(numbered(who)).toEqual([]);
  });

  test('what is exported of its complainant holds it, what is exported of whom it is about tells nothing of it, and erasing leaves no name', async () => {
    await world().pressInDm('zhou', '撤销投诉');
    await world().fillIn('zhou', {});
    const id = (await newest(world()))?.id ?? 0;
    const own = await exportOf(world(), world().idOf('zhou'));
    expect(own).toContain(words);
    for (const who of ['li.na', 'wang.lei']) {
      const given = await exportOf(world(), who);
      expect(given).not.toContain(words);
      expect(given).not.toContain('complain');
    }
    const zhou = world().idOf('zhou');
    const keys = await world().keys();
    for (const key of keys)
      if ((await world().ticket(key)).state === 'resolved') await world().pressInDm('zhou', '已解决');
    expect(await world().command(erase, [zhou, zhou], { yes: true })).toMatchObject({ code: 0 });
    const kept = JSON.stringify([
      await complaint(world(), id),
      await world().app.store.records.events({ kind: 'complaint', id }),
    ]);
    expect(kept).not.toContain(words);
    expect(kept).not.toContain(zhou);
    expect(kept).toContain('erased-');
  });
});

/** Everything that is exported of a person, in one text. */
async function exportOf(world: World, id: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-export-'));
  try {
    const out = path.join(folder, 'out');
    const said = await world.command(exportPerson, [id], { out });
    if (said.code !== 0) throw new Error(said.text);
    return readFileSync(path.join(out, 'person.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
