import { setTimeout as pauseFor } from 'node:timers/promises';
import type { PersonId } from '../src/domain/people/person';
import type { DecisionContext } from '../src/domain/record/decision-context';
import { rosteredAt } from '../src/domain/roster/everybody-on-duty';
import { byPattern } from '../src/domain/roster/shifts';
import { whoIsOnDuty } from '../src/domain/roster/who-is-on-duty';
import { begin, evolve } from '../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../src/domain/ticket/ticket';
import { decideTimer, timersFor } from '../src/domain/ticket/timer-rules';
import { after, before, type Duration, type Instant, minutes, seconds } from '../src/domain/time/instant';
import { createLogger } from '../src/logger';
import { recurringParts } from '../src/scheduler/recurring-parts';
import { RightOfWay } from '../src/scheduler/right-of-way';
import { startScheduler } from '../src/scheduler/scheduler';
import { toTicketRow } from '../src/store/ticket-record';
import { Renewals } from '../src/wiring/renewals';
import { type BenchDesk, openDesk, requesterOf } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { median, quantile, round } from './kit/numbers';
import { insertion, RawWriter } from './kit/raw-writer';
import { snake } from './kit/snake';
import { machineryOf } from './timers';

const openTickets = 10_000;
const firstId = 5000;
/** How long the ladder takes until it begins to call again. */
const climb = minutes(2);
/** So long a desk that was just started compares wake-ups with the rules, and does whatever else comes with a start. */
const start = seconds(10);

/** An urgent ticket that nobody took, after all that the desk did by itself until `now`. */
function ticketOf(
  { desk }: BenchDesk,
  turn: number,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): Ticket {
  const requester = requesterOf(turn).id;
  const title = `机房断电 ${turn}`;
  const first = begin({
    ...{
      type: 'reported',
      by: requester,
      at,
      requester,
      regime: 'inside',
      category: 'hardware.printer',
      kind: 'software',
    },
    ...{
      urgent: true,
      place: 'shanghai',
      spot: '3F',
      device: '',
      contact: '',
      title,
      description: title,
      files: [],
      source: 'form',
    },
  });
  const shifts = byPattern(desk);
  const people = new Map(desk.people.map((person) => [person.id, person] as const));
  const contextAt = (moment: Instant): DecisionContext => ({
    ...{
      at: moment,
      desk,
      shifts,
      people,
      linked: [],
      rostered: rosteredAt(moment, shifts),
      onShift: [] as readonly PersonId[],
    },
    duty: whoIsOnDuty(moment, shifts, {}),
  });
  let ticket: Ticket = { ...first, id: ticketId(firstId + turn) };
  for (;;) {
    const [timer] = timersFor(ticket, desk, ticket.lastEventAt).toSorted((one, other) => one.due - other.due);
    if (timer === undefined || timer.due >= now) return ticket;
    const event = decideTimer(ticket, timer, contextAt(Math.max(timer.due, ticket.lastEventAt) as Instant));
    if (event === undefined) throw new Error(`nothing comes of ${timer.key}`);
    ticket = evolve(ticket, event);
  }
}

/** Tickets whose next call comes due one after another, from `from` on, a `step` apart. Answers the pending wake-ups. */
async function fill(desk: BenchDesk, raw: RawWriter, from: Instant, step: number): Promise<number> {
  const { repeat } = desk.desk.rescue;
  if (repeat === undefined) throw new Error('the ladder ends');
  let pending = 0;
  for (let first = 0; first < openTickets; first += 500) {
    const tickets = Array.from({ length: 500 }, (_, place) => {
      const due = (from + (first + place) * step) as Instant;
      const at = before(due, (repeat.every + climb) as Duration);
      return ticketOf(desk, first + place, { at, now: from });
    });
    const timers = tickets.flatMap((ticket) =>
      timersFor(ticket, desk.desk, from).map(({ kind, key, due, about }) => ({
        ...{ ticket_id: ticket.id, name: key, kind, about: about ?? null, wanted_at: due, due_at: due },
      })),
    );
    pending += timers.length;
    const rows = tickets.map(({ id, ...ticket }) => ({ id, ...snake(toTicketRow(ticket)) }));
    await raw.run(...insertion('ticket', rows));
    await raw.run(...insertion('timer', timers));
  }
  await raw.run('ANALYZE TABLE timer, ticket');
  return pending;
}

const lateness = (late: readonly number[]) => ({
  steps: late.length,
  p50ms: round(median(late)),
  p99ms: round(quantile(late, 0.99)),
  mostMs: round(Math.max(...late)),
});

/**
 * How late the calls are taken, from the moment on in which the desk starts, and how long each person's message waits until the
 * platform has it.
 */
async function watched(
  desk: BenchDesk,
  raw: RawWriter,
  { from, length }: { readonly from: Instant; readonly length: Duration },
) {
  const late: { readonly due: number; readonly by: number }[] = [];
  const parts = machineryOf(desk, (by) => late.push({ due: desk.clock.now() - by, by }), 'rescue');
  const logger = createLogger('silent');
  desk.clock.set(from);
  const { way = new RightOfWay() } = parts;
  const renewals = new Renewals({ store: desk.store, deps: desk, logger, way });
  const scheduler = startScheduler({
    parts: [...recurringParts(parts), renewals.part],
    clock: desk.clock,
    logger,
  });
  await pauseFor(start + length);
  await scheduler.stop();
  const sent = await raw.rows("SELECT created_at, ended_at FROM outbox WHERE state = 'sent' AND priority = 'urgent'");
  const waited = sent.map((row) => Number(row['ended_at']) - Number(row['created_at']));
  const [receipts] = await raw.rows(
    "SELECT COUNT(*) AS found FROM ticket_event WHERE JSON_VALUE(data, '$.type') = 'rescue-receipt'",
  );
  return {
    perSecond: round((late.length / (start + length)) * 1000),
    atStart: lateness(late.filter(({ due }) => due < from + start).map(({ by }) => by)),
    late: lateness(late.filter(({ due }) => due >= from + start).map(({ by }) => by)),
    calls: waited.length,
    delivered: { p50ms: round(median(waited)), p99ms: round(quantile(waited, 0.99)) },
    receipts: Number(receipts?.['found']),
  };
}

/** Ten thousand urgent tickets that nobody takes, each of which calls three people every half hour. */
export const ladder: Benchmark = {
  name: 'ladder',
  measures:
    'lateness of rescue steps, of their messages, and receipts written, with 10,000 open tickets that nobody has',
  async run({ quick, freshDatabase, tell }) {
    const length = seconds(quick ? 8 : 60);
    const url = await freshDatabase();
    const desk = await openDesk(url);
    const raw = new RawWriter(url);
    try {
      const { repeat } = desk.desk.rescue;
      const step = (repeat?.every ?? 0) / openTickets;
      const from = after(desk.clock.now(), minutes(30));
      const pending = await fill(desk, raw, from, step);
      tell(`${pending} timers of ${openTickets} tickets are there`);
      const found = await watched(desk, raw, { from, length });
      return {
        parameters: { openTickets, pendingTimers: pending, watchedSeconds: length / 1000, dueEveryMs: step },
        results: found,
        goals: [
          {
            stated: 'a step is taken within 2 s of its moment (p99) with 10,000 open tickets',
            reached: found.late.p99ms <= 2000,
          },
          { stated: 'the same in the first ten seconds after a start', reached: found.atStart.p99ms <= 2000 },
        ],
      };
    } finally {
      await raw.close();
      await desk.store.close();
    }
  },
};
