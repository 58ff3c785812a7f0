import { erase } from '../../src/cli/erase';
import { everythingIn } from '../cli/look-in-store';
import { gate } from '../kit/gate';
import { togetherJourneys } from '../kit/journeys';
import type { World } from '../kit/world';

const solved = { 原因: '配置错误', 处理: '已改正', 建议: '无' };
const secret = '投影仪冒烟';

async function closed(world: World): Promise<string> {
  const key = await world.report('zhou', secret);
  await world.press('li', key, '我来受理');
  await world.press('li', key, '解决');
  await world.fillIn('li', solved);
  await world.pressInDm('zhou', '已解决');
  return key;
}

togetherJourneys('what a running desk was about to do while somebody is erased', {}, (world) => {
  afterEach(() => jest.restoreAllMocks());

  /** `meanwhile`: what happens at its first and its second wait. */
  async function erasing(...meanwhile: readonly (() => Promise<unknown>)[]): Promise<void> {
    const waits = [...meanwhile];
    const id = world().idOf('zhou');
    const pause = async () => void (await waits.shift()?.());
    expect(await world().command(erase, [id, id], { yes: true }, pause)).toMatchObject({ code: 0 });
    await world().drain();
  }
  const left = async (): Promise<readonly string[]> => {
    const all = await everythingIn(world().databaseUrl);
    return [secret, world().idOf('zhou')].filter((word) => all.includes(word));
  };
  /** Leads hear once a week that nobody knows next year's holidays; that is of nobody. */
  const others = () =>
    (['li', 'chen', 'sun'] as const).map(
      (who) =>
        world()
          .dm(who)
          .filter((words) => !words.includes('放假安排')).length,
    );

  test('a digest that was being drawn goes out, and keeps nothing of them', async () => {
    const key = await closed(world());
    await world().pressInDm('zhou', '2 不满意');
    await world().fillIn('zhou', { 您的意见: secret });
    await world().pushTo('2026-11-25T09:06:30+08:00');
    const drawing = gate();
    const { pictures } = world().app.store;
    const put = pictures.put.bind(pictures);
    jest.spyOn(pictures, 'put').mockImplementation(async (...given) => {
      await drawing.pass();
      return put(...given);
    });
    const pushing = world().push('2m');
    await drawing.reached;
    await erasing(
      async () => undefined,
      async () => {
        drawing.open();
        await pushing;
      },
    );
    expect(world().dm('sun').join('\n')).toContain(key);
    expect(await left()).toEqual([]);
  });

  test('a digest that they stand in keeps nothing of them when it was sent long before', async () => {
    const key = await closed(world());
    await world().pressInDm('zhou', '2 不满意');
    await world().fillIn('zhou', { 您的意见: secret });
    await world().pushTo('2026-11-26T10:00:00+08:00');
    expect(world().dm('sun').join('\n')).toContain(key);
    await erasing();
    expect(await left()).toEqual([]);
  });

  test('a reminder that falls due in that moment leaves nothing, and troubles nobody', async () => {
    const key = await closed(world());
    await erasing(async () => {
      await world().pushTo('2026-11-27T09:30:00+08:00');
    });
    const told = others();
    await world().restart();
    await world().pushTo('2026-11-27T17:00:00+08:00');
    expect(await world().log(key)).not.toContain('not-reached');
    expect(others()).toEqual(told);
    expect(await left()).toEqual([]);
  });

  test('a reminder that was to come the next morning comes no more, also when the desk is started anew', async () => {
    const key = await closed(world());
    await erasing();
    const told = await world().log(key);
    await world().restart();
    await world().pushTo('2026-11-30T12:00:00+08:00');
    expect(await world().log(key)).toEqual(told);
    expect(await left()).toEqual([]);
  });
});
