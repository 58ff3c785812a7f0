import { crossedJourneys } from '../kit/journeys';
import { isUsed } from '../kit/seats';
import { wordsIn } from '../kit/words-in';
import { digestChannel, type World } from '../kit/world';

const solved = { 原因: '配置错误', 处理: '已改正', 建议: '无' };

async function rated(world: World, words: string, stars: string): Promise<string> {
  const key = await world.report('zhou', words);
  await world.press('li', key, '我来受理');
  await world.press('li', key, '解决');
  await world.fillIn('li', solved);
  await world.pressInDm('zhou', '已解决');
  await world.pressInDm('zhou', stars);
  return key;
}

const everybody = ['sun', 'kate', 'channel'] as const;

/** The digests of a day that somebody has, or the channel. */
const digestsOf = (world: World, where: 'sun' | 'kate' | 'channel', day = '2026-11-24'): readonly string[] => {
  const read = where === 'channel' ? world.slack.messagesIn(digestChannel).map(wordsIn) : world.dm(where);
  return read.filter((words) => words.includes(`服务台日报 ${day}`) || words.includes(`Service desk digest, ${day}`));
};

crossedJourneys('the digest', { isDrawn: true }, (world, database) => {
  /** A digest channel is a thing of Slack. */
  const readers = () => (isUsed('slack', world().seats) ? everybody : everybody.filter((who) => who !== 'channel'));

  test('tells managers next working day, each in their language, what was done and how it was rated (SLA-6)', async () => {
    await rated(world(), '日报测试：邮箱', '5 很满意');
    await rated(world(), '日报测试：输入法', '4 满意');
    await rated(world(), '日报测试：浏览器', '2 不满意');
    await world().fillIn('zhou', { 您的意见: '等太久 *真的*' });
    const promised = await world().report('zhou', '日报测试：授权');
    await world().press('li', promised, '我来受理');
    await world().press('li', promised, '约定答复时间');
    await world().fillIn('li', { 答复时间: Math.floor(world().now / 1000) + 20 * 60, 到时答复什么: '续期' });
    await world().push('21m');
    await world().press('li', promised, '解决');
    await world().fillIn('li', solved);
    await world().pushTo('2026-11-25T09:06:00+08:00');
    expect(digestsOf(world(), 'sun')).toHaveLength(0);
    if (database === 'mariadb') await world().startAnotherDesk();
    await world().push('2m');
    for (const where of readers()) expect(digestsOf(world(), where)).toHaveLength(1);
    const [chinese = ''] = digestsOf(world(), 'sun');
    expect(chinese).toContain('66.7%');
    expect(chinese).toContain('3 条评价');
    expect(chinese).toContain('等太久 *真的*');
    expect(chinese).toMatch(/按约答复\D*0\/1/);
    expect(chinese).toMatch(new RegExp(`${promised}\\s日报测试：授权：\\s*约定.* 前答复 · 李娜 · .* 已答复`));
    const [english = ''] = digestsOf(world(), 'kate');
    expect(english).toContain('66.7%');
    expect(english).toMatch(/Promises\skept\D*0 of 1/);
    expect(english).toMatch(/promised by .* · 李娜 · answered /);
    expect(english.replaceAll(/等太久 \*真的\*|日报测试：\S+|李娜|王磊|陈浩|周婷/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  test('is not sent again after a restart, nor by a second process', async () => {
    await world().restart();
    if (database === 'mariadb') await world().startAnotherDesk();
    await world().push('30m');
    for (const where of readers()) expect(digestsOf(world(), where)).toHaveLength(1);
  });

  test('brings a picture for each reader', async () => {
    const inSlack = world().slack.files();
    const inWecom = ['sunyue', 'kate'].map((userid) =>
      world()
        .slack.wecom?.messagesOf(userid)
        .find(({ type }) => type === 'image'),
    );
    const pictures =
      inSlack.filter(({ mimetype }) => mimetype === 'image/png').length + inWecom.filter((one) => one).length;
    expect(pictures).toBeGreaterThanOrEqual(2);
  });

  test('of a day without tickets says so', async () => {
    await world().pushTo('2026-11-26T09:10:00+08:00');
    expect(digestsOf(world(), 'sun', '2026-11-25').join()).toContain('没有报修');
  });
});
