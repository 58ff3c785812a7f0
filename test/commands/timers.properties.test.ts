import fc from 'fast-check';
import { ticketActions } from '../../src/commands/ticket/index';
import { isInvalid, isRefusal } from '../../src/domain/refusal';
import { clockKey } from '../../src/domain/sla/clock-timers';
import { clocksOf, nextDeadlineOf } from '../../src/domain/sla/clocks';
import { regimeAt } from '../../src/domain/sla/regime';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve, replay } from '../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { decideTimer, timersFor } from '../../src/domain/ticket/timer-rules';
import { after, type Duration, type Instant, minutes } from '../../src/domain/time/instant';
import { verdictOn } from '../kit/judged';
import { act, aReport, at, context, desk, everybody, hours } from '../kit/tickets';

/** What may happen next: time passes, or somebody tries something. */
type Turn = { readonly wait: number } | { readonly who: number; readonly what: number; readonly choice: number };

const turns = fc.array(
  fc.oneof(
    fc.record({ wait: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 60, max: 3000 })) }),
    fc.record({ who: fc.nat(6), what: fc.nat(ticketActions.length - 1), choice: fc.nat(5) }),
  ),
  { minLength: 5, maxLength: 40 },
);
const begins = fc.record({
  minute: fc.integer({ min: 0, max: 6 * 24 * 60 }),
  urgent: fc.boolean(),
  kind: fc.constantFrom('hardware' as const, 'software' as const, 'other' as const),
});

const fired = (log: readonly TicketEvent[], limit = 3000): void => {
  if (log.length > limit)
    throw new Error(`no end of it: ${log.slice(-6).map(({ type, at: moment }) => `${type}@${moment}`)}`);
};

/** What may find nobody to ask, as nobody is at work. */
const dependsOnDuty: ReadonlySet<string> = new Set(['progress-ask', 'takeover']);

/** Plays a life, acting on every timer when it is due, and hands each step to `look`; there are too many to `expect` of each. */
function play(
  begun: { minute: number; urgent: boolean; kind: Ticket['kind'] },
  played: readonly Turn[],
  look: (ticket: Ticket, now: Instant) => void,
): { ticket: Ticket; log: readonly TicketEvent[] } {
  let now = after(at('09:00'), minutes(begun.minute));
  const first = aReport({ at: now, urgent: begun.urgent, kind: begun.kind, regime: regimeAt(hours, now) });
  const log: TicketEvent[] = [first];
  let ticket: Ticket = { ...begin(first), id: ticketId(1001) };
  const done = new Set<string>();
  let acts = 0;
  const take = (event: TicketEvent): void => {
    ticket = evolve(ticket, event);
    log.push(event);
    fired(log);
    look(ticket, now);
  };
  const idle = new Set<string>();
  /** The next wake-up until `end`, earliest first. */
  const next = (end: Instant) => {
    const [timer] = timersFor(ticket, desk, now)
      .filter(({ key, due }) => due <= end && !idle.has(`${key}@${due} after ${acts} acts`))
      .toSorted((one, other) => one.due - other.due);
    return timer;
  };
  const until = (end: Instant): void => {
    for (let timer = next(end); timer; timer = next(end)) {
      now = Math.max(now, timer.due) as Instant;
      // What somebody does may begin a ladder or a promise anew at the very same moment.
      const name = `${timer.key}@${timer.due} after ${acts} acts`;
      if (done.has(name)) throw new Error(`wanted again: ${name}`);
      done.add(name);
      const event = decideTimer(ticket, timer, context(now));
      if (event) take(event);
      else if (dependsOnDuty.has(timer.kind)) idle.add(name);
      else throw new Error(`wanted, but nothing to do: ${timer.key}`);
    }
    now = end;
  };
  look(ticket, now);
  for (const turn of played) {
    if ('wait' in turn) until(after(now, minutes(turn.wait)));
    else {
      until(now);
      const event = tried(ticket, turn, now);
      acts += 1;
      if (event) take(event);
    }
  }
  return { ticket, log };
}

function tried(ticket: Ticket, { who, what, choice }: Exclude<Turn, { wait: number }>, now: Instant) {
  const by = everybody[who];
  const action = ticketActions[what];
  if (!by || !action) return undefined;
  const answers = {
    reason: desk.waitingReasons[choice % desk.waitingReasons.length]?.id ?? '',
    note: 'n',
    text: 't',
    finding: 'f',
    due: after(now, minutes(5 + choice * 40)),
    person: everybody[(who + choice) % everybody.length]?.id ?? '',
    cause: 'c',
    fix: 'f',
    advice: 'a',
    of: '1000',
    stars: String(choice),
  };
  const value = action.id === 'progress-state' ? '0' : undefined;
  const verdict = verdictOn(action.id, ticket, act(by, answers, value), context(now));
  return isRefusal(verdict) || isInvalid(verdict) ? undefined : verdict;
}

/** What is wrong with a life, by property; empty where nothing is. */
interface Faults {
  readonly twice: string[];
  readonly unguarded: string[];
  readonly silent: Instant[];
}
interface Life extends Faults {
  readonly ticket: Ticket;
  readonly log: readonly TicketEvent[];
}

const hour = desk.progress.every as Duration;

/** Judges one step of a life by every property at once. */
function judge(ticket: Ticket, now: Instant, { twice, unguarded, silent }: Faults): void {
  const timers = timersFor(ticket, desk, now);
  const keys = timers.map(({ key }) => key);
  twice.push(...keys.filter((key, nth) => keys.indexOf(key) !== nth));
  const guarded = new Set<string | undefined>([
    ...timers.flatMap(({ kind, about }) => (kind === 'breach' ? [about] : [])),
    ...ticket.breached,
  ]);
  const open = clocksOf(ticket, desk.slaTargets, hours, now).filter((clock) => nextDeadlineOf(clock) !== undefined);
  unguarded.push(...open.map(clockKey).filter((key) => !guarded.has(key)));
  const wanted = timers.some(({ kind, due }) => kind === 'progress-report' && due - now > -hour);
  const works = ['new', 'claimed', 'remote', 'on-site'].includes(ticket.state);
  if (works && !wanted) silent.push(now);
}

/** Lives by what begins and fills them: the properties look at the same ones, and each is played once. */
const lives = new Map<string, Life>();

function lived(...given: [Parameters<typeof play>[0], readonly Turn[]]): Life {
  const name = JSON.stringify(given);
  const known = lives.get(name);
  if (known) return known;
  const faults: Faults = { twice: [], unguarded: [], silent: [] };
  const life = { ...play(...given, (ticket, now) => judge(ticket, now, faults)), ...faults };
  lives.set(name, life);
  return life;
}

/** One seed for all four, another one at each run; a failure tells it. */
const runs = { numRuns: 60, seed: Date.now() % 2 ** 31 };
const everyLife = (holds: (life: Life) => void): void =>
  fc.assert(
    fc.property(begins, turns, (begun, played) => holds(lived(begun, played))),
    runs,
  );

test('a wake-up that was acted on is never wanted again, and every ticket wants each once', () => {
  everyLife(({ twice }) => expect(twice).toEqual([]));
});

test('whatever people do, the log adds up to the ticket', () => {
  everyLife(({ ticket, log }) => expect(replay(ticket.id, log)).toEqual(ticket));
});

test('a clock that runs has its breach wanted, or acted on (HOT-9)', () => {
  everyLife(({ unguarded }) => expect(unguarded).toEqual([]));
});

test('a ticket in work that waits for nobody has its next report wanted within the working hour (HOT-5)', () => {
  everyLife(({ silent }) => expect(silent).toEqual([]));
});
