import { demoDesk } from '../../src/demo/demo-desk';
import { crossedJourneys } from '../kit/journeys';

const solved = { 原因: '灯泡', 处理: '已换', 建议: '无' };
const own = `${demoDesk}conduct:\n  - { en: Wear shoe covers, zh-CN: 进门请穿鞋套 }\n`;
const flag = '在评价中反映行为规范问题';

crossedJourneys('how whoever goes on site behaves', { deskFile: own }, (world) => {
  const claimed = async (who: 'li' | 'tom', button: string, words: string): Promise<string> => {
    const key = await world().report('zhou', words, {});
    await world().press(who, key, button);
    return key;
  };
  const times = (who: 'li' | 'tom', words: string): number => world().dm(who).join('\n').split(words).length - 1;

  test('is read once with the first visit, in their language, in the words of the desk file (SITE-1)', async () => {
    const chinese = await claimed('li', '我来受理', '投影仪不亮');
    await world().press('li', chinese, '前往现场');
    expect([times('li', '进门请穿鞋套'), times('li', '不接受礼物')]).toEqual([1, 0]);
    await world().press('li', chinese, '开始远程');
    await world().press('li', chinese, '前往现场');
    expect(times('li', '进门请穿鞋套')).toBe(1);
    const english = await claimed('tom', '我来受理', '打印机卡纸');
    await world().press('tom', english, '前往现场');
    expect([times('tom', 'Wear shoe covers'), times('tom', '进门请穿鞋套')]).toEqual([1, 0]);
    expect(world().dm('zhou').join('\n')).not.toMatch(/鞋套|shoe covers/);
  });

  test.each([
    ['5 很满意', 1],
    ['4 满意', 2],
  ])(
    'what is flagged beside %s reaches a lead, once, and nobody is asked to call back (SITE-1)',
    async (stars, nth) => {
      const key = await claimed('li', '我来受理', `会议室屏幕闪烁 ${nth}`);
      await world().press('li', key, '解决');
      await world().fillIn('li', solved);
      await world().pressInDm('zhou', '已解决');
      await world().pressInDm('zhou', stars);
      const about = (who: 'chen' | 'li' | 'sun') =>
        world()
          .dm(who)
          .filter((one) => one.includes(flag) && one.includes(key));
      expect(about('chen')).toEqual([]);
      await world().pressInDm('zhou', '修改或补充评价');
      await world().fillIn('zhou', { '哪些方面需要改进？': ['belongings'], 您的意见: '动了我的显示器' });
      const [read = '', ...more] = about('chen');
      expect(more.length).toBeLessThanOrEqual(1);
      expect(read).toMatch(/未经同意移动或拆动物品.*“动了我的显示器”/s);
      expect([about('li'), about('sun')]).toEqual([[], []]);
      expect((await world().ticket(key)).callback).toBeUndefined();
      // Said once more with other words it is no second flag.
      const before = about('chen').length;
      await world().pressInDm('zhou', '修改或补充评价');
      await world().fillIn('zhou', { 您的意见: '动了我的显示器，没说一声' });
      expect(about('chen')).toHaveLength(before);
    },
  );
});
