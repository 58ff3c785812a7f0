import { demoDesk } from '../../src/demo/demo-desk';
import { acrossPartiesJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';

/** The demo's desk, with a second newcomer whom nobody has vetted. */
const deskFile = demoDesk.replace(/(tom\.baker: .*?) vetted: [\d-]+, nda: [\d-]+,/, '$1');

acrossPartiesJourneys('what is known of an engineer', { deskFile }, (world) => {
  /** What somebody reads after they wrote that. */
  const answerTo = async (who: Somebody, text: string): Promise<string> => {
    const before = world().dm(who).length;
    await world().hands(who).write(text);
    await world().drain();
    return world().dm(who).slice(before).join('\n');
  };
  const asked = ['IT-E1', 'IT-R1', '未完成的工单', '我的工单', '我的报修', '查找 计算机网络', '查找 态度生硬', '首页'];
  const secret = /IT-E1|IT-R1|计算机网络|态度生硬|两年驻场/;
  const begin = async (who: Somebody, words: string, fields: Readonly<Record<string, string>>) => {
    await answerTo(who, words);
    await world().pressInDm(who, words);
    await world().fillIn(who, fields);
  };

  test('is read by them, leads and managers, and found by nobody else, wherever they look (STAFF-8)', async () => {
    await begin('chen', '提名工程师', {
      人选: world().hands('tom').account,
      学历: '本科，计算机网络',
      从业开始日期: '2021-07-01',
      给客户方的说明: '有两年驻场经验',
    });
    await begin('sun', '要求更换工程师', { 更换哪位工程师: '王磊', 原因: '态度生硬' });
    for (const who of ['chen', 'sun', 'kate'] as const) {
      const said = [await answerTo(who, 'IT-E1'), await answerTo(who, 'IT-R1')].join('\n');
      expect([who, said]).toEqual([who, expect.stringContaining('计算机网络')]);
      expect([who, said]).toEqual([who, expect.stringContaining('态度生硬')]);
    }
    // Their own profile is theirs to read; that somebody else is to be replaced is not.
    expect(await answerTo('tom', 'IT-E1')).toContain('本科，计算机网络');
    expect(await answerTo('tom', 'IT-R1')).not.toContain('王磊');
    for (const who of ['li', 'wang', 'zhou'] as const) {
      for (const words of asked) {
        const said = (await answerTo(who, words)).replaceAll(words, '').replaceAll(words.slice(3), '');
        expect([who, words, said]).toEqual([who, words, expect.not.stringMatching(secret)]);
      }
      // As if there were none.
      expect((await answerTo(who, 'IT-R1')).replaceAll('IT-R1', 'IT-R99')).toBe(await answerTo(who, 'IT-R99'));
      expect((await answerTo(who, 'IT-E1')).replaceAll('IT-E1', 'IT-E99')).toBe(await answerTo(who, 'IT-E99'));
      expect(
        world()
          .dm(who)
          .join('\n')
          .replaceAll(/查找.*|IT-[ER]\d+/g, ''),
      ).not.toMatch(/两年驻场|生硬。|更换/);
    }
  });
});
