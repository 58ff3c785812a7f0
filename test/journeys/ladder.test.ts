import { demoDesk } from '../../src/demo/demo-desk';
import { crossedJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const ladder = `
rescue:
  outside:
    - { after: 0s, tell: [primary] }
    - { after: 5m, people: [tom.baker] }
    - { after: 10m, tell: [rostered, leads] }
    - { after: 20m, tell: [managers], every: 40m }
`;
const urgently = { 紧急程度: '紧急：无法工作' };
const evening = '2026-11-24T20:00:00+08:00';

/** Steps of the ladder: minutes after the report, and who was told. */
async function stepsOf(world: World, key: string): Promise<readonly (readonly [number, string])[]> {
  const { reportedAt } = await world.ticket(key);
  return (await world.events(key)).flatMap((event) =>
    event.type === 'rescue-step-taken'
      ? [[Math.round((event.at - reportedAt) / 60_000), event.told.join(' ')] as const]
      : [],
  );
}

/** What became of each call, in order. */
const hops = async (world: World, key: string): Promise<readonly string[]> =>
  ((await world.ticket(key)).receipts ?? []).map(({ person, outcome, why }) => `${person} ${why ?? outcome}`);

/** Their account is gone, and the desk hears of it. */
async function leaves(world: World, who: Somebody): Promise<void> {
  const { platform, account } = world.hands(who);
  if (platform === 'slack') world.as(who).change({ deleted: true });
  else await world.slack.wecom?.as(account).leave();
  await world.drain();
}

crossedJourneys(
  'an urgent ticket at night that nobody takes',
  { deskFile: demoDesk + ladder, startsAt: evening },
  (world) => {
    test('is called by the steps of its line until somebody has it, the morning’s shift among them, and says what became of each (TIME-2)', async () => {
      const key = await world().report('zhou', '机房断电', urgently);
      await world().push('70m');
      expect(await stepsOf(world(), key)).toEqual([
        [0, 'wang.lei'],
        [5, 'tom.baker'],
        [10, 'wang.lei chen.hao'],
        [20, 'kate.miller sun.yue'],
        [60, 'kate.miller sun.yue'],
      ]);
      // Two who are called at once have their calls in either order.
      expect((await hops(world(), key)).toSorted()).toEqual(
        ['chen.hao', 'kate.miller', 'kate.miller', 'sun.yue', 'sun.yue', 'tom.baker', 'wang.lei', 'wang.lei'].map(
          (who) => `${who} delivered`,
        ),
      );
      // The lead reads on their own card what became of the calls before theirs; the requester reads none of it.
      expect(world().dm('chen').join('\n')).toMatch(/王磊：消息.* 20:00:\d\d 送达；Tom Baker：消息.* 20:05:\d\d 送达/);
      expect(world().dm('zhou').join('\n')).not.toContain('送达');
      await world().pushTo('2026-11-25T09:00:00+08:00');
      await world().drain();
      expect((await stepsOf(world(), key)).at(-1)).toEqual([780, 'li.na kate.miller sun.yue']);
      await world().pressInDm('li', '我来受理');
      expect((await hops(world(), key)).filter((hop) => hop.startsWith('li.na'))).toEqual(['li.na answered']);
      const calls = (await stepsOf(world(), key)).length;
      await world().push('90m');
      expect(await stepsOf(world(), key)).toHaveLength(calls);
    });

    test('goes on at once where whom a step names has left, and says why; a claim stops it, and given back it goes on', async () => {
      await world().pushTo('2026-11-25T20:00:00+08:00');
      await leaves(world(), 'tom');
      const key = await world().report('zhou', '消防主机告警', urgently);
      await world().push('6m');
      expect(await stepsOf(world(), key)).toEqual([
        [0, 'wang.lei'],
        [5, ''],
        [5, 'wang.lei chen.hao'],
      ]);
      expect(await hops(world(), key)).toContain('tom.baker left');
      expect(world().dm('chen').join('\n')).toContain('Tom Baker：未能联系到，账号已停用');
      await world().pressInDm('wang', '我来受理');
      await world().push('30m');
      await world().press('wang', key, '退回工单');
      await world().fillIn('wang', { 原因: '人不在市内' });
      await world().push('11m');
      // All but whoever gave it back are called at once, and the managers ten minutes later, as they would have been.
      expect((await stepsOf(world(), key)).slice(3)).toEqual([
        [36, 'chen.hao'],
        [46, 'kate.miller sun.yue'],
      ]);
    });
  },
);
