import type { RecordRef } from '../../src/domain/record/record-ref';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import type { Swap } from '../../src/domain/swap/swap';
import type { Given } from '../kit/hands';
import { crossedJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const keyOf = ({ id }: RecordRef): string => `IT-S${id}`;
const dm = (world: World, who: Somebody): string => world.dm(who).join('\n');
const kept = (world: World, about: RecordRef): Promise<Swap> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<Swap>(about));

/** Somebody says that they want to swap, and fills in the form; answers the record it is in. */
async function asks(world: World, who: Somebody, fields: Readonly<Record<string, Given>>): Promise<RecordRef> {
  const { records } = world.app.store;
  const before = (await records.open('swap', 99)).map(({ id }) => id);
  await world.hands(who).write('换班');
  await world.drain();
  await world.pressInDm(who, '换班');
  await world.fillIn(who, fields);
  const made = (await records.open('swap', 99)).find(({ id }) => !before.includes(id));
  if (made === undefined) throw new Error('no swap was asked for');
  return { kind: 'swap', id: made.id };
}

/** Who answers first for Shanghai, as anybody who asks reads it. */
async function firstOnDuty(world: World): Promise<string> {
  const { primary } = await dutyNow(world);
  return primary ?? 'nobody';
}

async function dutyNow(world: World) {
  const { app, desk, now } = world;
  const kept = await app.store.uow.transact(now, (tx) => tx.shiftsAt(now));
  return whoIsOnDuty(now, { ...kept, pattern: desk.duty }, { place: 'shanghai' });
}

/** Her shift of that day, as the form shows it. */
const shiftOn = (day: string): string => `${day} 09:00–18:00（主值班）`;

crossedJourneys('a swap that the one who was asked refuses', {}, (world) => {
  test('is asked of everybody else with one press (C #9)', async () => {
    const about = await asks(world(), 'li', {
      ...{ '哪个班次？': shiftOn('11月25日 周三'), 想对同事说的话: '要去体检' },
      '请谁接班？': 'Tom Baker',
    });
    await world().pressInDm('tom', "I can't");
    await world().fillIn('tom', {});
    expect(await kept(world(), about)).toMatchObject({ state: 'closed', ended: 'refused' });
    expect(dm(world(), 'chen')).not.toContain(keyOf(about));
    await world().pressInDm('li', '问所有人');
    expect(await kept(world(), about)).toMatchObject({ state: 'asked', toAll: true });
    await world().pressInDm('chen', '我来顶班');
    expect(await kept(world(), about)).toMatchObject({ state: 'taken', takenBy: 'chen.hao' });
  });
});

crossedJourneys('a swap', {}, (world) => {
  test('everybody who can is asked, the first yes has the shift, and its tickets ring there (C #9)', async () => {
    const about = await asks(world(), 'li', { '哪个班次？': shiftOn('11月25日 周三'), 想对同事说的话: '要去体检' });
    expect((await kept(world(), about)).asked).toEqual(['chen.hao', 'tom.baker']);
    for (const words of ['Can you take this shift?', '要去体检']) expect(dm(world(), 'tom')).toContain(words);
    expect(dm(world(), 'wang')).not.toContain(keyOf(about));
    await Promise.all([world().hands('tom').pressInDm("I'll cover it"), world().hands('chen').pressInDm('我来顶班')]);
    await world().drain();
    const { takenBy, state } = await kept(world(), about);
    expect(state).toBe('taken');
    const [taker, other] = takenBy === 'tom.baker' ? (['tom', 'chen'] as const) : (['chen', 'tom'] as const);
    expect(dm(world(), 'li')).toMatch(/(?:Tom Baker|陈浩)\s*(?:将接您的班|接这个班)/u);
    const seen = [world().whispered(other), dm(world(), other), world().screen(other)].join('\n');
    expect(seen).toMatch(/(?:已接这个班|taken by|On duty then|届时值班)/u);
    if (world().hands(other).platform === 'slack') {
      await expect(
        world()
          .hands(other)
          .pressInDm(other === 'tom' ? "I'll cover it" : '我来顶班'),
      ).rejects.toThrow();
    }
    await world().pushTo('2026-11-25T09:30:00+08:00');
    expect(await firstOnDuty(world())).toBe(takenBy);
    const key = await world().report('zhou', '打印机卡纸');
    await world().push('10m');
    expect(dm(world(), taker)).toContain(key);
    expect(dm(world(), 'li')).not.toContain(key);
    await world().pushTo('2026-11-25T18:01:00+08:00');
    expect(await kept(world(), about)).toMatchObject({ state: 'closed', ended: 'over' });
  });

  test('either takes it back within the hour, later a lead does and says why', async () => {
    await world().pushTo('2026-11-26T09:30:00+08:00');
    const first = await asks(world(), 'li', { '哪个班次？': shiftOn('11月27日 周五'), '请谁接班？': 'Tom Baker' });
    await world().pressInDm('tom', "I'll cover it");
    await world().push('30m');
    await world().pressInDm('li', '取消换班');
    expect(await kept(world(), first)).toMatchObject({ state: 'closed', ended: 'undone' });
    expect(dm(world(), 'tom')).toMatch(/has undone the swap/u);
    const second = await asks(world(), 'li', { '哪个班次？': shiftOn('11月27日 周五'), '请谁接班？': 'Tom Baker' });
    await world().pressInDm('tom', "I'll cover it");
    await world().push('61m');
    await world().hands('li').write(keyOf(second));
    await world().drain();
    expect(await kept(world(), second)).toMatchObject({ state: 'taken' });
    await world().hands('chen').write(keyOf(second));
    await world().drain();
    await world().pressInDm('chen', '退还班次');
    await world().fillIn('chen', { 原因: 'Tom 要去北京' });
    expect(await kept(world(), second)).toMatchObject({ state: 'closed', ended: 'undone' });
    expect(dm(world(), 'li')).toContain('Tom 要去北京');
    expect(dm(world(), 'tom')).toContain('Tom 要去北京');
  });

  test('whoever is asked alone may say no with a word, and the shift stays', async () => {
    await world().pushTo('2026-11-26T14:00:00+08:00');
    const about = await asks(world(), 'li', { '哪个班次？': shiftOn('11月30日 周一'), '请谁接班？': 'Tom Baker' });
    await world().pressInDm('tom', "I can't");
    await world().fillIn('tom', { 'A word to them': 'I am in Beijing' });
    expect(dm(world(), 'li')).toContain('I am in Beijing');
    expect(dm(world(), 'li')).toContain('仍由您值班');
    expect(await kept(world(), about)).toMatchObject({ state: 'closed', ended: 'refused' });
  });

  test('nobody takes it: they are reminded in working hours, then it ends and the original person stays', async () => {
    await world().pushTo('2026-11-26T15:00:00+08:00');
    const about = await asks(world(), 'li', { '哪个班次？': shiftOn('11月30日 周一'), '请谁接班？': 'Tom Baker' });
    await world().pushTo('2026-11-28T12:00:00+08:00');
    const reminders = (): number =>
      world()
        .dm('tom')
        .filter((text) => text.includes(keyOf(about)) && text.includes('yet. Can you?')).length;
    // Three days before is passed, two and one and twelve hours fall on the weekend: Friday it is.
    expect(reminders()).toBe(2);
    await world().pushTo('2026-11-30T09:01:00+08:00');
    expect(reminders()).toBe(2);
    expect(await kept(world(), about)).toMatchObject({ state: 'closed', ended: 'nobody' });
    expect(await firstOnDuty(world())).toBe('li.na');
    expect(dm(world(), 'li')).toContain('现已开始，由您值班');
    expect(dm(world(), 'tom')).toContain('stays on duty');
  });

  test('one press takes the running shift over, and whoever had it may take it back (C #10)', async () => {
    await world().pushTo('2026-11-30T10:00:00+08:00');
    const owned = await world().report('zhou', '显示器没有信号');
    await world().press('li', owned, '我来受理');
    await world().hands('tom').write('duty');
    await world().drain();
    await world().pressInDm('tom', 'Take over now: 李娜');
    expect(await firstOnDuty(world())).toBe('tom.baker');
    expect(dm(world(), 'li')).toMatch(/Tom Baker\s*从现在起接您的班/u);
    expect(dm(world(), 'chen')).toMatch(/接替\s*李娜\s*正在值的班/u);
    expect(await world().ticket(owned)).toMatchObject({ owner: 'li.na' });
    const key = await world().report('zhou', '会议室投影不亮');
    await world().push('10m');
    expect(dm(world(), 'tom')).toContain(key);
    await world().pressInDm('li', '取消换班');
    expect(await firstOnDuty(world())).toBe('li.na');
    expect(dm(world(), 'tom')).toContain('On duty for');
  });

  test('a lead asks for somebody who is sick, and both hear of it (C #11)', async () => {
    await world().pushTo('2026-11-30T14:00:00+08:00');
    const shift = `李娜：${shiftOn('12月2日 周三')}`;
    const about = await asks(world(), 'chen', { '哪个班次？': shift, '请谁接班？': 'Tom Baker' });
    expect(await kept(world(), about)).toMatchObject({ filedBy: 'chen.hao', piece: { of: 'li.na' } });
    expect(dm(world(), 'li')).toContain('正在为您的班次');
    await world().pressInDm('tom', "I'll cover it");
    expect(dm(world(), 'li')).toMatch(/将接您的班|接这个班/u);
    expect(dm(world(), 'chen')).toMatch(/Tom Baker\s*已接班/u);
  });
});
