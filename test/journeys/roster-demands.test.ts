import { demoDesk } from '../../src/demo/demo-desk';
import type { Swap } from '../../src/domain/swap/swap';
import { instant } from '../../src/domain/time/instant';
import { crossedJourneys } from '../kit/journeys';
import { beginsOne, dm, dutyAt, kept, presses, said } from '../kit/roster-asks';

// What users of other rosters asked for in vain, each by its number among the demands we collected (lessons C).

const shiftOn = (day: string): string => `${day} 09:00–18:00（主值班）`;
/** Tom's clock is New York's. */
const abroad = demoDesk.replace(
  'name: Tom Baker, language: en,',
  'name: Tom Baker, language: en, zone: America/New_York,',
);

crossedJourneys('demands upon swaps', {}, (world) => {
  test('C #9: whoever needs cover asks everybody who can at once, and the first yes has it', async () => {
    const about = await beginsOne(world(), 'li', 'swap', { 'form.shift': shiftOn('11月25日 周三') });
    for (const who of ['tom', 'chen'] as const) expect(dm(world(), who)).toContain(`IT-S${about.id}`);
    // Whoever is on duty then cannot, and is not troubled.
    expect(dm(world(), 'wang')).not.toContain(`IT-S${about.id}`);
    await presses(world(), 'chen', 'swap', 'accept');
    expect(await kept<Swap>(world(), about)).toMatchObject({ state: 'taken', takenBy: 'chen.hao' });
    await expect(presses(world(), 'tom', 'swap', 'accept')).rejects.toThrow();
    expect(await dutyAt(world(), '2026-11-25T10:00')).toMatchObject({ primary: 'chen.hao' });
  });

  test('C #10: a running shift is taken over with one press, without a request that somebody has to answer', async () => {
    await world().hands('tom').write('duty');
    await world().drain();
    await world().pressInDm('tom', `${said('tom', 'swap', 'action.take-over')}: 李娜`);
    const [first] = await world().app.store.records.newest('swap', 1);
    expect(await kept<Swap>(world(), { kind: 'swap', id: first ?? 0 })).toMatchObject({
      tookOver: true,
      state: 'taken',
    });
    const key = await world().report('zhou', '打印机卡纸');
    await world().push('3m');
    expect(dm(world(), 'tom')).toContain(key);
    expect(dm(world(), 'li')).toMatch(/从现在起接您的班/);
    expect(dm(world(), 'chen')).toMatch(/接替 ?李娜 ?正在值的班/);
    await presses(world(), 'li', 'swap', 'undo');
  });

  test('C #11: a lead asks for cover for somebody who is sick, and takes it back for them', async () => {
    const shift = `李娜：${shiftOn('11月30日 周一')}`;
    const about = await beginsOne(world(), 'chen', 'swap', { 'form.shift': shift, 'form.whom': 'Tom Baker' });
    expect(await kept<Swap>(world(), about)).toMatchObject({ filedBy: 'chen.hao', piece: { of: 'li.na' } });
    expect(dm(world(), 'li')).toContain('正在为您的班次');
    await presses(world(), 'chen', 'swap', 'withdraw');
    await world().fillIn('chen', {});
    expect(await kept<Swap>(world(), about)).toMatchObject({ state: 'closed', ended: 'withdrawn' });
    expect(dm(world(), 'li')).toMatch(/已撤销您的班次.*仍由您值班/);
  });

  test('C #12: a yes said by mistake is taken back by whoever said it, and the swap goes where its shift goes', async () => {
    const fields = { 'form.shift': shiftOn('11月27日 周五'), 'form.whom': 'Tom Baker' };
    const mistake = await beginsOne(world(), 'li', 'swap', fields);
    await presses(world(), 'tom', 'swap', 'accept');
    await presses(world(), 'tom', 'swap', 'undo');
    expect(await kept<Swap>(world(), mistake)).toMatchObject({ state: 'closed', ended: 'undone' });
    expect(await dutyAt(world(), '2026-11-27T10:00')).toMatchObject({ primary: 'li.na' });
    const meant = await beginsOne(world(), 'li', 'swap', fields);
    await presses(world(), 'tom', 'swap', 'accept');
    const moved = 'from: "10:00", to: "18:00", primary: li.na';
    await world().restart(demoDesk.replace('from: "09:00", to: "18:00", primary: li.na', moved));
    await world().push('10s');
    const { piece, state } = await kept<Swap>(world(), meant);
    expect([state, piece.span.from]).toEqual(['taken', instant('2026-11-27T10:00:00+08:00')]);
    expect(await dutyAt(world(), '2026-11-27T10:30')).toMatchObject({ primary: 'tom.baker' });
    await world().restart(demoDesk);
    await world().push('10s');
    expect((await kept<Swap>(world(), meant)).piece.span.from).toBe(instant('2026-11-27T09:00:00+08:00'));
  });
});

crossedJourneys('demands upon what is told of a shift', { deskFile: abroad }, (world) => {
  test('C #13: a shift that was swapped is told to whoever has it now, at the hours of their own clock', async () => {
    await beginsOne(world(), 'li', 'swap', { 'form.shift': shiftOn('11月25日 周三'), 'form.whom': 'Tom Baker' });
    await presses(world(), 'tom', 'swap', 'accept');
    const before = world().dm('li').length;
    await world().pushTo('2026-11-25T09:01:00+08:00');
    // A profile of the chat says which clock it is; in WeCom, which has none, the desk file does.
    const until = world().hands('tom').platform === 'slack' ? '18:00' : 'Wed 25 Nov, 05:00';
    expect(dm(world(), 'tom')).toContain(`You are on duty as primary until ${until}`);
    expect(world().dm('li').slice(before).join('\n')).not.toContain('您现在值班');
    const key = await world().report('zhou', '显示器不亮');
    await world().push('3m');
    expect(dm(world(), 'tom')).toContain(key);
  });

  test('C #15: whoever begins reads what is open for them, and whoever ends what they leave, each in one message', async () => {
    await world().pushTo('2026-11-26T17:30:00+08:00');
    const owned = await world().report('zhou', '键盘失灵');
    await world().press('li', owned, '我来受理');
    const free = await world().report('zhou', '打印机卡纸');
    const before = { li: world().dm('li').length, wang: world().dm('wang').length };
    await world().pushTo('2026-11-26T18:00:10+08:00');
    const since = (who: 'li' | 'wang', words: string): readonly string[] =>
      world()
        .dm(who)
        .slice(before[who])
        .filter((text) => text.includes(words));
    expect(since('li', '您的值班已结束')).toEqual([expect.stringContaining(owned)]);
    expect(since('wang', '您现在值班')).toEqual([expect.stringContaining(free)]);
  });
});
