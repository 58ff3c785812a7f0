import { after, minutes, seconds } from '../../src/domain/time/instant';
import { Handling } from '../../src/ports/handling';
import type { Logger } from '../../src/ports/logger';
import type { Inbox } from '../../src/ports/queues';
import { describeEachDatabase } from '../kit/databases';
import { gate } from '../kit/gate';
import { twoStores } from './open-test-store';
import { later, leaseOf, nine } from './samples';

const event = (key: string) => ({ key, platform: 'slack', payload: { text: key } });
const quiet: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, child: () => quiet };

afterEach(() => jest.restoreAllMocks());

describeEachDatabase('what people did, while it is handled,', (kind) => {
  const stores = twoStores(kind);

  /** A worker on the first store, whose beat is the test's, as its clock is. */
  function aWorker() {
    const beats: (() => void)[] = [];
    jest.spyOn(globalThis, 'setInterval').mockImplementation((beat) => {
      beats.push(beat);
      return { unref: () => beats } as never;
    });
    const it = { now: nine };
    let renewed: Promise<void> = Promise.resolve();
    const renew: Inbox['renew'] = (keys, lease) => (renewed = stores.one.inbox.renew(keys, lease));
    const clock = { now: () => it.now, monotonic: () => (it.now - nine) as never };
    const handling = new Handling({ inbox: { renew }, clock, logger: quiet });
    /** Time passes for all; `isAlive`: this worker renews meanwhile. */
    const pass = async (length: number, isAlive = true): Promise<void> => {
      for (let passed = 0; passed < length; passed += 5) {
        it.now = after(it.now, seconds(5));
        if (!isAlive) continue;
        for (const beat of beats) beat();
        await renewed;
      }
    };
    const takenByAnother = async () =>
      (await stores.two.inbox.claimUnfinished(leaseOf('two', it.now), 10)).map(({ key }) => key);
    return { handling, pass, takenByAnother, now: () => it.now };
  }

  test('is taken up by nobody else, however long that lasts, and is done then', async () => {
    const { handling, pass, takenByAnother, now } = aWorker();
    for (const key of ['long', 'forgotten']) await stores.one.inbox.keep(event(key), nine);
    const { pass: reach, open } = gate();
    const handled = handling.during('long', reach);
    await pass(20);
    expect(await takenByAnother()).toEqual(['forgotten']);
    await pass(120);
    expect(await takenByAnother()).not.toContain('long');
    await stores.one.inbox.done('long', now());
    await pass(5);
    open();
    await handled;
    await pass(3600, false);
    expect(await takenByAnother()).not.toContain('long');
  });

  test('is taken up 20 s after its worker died, and not before', async () => {
    const { handling, pass, takenByAnother } = aWorker();
    await stores.one.inbox.keep(event('long'), nine);
    void handling.during('long', gate().pass);
    await pass(60);
    await pass(15, false);
    expect(await takenByAnother()).toEqual([]);
    await pass(5, false);
    expect(await takenByAnother()).toEqual(['long']);
  });

  test('is taken up again after it failed, by its worker or another', async () => {
    const { handling, pass, takenByAnother } = aWorker();
    await stores.one.inbox.keep(event('broken'), nine);
    const { reached, open, pass: reach } = gate();
    const handled = handling.during('broken', async () => {
      await reach();
      throw new Error('no');
    });
    await reached;
    await pass(30);
    open();
    await expect(handled).rejects.toThrow('no');
    await pass(20, false);
    expect(await takenByAnother()).toEqual(['broken']);
  });

  test('is taken up all the same once it has hung for five minutes', async () => {
    const { handling, pass, takenByAnother } = aWorker();
    await stores.one.inbox.keep(event('hangs'), nine);
    void handling.during('hangs', gate().pass);
    await pass(minutes(5) / 1000);
    expect(await takenByAnother()).toEqual([]);
    await pass(20);
    expect(await takenByAnother()).toEqual(['hangs']);
  });

  test('waits no shorter for its next try than it would have', async () => {
    const { inbox } = stores.one;
    const takenAfter = async (count: number) => (await inbox.claimUnfinished(leaseOf('one', later(count)), 10)).length;
    await inbox.keep(event('again'), nine);
    expect(await takenAfter(20)).toBe(1);
    await inbox.renew(['again'], { now: later(20), length: seconds(20) });
    expect([await takenAfter(49), await takenAfter(50)]).toEqual([0, 1]);
    await inbox.renew(['again'], { now: later(50), length: seconds(20) });
    expect([await takenAfter(109), await takenAfter(110)]).toEqual([0, 1]);
  });
});
