import type { Desk } from '../../src/domain/desk';
import { usualRetention } from '../../src/domain/privacy/retention';
import { ticketLog } from '../../src/domain/ticket/ticket-log';
import { minutes } from '../../src/domain/time/instant';
import { noFault } from '../../src/ports/fault-point';
import type { Inbox } from '../../src/ports/queues';
import { recurringParts } from '../../src/scheduler/recurring-parts';
import { runParts } from '../../src/scheduler/run-parts';
import {
  aPerson,
  aTimer,
  FakeClock,
  FakeLogger,
  FakeOutbox,
  FakePeople,
  FakePlatform,
  FakeRecurringTasks,
  FakeRefs,
  FakeRoster,
  FakeTimers,
  nine,
  toPerson,
} from './fakes';

const noTickets = {
  find: async () => undefined,
  events: async () => [],
  after: async () => [],
  timers: async () => [],
};

const desk = {
  language: 'en',
  zone: 'Asia/Shanghai',
  places: [{ id: 'hq', zone: 'Asia/Shanghai' }],
} as unknown as Desk;
const databaseDown = async (): Promise<never> => {
  throw new Error('database down');
};
const emptyInbox: Inbox = {
  keep: async () => true,
  done: async () => {},
  renew: async () => {},
  claimUnfinished: databaseDown,
  forget: async () => {},
};

test('a timer that is due becomes a message that arrives, whatever else of the desk is broken', async () => {
  const common = { clock: new FakeClock(), logger: new FakeLogger(), worker: 'w1' };
  const outbox = new FakeOutbox(new FakeRefs(), common.clock);
  const timers = new FakeTimers([aTimer('breach:SLA-2', 1042)]);
  const slack = new FakePlatform('slack');
  const people = new FakePeople([aPerson('li')]);
  const tasks = Object.assign(new FakeRecurringTasks(), { isDone: databaseDown });
  const roster = Object.assign(new FakeRoster(), { shifts: databaseDown });
  const over = { span: { from: nine, to: nine }, primary: aPerson('li').id, backup: null, places: [], skills: [] };
  const parts = recurringParts({
    timers: {
      ...common,
      ...{ timers, limit: 10, reach: noFault, failures: new Map() },
      fire: async ({ id }) => {
        await outbox.announce([toPerson('li', 'It is late')], common.clock.now());
        await timers.drop({ id });
      },
    },
    delivery: {
      ...common,
      ...{
        outbox,
        refs: outbox.refs,
        people,
        platforms: [slack],
        minuteIn: () => 0,
        isUrgent: async () => false,
        desk,
        reach: noFault,
      },
      translator: { speakTo: () => (text) => ('typed' in text ? text.typed : '') },
      onUnreached: async () => {},
    },
    coverage: databaseDown,
    shifts: { run: databaseDown, nextAt: () => undefined },
    calling: { idle: async () => undefined },
    silent: { found: () => undefined, run: databaseDown, nextAt: () => undefined },
    inbox: { ...common, inbox: emptyInbox, shared: { forget: async () => {} }, platforms: [slack] },
    digests: {
      ...common,
      ...{ slots: [{ date: '2026-11-23', at: nine, covers: { from: nine, to: nine } }], tasks },
      ...{ dayOf: () => '2026-11-23', runDigest: async () => {} },
    },
    duty: { ...common, places: desk.places, pattern: [over], roster, people, shared: { get: async () => undefined } },
    audit: { ...common, timers, outbox, desk, records: noTickets, rules: [ticketLog], onAges: () => {} },
    sweep: {
      ...common,
      ...{ platforms: [slack], people: { staff: databaseDown }, tasks: new FakeRecurringTasks() },
      inbound: { left: async () => {}, returned: async () => {} },
      localTime: () => ({ date: '2026-11-23', minute: 200 }),
    },
    retention: {
      ...common,
      ...{ old: { remove: async function* () {} }, retention: usualRetention, tasks },
      localTime: () => ({ date: '2026-11-23', minute: 200 }),
    },
  });
  const running = runParts(parts, common.clock, common.logger);

  const arrived = (): boolean => slack.said.length > 0;
  common.clock.forward(minutes(1));
  for (let beat = 0; beat < 100 && !arrived(); beat += 1) {
    running.begin();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await running.end();
  expect(slack.said).toEqual(['It is late']);
  const broken = common.logger.lines
    .filter(({ message }) => message === 'part failed')
    .map(({ facts }) => facts['part']);
  expect(broken.sort()).toEqual(['coverage', 'digests', 'duty', 'inbox', 'retention', 'shifts', 'silent', 'sweep']);
});
