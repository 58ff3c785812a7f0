import type { HandoverList } from '../../src/domain/handover/handover-list';
import type { Leave } from '../../src/domain/leave/leave';
import { crossedJourneys } from '../kit/journeys';
import { asksLeave, beginsOne, dm, dutyAt, goesOnLeave, kept, presses } from '../kit/roster-asks';
import type { Somebody } from '../kit/seats';

// What users of other rosters asked for in vain, each by its number among the demands we collected (lessons C).

const shiftOn = (day: string): string => `${day} 09:00–18:00（主值班）`;

crossedJourneys('demands upon leave', {}, (world) => {
  test('C #14: leave that clashes with the roster is told to the lead and then a manager, while they can do something', async () => {
    await asksLeave(world(), 'li', ['2026-11-30T09:00', '2026-11-30T18:00']);
    const asked = (who: Somebody): number =>
      world()
        .dm(who)
        .filter((text) => text.includes('等待组长批准')).length;
    await world().pushTo('2026-11-25T12:00:00+08:00');
    expect(asked('chen')).toBeGreaterThan(0);
    expect(asked('sun')).toBe(1);
    // Friday morning, before the Monday on which she is not there.
    await world().pushTo('2026-11-27T09:01:00+08:00');
    expect(asked('sun')).toBe(2);
    expect(dm(world(), 'li')).toContain('还没有请人代班');
    expect(await dutyAt(world(), '2026-11-30T10:00')).toMatchObject({ primary: 'li.na' });
  });

  test('C #16: who is away has somebody who stands in, open tickets go there by a yes, it ends by itself, and a substitute’s substitute is kept', async () => {
    await world().pushTo('2026-11-30T16:00:00+08:00');
    const key = await world().report('zhou', '打印机卡纸');
    await world().press('li', key, '我来受理');
    const away = ['2026-12-02T09:00', '2026-12-03T18:00'] as const;
    const leave = await goesOnLeave(world(), 'li', away, { substitute: 'tom', id: 'tom.baker' });
    const chain = { substitute: 'chen', id: 'chen.hao', lead: 'sun' } as const;
    await goesOnLeave(world(), 'tom', ['2026-12-03T09:00', '2026-12-03T18:00'], chain);
    expect(await dutyAt(world(), '2026-12-02T10:00')).toMatchObject({ primary: 'tom.baker' });
    // A to B, B to C: C has what A had, and A is not lost.
    expect(await dutyAt(world(), '2026-12-03T10:00')).toMatchObject({ primary: 'chen.hao' });
    await world().pushTo('2026-12-02T09:05:00+08:00');
    const [id = 0] = await world().app.store.records.newest('handover', 1);
    const list = { kind: 'handover', id } as const;
    expect(await kept<HandoverList>(world(), list)).toMatchObject({ owner: 'li.na', to: 'tom.baker', state: 'asked' });
    expect((await world().ticket(key)).owner).toBe('li.na');
    await presses(world(), 'tom', 'handover', 'accept-all');
    expect((await world().ticket(key)).owner).toBe('tom.baker');
    expect(world().told('zhou', key)).toContain('Tom Baker');
    await world().pushTo('2026-12-04T09:01:00+08:00');
    expect(await kept<Leave>(world(), leave)).toMatchObject({ state: 'ended' });
    expect(await dutyAt(world(), '2026-12-04T10:00')).toMatchObject({ primary: 'li.na' });
  });
});

crossedJourneys('demands upon reminders', {}, (world) => {
  test('C #28: none of them stalls, comes late or comes twice, though the desk is started anew in between', async () => {
    await beginsOne(world(), 'li', 'swap', { 'form.shift': shiftOn('12月9日 周三'), 'form.whom': 'Tom Baker' });
    await asksLeave(world(), 'wang', ['2026-12-07T09:00', '2026-12-07T18:00']);
    const days = ['11-24', '11-25', '11-26', '11-27', '12-02', '12-04', '12-07', '12-08'];
    const heard: string[] = [];
    const count = (who: Somebody, words: string): number =>
      world()
        .dm(who)
        .filter((text) => text.includes(words)).length;
    let [swaps, leaves] = [0, 0];
    for (const day of days) {
      await world().restart();
      if (day !== '11-24') await world().pushTo(`2026-${day}T08:59:00+08:00`);
      const early = [count('tom', 'yet. Can you?'), count('chen', '等待组长批准')];
      await world().pushTo(`2026-${day}T17:59:30+08:00`);
      const now = [count('tom', 'yet. Can you?'), count('chen', '等待组长批准')] as const;
      // Nothing of it comes at night.
      expect([day, ...early]).toEqual([day, swaps, leaves]);
      if (now[0] > swaps) heard.push(`${day} swap ${now[0] - swaps}`);
      if (now[1] > leaves) heard.push(`${day} leave ${now[1] - leaves}`);
      [swaps, leaves] = now;
    }
    expect(heard).toEqual([
      ...['11-24 leave 1', '11-25 swap 1', '11-25 leave 1', '12-02 swap 1', '12-04 swap 1', '12-04 leave 1'],
      ...['12-07 swap 1', '12-08 swap 2'],
    ]);
  });
});
