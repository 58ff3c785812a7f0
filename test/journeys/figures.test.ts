import { digest } from '../../src/cli/digest';
import { demoDesk } from '../../src/demo/demo-desk';
import { togetherJourneys } from '../kit/journeys';
import type { World } from '../kit/world';

const solution = { 原因: '配置错误', 处理: '已改正', 建议: '无' };

/** What a manager has read as the digest of a day. */
const digestOf = (world: World, day: string): readonly string[] =>
  world.dm('sun').filter((words) => words.includes(`服务台日报 ${day}`));

async function solved(world: World, words: string): Promise<string> {
  const key = await world.report('zhou', words);
  await world.press('li', key, '我来受理');
  await world.press('li', key, '解决');
  await world.fillIn('li', solution);
  return key;
}

togetherJourneys('figures that were read', { startsAt: '2026-11-24T16:50:00+08:00' }, (world) => {
  test('stay as they were sent when the terms change in the middle of a month, and what differs is named once (3.3, 11.1, 11.14)', async () => {
    const undone = await solved(world(), '键盘不灵');
    const late = await world().report('zhou', '会议室没声音');
    await world().pushTo('2026-11-24T17:10:00+08:00');
    const later = await world().report('zhou', '打印模糊');
    await world().push('5m');
    for (const key of [late, later]) await world().press('li', key, '我来受理');
    await world().pushTo('2026-11-25T09:08:00+08:00');
    const [sent = ''] = digestOf(world(), '2026-11-24');
    expect(sent).toMatch(/响应/);

    await world().restart(demoDesk.replaceAll('18:00', '17:00'));
    const again = await world().command(digest, [], { date: '2026-11-24', dryRun: true });
    expect(again.text).toContain('发出时的内容');
    expect(again.text).toMatch(/响应 \| 1 \| 2 \| ▼ 33.3%/);
    expect(again.text).toContain('其中的数字至今没有变化');

    await world().pressInDm('zhou', '没有解决');
    await world().fillIn('zhou', { '还有什么问题？': '还是不灵' });
    await world().pushTo('2026-11-26T09:08:00+08:00');
    const [next = ''] = digestOf(world(), '2026-11-25');
    expect(next).toMatch(/更正\s2026-11-24/);
    expect(next).toMatch(new RegExp(`解决：1 → 0（${undone}）`));
    expect(next).not.toMatch(/更正\s2026-11-24：[^\n]*\n?[^\n]*响应/);
    expect(digestOf(world(), '2026-11-24')).toEqual([sent]);
    const beside = await world().command(digest, [], { date: '2026-11-24', dryRun: true });
    expect(beside.text).toMatch(new RegExp(`解决：1 → 0（${undone}）`));

    await world().pushTo('2026-11-27T09:08:00+08:00');
    const [last = ''] = digestOf(world(), '2026-11-26');
    expect(last).not.toMatch(/更正\s2026-11-24/);
  });
});
