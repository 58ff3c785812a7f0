import { demoDesk } from '../../src/demo/demo-desk';
import type { Attendance } from '../../src/domain/attendance/attendance';
import { crossedJourneys, slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

/** Li has the day, from before the place opens; Tom stands behind her while it is open. */
const signing = `${demoDesk.replace(
  /duty:[\s\S]*?slack:/,
  `duty:
  - { days: "mon, tue, wed, thu, fri", from: "07:00", to: "09:00", primary: li.na }
  - { days: "mon, tue, wed, thu, fri", from: "09:00", to: "18:00", primary: li.na, backup: tom.baker }
  - { days: "mon, tue, wed, thu, fri", from: "18:00", to: "07:00", primary: wang.lei, backup: chen.hao }
  - { days: "sat, sun", from: "09:00", to: "09:00", primary: wang.lei, backup: chen.hao }
slack:`,
)}signIn: { within: 15m }\n`;

const dm = (world: World, who: Somebody): string => world.dm(who).join('\n');
const attendances = async (world: World): Promise<readonly Attendance[]> => {
  const numbers = await world.app.store.records.newest('attendance', 99);
  const found = await Promise.all(
    numbers.map((id) => world.app.store.records.find<Attendance>({ kind: 'attendance', id })),
  );
  return found.filter((one) => one !== undefined);
};
const of = async (world: World, person: string) => (await attendances(world)).find((one) => one.person === person);

const morning = { deskFile: signing, startsAt: '2026-11-24T06:50:00+08:00' };

crossedJourneys('a shift that begins', morning, (world) => {
  test('is signed in for by one press, and by anything else that is done at the desk (STAFF-6)', async () => {
    await world().pushTo('2026-11-24T07:02:00+08:00');
    // The place is closed still: nobody waits for her there, and what she does says nothing of it.
    await world().hands('li').write('我的工单');
    await world().drain();
    expect(dm(world(), 'li')).toContain('您现在值班');
    expect(dm(world(), 'li')).toContain('09:00 请签到');
    expect(dm(world(), 'li')).not.toContain('内签到');
    await world().pushTo('2026-11-24T09:02:00+08:00');
    expect(dm(world(), 'li')).toContain('请在 15 分钟内签到');
    expect((await attendances(world())).map(({ person }) => person).toSorted()).toEqual(['li.na', 'tom.baker']);
    await world().pressInDm('li', '签到');
    expect(await of(world(), 'li.na')).toMatchObject({ state: 'there', seenBy: 'button' });
    expect(dm(world(), 'li')).toContain('已签到');
    await world().hands('tom').write('my tickets');
    await world().drain();
    expect(await of(world(), 'tom.baker')).toMatchObject({ state: 'there', seenBy: 'act' });
    await world().pushTo('2026-11-24T10:00:00+08:00');
    expect(dm(world(), 'chen')).not.toContain('尚未签到');
    // A second press reads how it stands.
    await world()
      .pressInDm('li', '签到')
      .catch(() => undefined);
    expect(await of(world(), 'li.na')).toMatchObject({ state: 'there', seenBy: 'button' });
    // Whoever is to be reached in the night says so as it begins, and is not asked in it.
    await world().pushTo('2026-11-24T18:05:00+08:00');
    expect((await attendances(world())).map(({ person }) => person).toSorted()).toEqual([
      'chen.hao',
      'li.na',
      'tom.baker',
      'wang.lei',
    ]);
  });
});

crossedJourneys('whoever is not there', morning, (world) => {
  test('is reminded, then the backup and the lead know, and an urgent ticket calls both at once (STAFF-6)', async () => {
    const asked = () => dm(world(), 'li').split('请签到：').length;
    await world().pushTo('2026-11-24T09:14:00+08:00');
    const once = asked();
    await world().pushTo('2026-11-24T09:16:00+08:00');
    const twice = asked();
    expect(twice).toBeGreaterThan(once);
    expect(dm(world(), 'chen')).not.toContain('尚未签到');
    await world().pushTo('2026-11-24T09:31:00+08:00');
    expect(dm(world(), 'chen')).toContain('李娜（主值班');
    expect(dm(world(), 'tom')).toContain('has not signed in');
    expect(asked()).toBe(twice);
    const key = await world().report('zhou', '显示器花屏', { 紧急程度: '紧急：无法工作' });
    await world().push('3m');
    const [first] = (await world().events(key)).filter((event) => event.type === 'rescue-step-taken');
    expect(first).toMatchObject({ told: ['li.na', 'tom.baker'] });
    // Taking it is being there.
    await world().press('li', key, '我来受理');
    expect(await of(world(), 'li.na')).toMatchObject({ state: 'there', seenBy: 'act' });
    expect(dm(world(), 'chen')).toMatch(/李娜（主值班.*已于.*到岗/);
  });
});

slackJourneys('a desk that says nothing of it', { startsAt: '2026-11-24T08:50:00+08:00' }, (world) => {
  test('asks nobody to sign in', async () => {
    await world().pushTo('2026-11-24T09:40:00+08:00');
    expect(dm(world(), 'li')).toContain('您现在值班');
    expect(dm(world(), 'li')).not.toContain('签到');
    expect(await attendances(world())).toEqual([]);
  });
});
