import { minutes } from '../../src/domain/time/instant';
import { type SweepParts, sweepAccounts } from '../../src/scheduler/sweep-accounts';
import { aPerson, FakeClock, FakeLogger, FakePeople, FakePlatform, FakeRecurringTasks } from './fakes';

const role = { roles: ['engineer'] as const };
const both = (id: string) => ({ identities: { slack: `U-${id}`, wecom: id } });
const staff = [
  aPerson('there', { ...role, ...both('there') }),
  aPerson('away', { ...role, ...both('away') }),
  aPerson('back', { ...role, ...both('back'), gone: ['wecom'] }),
  aPerson('unsure', { ...role, ...both('unsure') }),
  aPerson('slacker', role),
  aPerson('left', { ...role, ...both('left'), active: false }),
  aPerson('asker', both('asker')),
];

class Wecom extends FakePlatform {
  readonly asked: string[] = [];
  stillThere = async (account: string) => {
    this.asked.push(account);
    if (account === 'unsure') throw new Error('60020');
    return account !== 'away';
  };
}

const night = (minute: number, tasks = new FakeRecurringTasks()) => {
  const wecom = new Wecom('wecom');
  const happened: string[] = [];
  const logger = new FakeLogger();
  const parts: SweepParts = {
    platforms: [new FakePlatform('slack'), wecom],
    people: new FakePeople(staff),
    inbound: {
      left: async (platform, account) => void happened.push(`${account} left ${platform}`),
      returned: async (platform, account) => void happened.push(`${account} is back on ${platform}`),
    },
    tasks,
    localTime: () => ({ date: '2026-11-23', minute }),
    worker: 'w1',
    clock: new FakeClock(),
    logger,
  };
  return { parts, wecom, happened, logger, tasks };
};

test('once a night every account of somebody with a role is looked up', async () => {
  const { parts, wecom, happened, logger, tasks } = night(197);
  expect(await sweepAccounts(parts)).toBe(4);
  expect(wecom.asked).toEqual(['there', 'away', 'back', 'unsure']);
  expect(happened).toEqual(['away left wecom', 'back is back on wecom']);
  expect(logger.of('warn')).toEqual(['an account could not be looked up']);
  const again = night(210, tasks);
  expect(await sweepAccounts(again.parts)).toBe(0);
  expect(again.wecom.asked).toEqual([]);
});

test('a platform that hangs ends the round before another process may begin its own, and nobody is taken for gone', async () => {
  const { parts, wecom, happened } = night(197);
  const clock = new FakeClock();
  wecom.stillThere = async (account) => {
    wecom.asked.push(account);
    clock.forward(minutes(7));
    throw new Error('timeout');
  };
  let alive = 0;
  await sweepAccounts({ ...parts, clock }, () => (alive += 1));
  expect([wecom.asked.length, alive, happened]).toEqual([3, 3, []]);
});

test.each([0, 196, 360, 900])('nobody is looked up at minute %d of the day', async (minute) => {
  const { parts, wecom } = night(minute);
  expect([await sweepAccounts(parts), wecom.asked]).toEqual([0, []]);
});
