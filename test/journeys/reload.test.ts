import { demoDesk } from '../../src/demo/demo-desk';
import { crossedJourneys } from '../kit/journeys';
import type { World } from '../kit/world';

/** Tom answers by day, and is called again after twenty seconds; Li backs up, after half a minute. */
const edited = `${demoDesk.replace('primary: li.na, backup: wang.lei', 'primary: tom.baker, backup: li.na')}rescue:
  inside:
    - { after: 0s, tell: [primary] }
    - { after: 20s, tell: [primary] }
    - { after: 30s, tell: [backup] }
`;

const callsOf = async (world: World, key: string): Promise<readonly string[]> => {
  const { reportedAt } = await world.ticket(key);
  return (await world.events(key)).flatMap((event) =>
    event.type === 'rescue-step-taken' ? [`${Math.round((event.at - reportedAt) / 1000)} ${event.told.join(' ')}`] : [],
  );
};

crossedJourneys('a desk file that is edited while the desk runs', {}, (world) => {
  afterEach(() => world().reload(demoDesk));

  test('roster and ladder follow it, for tickets that wait already too', async () => {
    const waiting = await world().report('zhou', '财务电脑连不上网');
    await world().push('10s');
    expect(await world().reload(edited)).toEqual([{ kind: 'taken' }]);
    await world().push('25s');
    expect(await callsOf(world(), waiting)).toEqual(['0 li.na', '20 tom.baker', '30 li.na']);
    const key = await world().report('zhou', '投影仪不亮');
    await world().push('40s');
    expect(await callsOf(world(), key)).toEqual(['0 tom.baker', '20 tom.baker', '30 li.na']);
  });

  test('whoever comes on duty by it is told at once, and whoever goes off', async () => {
    await world().push('1m');
    const heard = { tom: world().dm('tom').length, wang: world().dm('wang').length };
    await world().reload(edited);
    await world().push('2s');
    expect(world().dm('tom').slice(heard.tom).join()).toContain('on duty');
    expect(world().dm('wang').slice(heard.wang).join()).toContain('值班');
  });

  test('the same file again changes nothing, and one that is wrong is refused whole', async () => {
    expect(await world().reload(`# read again\n${demoDesk}`)).toEqual([{ kind: 'same' }]);
    const wrong = edited.replace('primary: tom.baker', 'primary: nobody.knows');
    const [refused] = await world().reload(wrong);
    expect(refused).toMatchObject({
      kind: 'refused',
      problems: [expect.objectContaining({ say: expect.any(String) })],
    });
    const key = await world().report('zhou', '打印机卡纸');
    await world().push('50s');
    expect(await callsOf(world(), key)).toEqual(['0 li.na', '45 li.na']);
  });

  test('what a running desk cannot change is refused with the reason', async () => {
    const [refused] = await world().reload(edited.replace('prefix: IT', 'prefix: HELP'));
    expect(refused).toMatchObject({
      kind: 'refused',
      problems: [{ say: 'reload.prefix', facts: { before: 'IT', after: 'HELP' } }],
    });
  });

  test('somebody it names no more leaves at once, and leads hear what that leaves open', async () => {
    const key = await world().report('zhou', '键盘坏了');
    await world().press('wang', key, '我来受理');
    await world().reload(demoDesk.replace(/ {2}wang\.lei:.*\n/, '').replaceAll('wang.lei', 'tom.baker'));
    await world().push('3s');
    expect(world().dm('chen').at(-1)).toContain(key);
    await world().reload(demoDesk);
    await world().push('1m');
    expect((await world().app.store.people.staff()).find(({ id }) => id === 'wang.lei')).toMatchObject({
      active: true,
    });
  });
});
