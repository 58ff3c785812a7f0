import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { demoDesk } from '../../src/demo/demo-desk';
import { asOfNow } from '../../src/domain/followed';
import { databases } from '../kit/databases';
import { onSlack } from '../kit/seats';
import { World } from '../kit/world';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Working days of a year. */
const reloads = 250;
/** Held by what runs just then, e.g. a part that was begun by the file before. */
const mostAtOnce = 4;

const edited = demoDesk.replace('primary: li.na, backup: wang.lei', 'primary: tom.baker, backup: li.na');
const listeners = (): number =>
  process.eventNames().reduce((sum, name) => sum + process.listenerCount(name as string), 0);
const timers = (): number => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;

test('a year of edits leaves no listener, no timer and no desk file of before behind, and people act meanwhile', async () => {
  const world = await World.start({ database: embedded, seats: onSlack });
  try {
    await world.push('1m');
    const { listeners: before, timers: ticking } = { listeners: listeners(), timers: timers() };
    const old: WeakRef<object>[] = [];
    const keys: string[] = [];
    for (let nth = 0; nth < reloads; nth += 1) {
      const [reloaded] = await world.reload(nth % 2 === 0 ? edited : demoDesk);
      expect(reloaded?.kind).toBe('taken');
      old.push(new WeakRef(asOfNow(world.app.desk)));
      if (nth % 50 === 0) keys.push(await world.report('zhou', `打印机卡纸 ${nth}`));
    }
    await world.push('2m');
    for (let nth = 0; nth < 5; nth += 1) {
      await new Promise(setImmediate);
      collect();
    }
    expect(listeners()).toBe(before);
    expect(timers()).toBeLessThanOrEqual(ticking + 2);
    expect(old.filter((one) => one.deref() !== undefined).length).toBeLessThanOrEqual(mostAtOnce);
    // Each was reported after an edited file was taken.
    for (const key of keys) {
      const [first] = (await world.events(key)).filter(({ type }) => type === 'rescue-step-taken');
      expect(first).toMatchObject({ told: ['tom.baker'] });
    }
  } finally {
    await world.stop();
  }
});
