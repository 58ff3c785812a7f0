import { rosterSeen } from '../../src/chat/people/look-after-roster';
import type { CommandDeps } from '../../src/commands/command-deps';
import { readConfig } from '../../src/config/read-config';
import { demoDesk } from '../../src/demo/demo-desk';
import { personId } from '../../src/domain/people/person';
import { after, minutes, seconds } from '../../src/domain/time/instant';
import type { Store } from '../../src/store/open-store';
import { ConfigInForce } from '../../src/wiring/config-in-force';
import { DeskFileFollower } from '../../src/wiring/follow-desk-file';
import { keepingOf, keepTerms } from '../../src/wiring/keep-terms';
import { revokeRemoved } from '../../src/wiring/revoke-removed';
import { syncStaff } from '../../src/wiring/sync-staff';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { chen, wang } from '../kit/tickets';
import { FakeLogger } from '../scheduler/fakes';

const environment = {
  DATABASE_URL: 'sqlite:./unused.db',
  PUBLIC_URL: 'http://127.0.0.1',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 's',
};
const withoutWang = demoDesk.replace(/ {2}wang\.lei:.*\n/, '').replaceAll('wang.lei', 'tom.baker');
const away = (): Error => Object.assign(new Error('the database went away'), { code: 'ECONNREFUSED' });

describeEachDatabase('a desk file that is taken while the database goes away', (database) => {
  const hand = deskAtHand(database, 2);

  /** A process that goes by the file on its disk, and does what its lanes do. */
  const processOf = async (nth = 0) => {
    const store: Store = storeOf(hand, nth);
    let file = demoDesk;
    const read = () => readConfig(environment, () => file);
    const inForce = new ConfigInForce(read());
    const { config } = inForce;
    const commandDeps: CommandDeps = { ...hand.deps(nth), desk: config.desk };
    const logger = new FakeLogger();
    let renewed = 0;
    const app = { config, reread: read, clock: commandDeps.clock, logger } as never;
    const renewals = {
      all: async () => {
        renewed += 1;
      },
    };
    const follower = new DeskFileFollower({ app, store, commandDeps, inForce, renewals }, `process-${nth}`);
    await keepTerms(keepingOf(config, store), hand.now);
    await syncStaff(config.desk, store.people, hand.now);
    const run = async (): Promise<void> => {
      for (const lane of follower.lanes) await lane.run(() => undefined);
    };
    await run();
    return {
      ...{ store, follower, logger, run },
      desk: config.desk,
      write: (text: string): void => {
        file = text;
      },
      renewed: () => renewed,
    };
  };
  const there = async () => (await storeOf(hand, 0).people.find(wang.id))?.active;
  const told = async (): Promise<number> => {
    const { outbox } = storeOf(hand, 0);
    const rows = await outbox.claim({ worker: 'w', now: after(hand.now, minutes(1)), length: minutes(1) }, 50);
    for (const row of rows) await outbox.delivered(row, 'slack', { key: row.id, data: {} }, hand.now);
    return rows.filter(({ announcement: { to } }) => to.kind === 'person' && to.person === chen.id).length;
  };
  const later = (): void => {
    hand.now = after(hand.now, seconds(2));
  };

  test('whoever it names no more leaves as soon as can be; it is written down and wake-ups are compared all the same', async () => {
    const { store, follower, write, run, renewed, logger } = await processOf();
    write(withoutWang);
    const change = jest.spyOn(store.people, 'change').mockRejectedValue(away());
    expect(await follower.reload()).toMatchObject({ kind: 'taken' });
    expect(await store.deskVersions.list(9)).toMatchObject([{ why: 'signal' }, { why: 'started' }]);
    expect(await there()).toBe(true);
    for (let look = 0; look < 3; look += 1) {
      later();
      await expect(run()).rejects.toThrow('went away');
    }
    await follower.lanes.at(-1)?.run(() => undefined);
    expect(renewed()).toBe(1);
    expect(logger.of('error')).toEqual(['the desk file is in force, and the rest is tried again']);
    change.mockRestore();
    later();
    await run();
    expect(await there()).toBe(false);
    expect(await told()).toBe(1);
    for (let look = 0; look < 40; look += 1) {
      later();
      await run();
    }
    expect(await told()).toBe(0);
    expect(renewed()).toBe(2);
    expect(follower.behind).toBeUndefined();
  });

  test('a process that dies before that is followed by a start that does the rest, once', async () => {
    const { store, follower, write } = await processOf();
    write(withoutWang);
    const change = jest.spyOn(store.people, 'change').mockRejectedValue(away());
    await follower.reload();
    change.mockRestore();
    const { desk } = readConfig(environment, () => withoutWang);
    for (let start = 0; start < 2; start += 1) {
      later();
      const looking = { ...storeOf(hand, 1), ...hand.deps(1), desk, logger: new FakeLogger() };
      const seen = await rosterSeen(looking);
      await syncStaff(desk, looking.people, hand.now);
      await revokeRemoved(looking, seen);
    }
    expect(await there()).toBe(false);
    expect(await told()).toBe(1);
  });

  test('it is written down that it is in force as soon as can be, and the other process takes it', async () => {
    const [one, two] = [await processOf(0), await processOf(1)];
    one.write(withoutWang);
    const add = jest.spyOn(one.store.deskVersions, 'add').mockRejectedValue(away());
    expect(await one.follower.reload()).toMatchObject({ kind: 'taken' });
    expect(await there()).toBe(false);
    later();
    await expect(one.run()).rejects.toThrow('went away');
    expect(one.follower.behind).toBeUndefined();
    add.mockRestore();
    later();
    await one.run();
    expect(await one.store.deskVersions.list(9)).toMatchObject([
      { why: 'signal', who: 'operator' },
      { why: 'started' },
    ]);
    two.write(withoutWang);
    later();
    await two.run();
    expect(two.follower.behind).toBeUndefined();
    expect(two.desk.people.some(({ id }) => id === wang.id)).toBe(false);
    expect(await told()).toBe(1);
  });

  test('a later word of another process counts more than one that could not be written down', async () => {
    const [one, two] = [await processOf(0), await processOf(1)];
    one.write(withoutWang);
    const add = jest.spyOn(one.store.deskVersions, 'add').mockRejectedValue(away());
    await one.follower.reload();
    later();
    const other = demoDesk.replace('primary: li.na, backup: wang.lei', 'primary: tom.baker, backup: li.na');
    two.write(other);
    await two.follower.reload();
    add.mockRestore();
    one.write(other);
    await one.run();
    expect(one.desk.people.some(({ id }) => id === wang.id)).toBe(true);
    expect((await one.store.deskVersions.list(9)).map(({ version }) => version)).toEqual([2, 1]);
    expect(await there()).toBe(true);
  });

  test('what fails before it is in force leaves the one before', async () => {
    const { store, follower, write, desk, run } = await processOf();
    write(withoutWang);
    const terms = jest.spyOn(store.terms, 'all').mockRejectedValue(away());
    await expect(follower.reload()).rejects.toThrow('went away');
    terms.mockRestore();
    expect(desk.people.some(({ id }) => id === wang.id)).toBe(true);
    await run();
    expect(await there()).toBe(true);
    expect(await store.deskVersions.list(9)).toHaveLength(1);
  });

  test('people are those of the file in force, all of them, wherever it failed', async () => {
    const { store, follower, write, desk } = await processOf();
    write(demoDesk.replace(/(wang\.lei|tom\.baker)(: .*?roles: )\[engineer\]/g, '$1$2[engineer, lead]'));
    const broken = (['change', 'changeAll'] as const).map((name) => {
      const write = store.people[name].bind(store.people) as (...given: unknown[]) => Promise<never>;
      return jest.spyOn(store.people, name).mockImplementation(async (...given: unknown[]) => {
        if (++writes === nth) throw away();
        return write(...given);
      });
    });
    let [writes, nth] = [0, 1];
    for (; nth <= 2; nth += 1) {
      writes = 0;
      await follower.reload().catch(() => undefined);
      for (const { id, roles } of desk.people) expect((await store.people.find(id))?.roles).toEqual(roles);
    }
    for (const one of broken) one.mockRestore();
    expect(desk.people.find(({ id }) => id === wang.id)?.roles).toEqual(['engineer', 'lead']);
  });

  test('one who cannot be taken away holds up nobody else, nor the next file', async () => {
    const { store, follower, write, run, desk } = await processOf();
    write(withoutWang.replace(/ {2}kate\.miller:.*\n/, '').replaceAll('kate.miller', 'sun.yue'));
    const change = store.people.change.bind(store.people);
    const resists = jest.spyOn(store.people, 'change').mockImplementation((id, work, now) => {
      if (id === wang.id) throw new Error('it resists');
      return change(id, work, now);
    });
    expect(await follower.reload()).toMatchObject({ kind: 'taken' });
    expect(await there()).toBe(true);
    expect(await store.people.find(personId('kate.miller'))).toMatchObject({ active: false });
    later();
    await expect(run()).rejects.toThrow('it resists');
    write(withoutWang);
    const newest = { digest: readConfig(environment, () => withoutWang).deskFile.digest, at: hand.now, version: 3 };
    await store.deskVersions.add({ ...newest, who: 'operator', why: 'asked', changes: [] });
    resists.mockRestore();
    await run();
    expect(desk.people.some(({ id }) => id === 'kate.miller')).toBe(true);
    expect(await store.people.find(personId('kate.miller'))).toMatchObject({ active: true });
    expect(await there()).toBe(false);
  });
});
