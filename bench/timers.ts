import { setTimeout as pauseFor } from 'node:timers/promises';
import type { TicketEvent } from '../src/domain/ticket/event';
import { begin, evolve } from '../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../src/domain/ticket/ticket';
import { timersFor } from '../src/domain/ticket/timer-rules';
import { after, before, type Duration, type Instant, minutes, seconds } from '../src/domain/time/instant';
import { createTranslator } from '../src/i18n/create-translator';
import { createLogger } from '../src/logger';
import { noFault } from '../src/ports/fault-point';
import type { Platform } from '../src/ports/platform';
import { fireDueTimers } from '../src/scheduler/fire-timers';
import { recurringParts } from '../src/scheduler/recurring-parts';
import { RightOfWay } from '../src/scheduler/right-of-way';
import { startScheduler } from '../src/scheduler/scheduler';
import { toTicketRow } from '../src/store/ticket-record';
import { createMetrics } from '../src/web/metrics';
import { randomIds } from '../src/wiring/random-ids';
import { recurringDepsOf } from '../src/wiring/recurring-deps';
import { type BenchDesk, benchConfig, engineer, openDesk, requesterOf } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { median, quantile, round } from './kit/numbers';
import { insertion, RawWriter } from './kit/raw-writer';
import { snake } from './kit/snake';

const openTickets = 10_000;
const firstId = 5000;

/** A ticket that somebody works on, its fault located: what it still wants is the hourly question and report. */
function ticketOf(desk: BenchDesk, turn: number, at: Instant): Ticket {
  const by = engineer(desk.desk, turn).id;
  const requester = requesterOf(turn).id;
  const first = begin({
    type: 'reported',
    by: requester,
    at,
    requester,
    regime: 'inside',
    category: 'hardware.printer',
    kind: 'hardware',
    urgent: false,
    place: 'shanghai',
    spot: '3F-021',
    device: '',
    contact: '',
    title: `三楼打印机卡纸 ${turn}`,
    description: `三楼打印机卡纸 ${turn}`,
    files: [],
    source: 'form',
  });
  const events: readonly TicketEvent[] = [
    { type: 'claimed', by, at: after(at, seconds(1)) },
    { type: 'located', by, at: after(at, minutes(5)), finding: '纸盘歪了' },
  ];
  return events.reduce(evolve, { ...first, id: ticketId(firstId + turn) });
}

/** Tickets whose hourly question comes due one after another, from `from` on, a `step` apart. Answers the pending timers. */
export async function fill(desk: BenchDesk, raw: RawWriter, from: Instant, step: number): Promise<number> {
  const { every, askBefore } = desk.desk.progress;
  let pending = 0;
  for (let start = 0; start < openTickets; start += 500) {
    const tickets = Array.from({ length: 500 }, (_, place) =>
      ticketOf(
        desk,
        start + place,
        (before(from, (every - askBefore) as Duration) + (start + place) * step) as Instant,
      ),
    );
    const timers = tickets.flatMap((ticket) =>
      timersFor(ticket, desk.desk, from).map(({ kind, key, due, about }) => ({
        ticket_id: ticket.id,
        name: key,
        kind,
        about: about ?? null,
        wanted_at: due,
        due_at: due,
      })),
    );
    const past = timers.find(({ due_at }) => due_at < from);
    if (past) throw new Error(`a timer is late from the beginning: ${JSON.stringify(past)}`);
    pending += timers.length;
    await raw.run(
      ...insertion(
        'ticket',
        tickets.map(({ id, ...ticket }) => ({ id, ...snake(toTicketRow(ticket)) })),
      ),
    );
    await raw.run(...insertion('timer', timers));
  }
  await raw.run('ANALYZE TABLE timer, ticket');
  return pending;
}

/** Takes every message after the time a round trip to a chat platform takes. */
const patientPlatform = (): Platform => {
  let taken = 0;
  return {
    name: 'slack',
    path: '/slack',
    start: async () => undefined,
    stop: async () => undefined,
    idle: async () => undefined,
    serve: async (_, response) => void response.writeHead(404).end(),
    deliver: async () => {
      await pauseFor(80);
      taken += 1;
      return { key: `bench:${taken}`, data: { ts: `${taken}` } };
    },
    fetchFile: async () => Buffer.alloc(0),
    reaches: () => true,
    replay: async () => undefined,
  };
};

/** Everything the desk does by itself, as the app joins it; `onFired` hears of every wake-up, or of those of one kind. */
export function machineryOf(desk: BenchDesk, onFired: (late: Duration) => void, only?: string) {
  const app = {
    config: { ...benchConfig(), desk: desk.desk },
    clock: desk.clock,
    ids: randomIds,
    logger: createLogger('silent'),
    pause: desk.pause,
    reach: noFault,
  };
  const metrics = {
    ...createMetrics(),
    timerFired: (kind: string, late: Duration) => (only === undefined || kind === only ? onFired(late) : undefined),
  };
  const inbound = { left: async () => undefined, returned: async () => undefined };
  const late = { worker: 'bench', done: () => undefined, show: async () => undefined };
  const voice = { translator: createTranslator(), platforms: [patientPlatform()], inbound, late };
  const common = { store: desk.store, commandDeps: desk, ...voice };
  const calling = { take: () => false, idle: async () => undefined };
  const way = new RightOfWay();
  const silent = { found: () => undefined, run: async () => undefined, nextAt: () => undefined };
  return recurringDepsOf({
    app,
    metrics,
    hasDigestChannel: () => false,
    silent,
    shifts: silent,
    calling,
    way,
    ...common,
  });
}

/** Wake-ups that come due one after another while the desk's own heartbeat runs. */
async function lateness(desk: BenchDesk, from: Instant, length: Duration) {
  const late: number[] = [];
  const parts = machineryOf(desk, (by) => late.push(by));
  desk.clock.set(from);
  const scheduler = startScheduler({ parts: recurringParts(parts), clock: desk.clock, logger: createLogger('silent') });
  await pauseFor(length);
  await scheduler.stop();
  return {
    fired: late.length,
    perSecond: round((late.length / length) * 1000),
    p50ms: round(median(late)),
    p99ms: round(quantile(late, 0.99)),
    mostMs: round(Math.max(...late)),
  };
}

/** How fast wake-ups fire when far more are due than can be: the clock is pushed ahead before each round. */
async function storm(desk: BenchDesk, rounds: number, push: Duration) {
  const rates: number[] = [];
  const cpu: number[] = [];
  const { timers } = machineryOf(desk, () => undefined);
  for (let turn = 0; turn < rounds; turn += 1) {
    desk.clock.set(after(desk.clock.now(), push));
    const began = performance.now();
    const before = process.cpuUsage();
    const fired = await fireDueTimers(timers);
    const { user, system } = process.cpuUsage(before);
    rates.push(round((fired / (performance.now() - began)) * 1000));
    cpu.push(round((user + system) / 1000 / fired));
  }
  return { perSecondMedian: median(rates), cpuMsEach: median(cpu), rounds: rates };
}

/** The desk's clockwork with ten thousand open tickets. */
export const timers: Benchmark = {
  name: 'timers',
  measures: 'lateness of wake-ups under the real heartbeat, and wake-ups fired per second, with 10,000 open jobs',
  async run({ quick, freshDatabase, tell }) {
    const length = seconds(quick ? 8 : 60);
    const rounds = quick ? 1 : 3;
    // Ten thousand tickets ask once and report once an hour each.
    const step = 3_600_000 / openTickets / 2;
    const url = await freshDatabase();
    const desk = await openDesk(url);
    const raw = new RawWriter(url);
    try {
      const from = after(desk.clock.now(), minutes(1));
      const pending = await fill(desk, raw, after(from, seconds(2)), step);
      tell(`${pending} timers of ${openTickets} open jobs are there`);
      const late = await lateness(desk, from, length);
      tell(`late: ${JSON.stringify(late)}`);
      const burst = await storm(desk, rounds, minutes(20));
      return {
        parameters: { openTickets, pendingTimers: pending, watchedSeconds: length / 1000, dueEveryMs: step, rounds },
        results: { lateness: late, storm: burst },
        goals: [
          { stated: 'acted on within 2 s of its moment (p99) with 10,000 open jobs', reached: late.p99ms <= 2000 },
        ],
      };
    } finally {
      await raw.close();
      await desk.store.close();
    }
  },
};
