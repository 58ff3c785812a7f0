import type { HandoverList } from '../../src/domain/handover/handover-list';
import { theDesk } from '../../src/domain/ticket/event';
import { crossedJourneys } from '../kit/journeys';
import { asksLeave, beginsOne, dm, dutyAt, goesOnLeave, kept, presses, seconds } from '../kit/roster-asks';

const shiftOn = (day: string): string => `${day} 09:00–18:00（主值班）`;

crossedJourneys('what one decides turns what another did', {}, (world) => {
  test('a swap undone after leave was granted: each reads who has the shift now, also whoever stands in', async () => {
    await beginsOne(world(), 'li', 'swap', { 'form.shift': shiftOn('11月26日 周四'), 'form.whom': '陈浩' });
    await presses(world(), 'chen', 'swap', 'accept');
    await goesOnLeave(world(), 'li', ['2026-11-25T09:00', '2026-11-26T18:00'], { substitute: 'tom', id: 'tom.baker' });
    await presses(world(), 'chen', 'swap', 'undo');
    expect(await dutyAt(world(), '2026-11-26T10:00')).toMatchObject({ primary: 'tom.baker' });
    expect(dm(world(), 'li')).toMatch(/取消了换班，11月26日 周四 09:00–18:00（主值班）由 ?Tom Baker 值班/);
    expect(dm(world(), 'li')).not.toMatch(/11月26日 周四 09:00–18:00（主值班）由您值班/);
    expect(dm(world(), 'tom')).toMatch(
      /Your duty has changed, by what 陈浩 did: you are primary Thu 26 Nov, 09:00–18:00/,
    );
    await presses(world(), 'li', 'leave', 'withdraw');
  });

  test('whoever stands in for who stands in hears that the first is back early (STAFF-4)', async () => {
    await world().pushTo('2026-11-27T09:30:00+08:00');
    await goesOnLeave(world(), 'li', ['2026-11-30T09:00', '2026-12-03T18:00'], { substitute: 'tom', id: 'tom.baker' });
    const more = { substitute: 'chen', id: 'chen.hao', lead: 'sun' } as const;
    await goesOnLeave(world(), 'tom', ['2026-12-02T09:00', '2026-12-02T18:00'], more);
    expect(await dutyAt(world(), '2026-12-02T10:00')).toMatchObject({ primary: 'chen.hao' });
    await world().pushTo('2026-12-01T10:00:00+08:00');
    await presses(world(), 'li', 'leave', 'back');
    expect(await dutyAt(world(), '2026-12-02T10:00')).toMatchObject({ primary: 'li.na' });
    expect(dm(world(), 'tom')).toContain('back early');
    // A lead, he reads of the leave itself; Wednesday is no duty of his any more either way.
    expect(dm(world(), 'chen')).toMatch(/李娜 ?已提前返岗/);
  });

  test('who is back has what nobody accepted: the list ends, and no lead is asked to decide it (STAFF-6, HOT-6)', async () => {
    await world().pushTo('2026-12-03T16:00:00+08:00');
    const key = await world().report('zhou', '打印机卡纸');
    await world().press('li', key, '我来受理');
    await goesOnLeave(world(), 'li', ['2026-12-04T09:00', '2026-12-04T18:00'], { substitute: 'tom', id: 'tom.baker' });
    await world().pushTo('2026-12-04T10:00:00+08:00');
    const [id = 0] = await world().app.store.records.newest('handover', 1);
    const about = { kind: 'handover', id } as const;
    expect(await kept(world(), about)).toMatchObject({ state: 'asked', begunBy: theDesk, owner: 'li.na' });
    await presses(world(), 'li', 'leave', 'back');
    expect(await kept<HandoverList>(world(), about)).toMatchObject({ state: 'withdrawn' });
    expect(dm(world(), 'tom')).toMatch(/has ended, as its owner is back/);
    await world().push('3h');
    expect(dm(world(), 'chen')).not.toContain(`IT-H${id}`);
    expect((await world().ticket(key)).owner).toBe('li.na');
  });
});

crossedJourneys('what can wait', { startsAt: '2026-11-25T03:00:00+08:00' }, (world) => {
  test('is not said at night: an exception of next week, a swap of it that is taken, a no (HOT-6)', async () => {
    const night = { tom: world().dm('tom').length, li: world().dm('li').length };
    await beginsOne(world(), 'chen', 'exception', {
      ...{ 'form.person': 'tom.baker', 'form.instead': 'li.na', 'form.why': '培训' },
      ...{ 'form.from': seconds('2026-12-04T09:00'), 'form.to': seconds('2026-12-04T12:00') },
    });
    await presses(world(), 'chen', 'exception', 'confirm');
    await beginsOne(world(), 'li', 'swap', { 'form.shift': shiftOn('12月2日 周三') });
    await world().push('2h');
    expect(world().dm('tom')).toHaveLength(night.tom);
    expect(dm(world(), 'li')).not.toContain('代您值班');
    await world().pushTo('2026-11-25T09:05:00+08:00');
    expect(dm(world(), 'tom')).toContain('Can you be on duty?');
    await presses(world(), 'tom', 'exception', 'accept');
    expect(dm(world(), 'li')).toContain('代您值班');
    // Who was asked just now is not reminded in the same minute.
    expect(dm(world(), 'tom')).toContain('Can you take this shift?');
    expect(dm(world(), 'tom')).not.toContain('yet. Can you?');
  });

  test('what begins before the desk opens is said at once', async () => {
    await world().pushTo('2026-11-26T03:00:00+08:00');
    await beginsOne(world(), 'chen', 'exception', {
      ...{ 'form.person': 'tom.baker', 'form.instead': 'wang.lei', 'form.why': '王磊发烧' },
      ...{ 'form.from': seconds('2026-11-26T04:00'), 'form.to': seconds('2026-11-26T09:00') },
    });
    await presses(world(), 'chen', 'exception', 'confirm');
    expect(dm(world(), 'tom')).toContain('王磊发烧');
    expect(dm(world(), 'wang')).toContain('代您值班');
  });
});

crossedJourneys('leave that nobody has approved', {}, (world) => {
  test('is asked about once more as the last working day before it opens, of managers too (C #14)', async () => {
    await asksLeave(world(), 'li', ['2026-12-07T09:00', '2026-12-08T18:00']);
    const asked = (): number =>
      world()
        .dm('sun')
        .filter((text) => text.includes('等待组长批准')).length;
    await world().pushTo('2026-12-03T18:00:00+08:00');
    const before = asked();
    await world().pushTo('2026-12-04T09:05:00+08:00');
    expect(asked()).toBe(before + 1);
    await world().pushTo('2026-12-06T18:00:00+08:00');
    expect(asked()).toBe(before + 1);
  });
});

crossedJourneys('the first yes', {}, (world) => {
  test('takes the buttons of all others away, on whichever platform they are (C #9)', async () => {
    await beginsOne(world(), 'li', 'swap', { 'form.shift': shiftOn('11月27日 周五') });
    await presses(world(), 'tom', 'swap', 'accept');
    await expect(presses(world(), 'chen', 'swap', 'accept')).rejects.toThrow();
    await expect(presses(world(), 'chen', 'swap', 'refuse')).rejects.toThrow();
  });
});
