import { togetherJourneys } from '../kit/journeys';
import { statement } from '../kit/statement';
import { tuesdayMorning, type World } from '../kit/world';

const readBy = (world: World, who: 'chen' | 'li'): readonly string[] =>
  world.dm(who).filter((words) => words.includes('服务台曾有延误或遗漏'));

togetherJourneys('a desk that looks calm', { startsAt: tuesdayMorning }, (world) => {
  test('wake-ups that somebody deleted are put back, the rescue goes on, and the lead reads which they were (C #28)', async () => {
    const key = await world().report('zhou', '打印机卡纸');
    await world().report('zhou', '显示器闪屏');
    await world().push('2m');
    await statement(world().databaseUrl, 'DELETE FROM timer');
    // Nothing is due any more, so time passes in steps.
    for (let minute = 0; minute < 5; minute += 1) await world().push('1m');
    const read = readBy(world(), 'chen');
    expect(read).toHaveLength(1);
    expect(read[0]).toMatch(/曾丢失，已补回：\d+ 个定时事项（IT-\d+、IT-\d+ 等）/);
    expect(read[0]).toContain(key);
    expect(readBy(world(), 'li')).toEqual([]);
    await world().push('30m');
    expect((await world().log(key)).filter((type) => type === 'rescue-step-taken').length).toBeGreaterThan(2);
    expect(readBy(world(), 'chen')).toHaveLength(1);
    expect(await world().auditorFound()).toEqual([expect.stringMatching(/^wake-ups-lost \d+$/)]);
  });
});
