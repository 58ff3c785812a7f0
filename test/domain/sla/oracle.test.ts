import type { Clock } from '../../../src/domain/sla/clock';
import { clocksOf } from '../../../src/domain/sla/clocks';
import { contractTargets } from '../../../src/domain/sla/targets';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { evolve, replay } from '../../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../../src/domain/ticket/ticket';
import { shanghaiWithLunch } from '../time/places';
import { aLife, minute, minuteOf, momentOf } from './lives';
import { SlowDesk, type Told } from './oracle';

const number = ticketId(1001);

/** A clock in the oracle's words. */
function inMinutes(clock: Clock): Told {
  const { clause, round, startedAt, helpBegan } = clock;
  const regime = clock.regime === 'outside' ? 'outside' : 'inside';
  const helped = helpBegan === undefined ? {} : { helped: minuteOf(helpBegan) };
  const head = { clause, round, regime, start: minuteOf(startedAt), ...helped } as const;
  switch (clock.state) {
    case 'running':
      return { ...head, state: 'running', due: minuteOf(clock.dueAt) };
    case 'paused':
      return { ...head, state: 'paused', left: clock.left / minute };
    case 'met':
      return { ...head, state: 'met', end: minuteOf(clock.at) };
    case 'breached':
      return {
        ...head,
        state: 'breached',
        due: minuteOf(clock.dueAt),
        by: clock.by / minute,
        byWall: clock.byWall / minute,
        broken: minuteOf(clock.brokenAt),
        ...(clock.at === undefined ? {} : { end: minuteOf(clock.at) }),
      };
    case 'void':
      return { ...head, state: 'void' };
    case 'unknown':
      throw new Error(`unknown: ${JSON.stringify(clock)}`);
  }
}

const everything: Record<keyof Told, true> = {
  ...{ clause: true, round: true, regime: true, start: true, state: true, left: true },
  ...{ due: true, by: true, byWall: true, broken: true, end: true, helped: true },
};
const fields = Object.keys(everything) as (keyof Told)[];
/** All that is told, in one order. */
const inOneLine = (told: Told): string => fields.map((field) => `${field} ${told[field]}`).join();
const sorted = (told: readonly Told[]): readonly string[] => told.map(inOneLine).sort();

/** Lives a log minute by minute, and hands every boundary to `compare`. */
function live(log: readonly TicketEvent[], compare: (at: number, told: readonly Told[], soFar: number) => void): void {
  const slow = new SlowDesk();
  const from = minuteOf(log[0]?.at ?? momentOf(0));
  const to = minuteOf(log.at(-1)?.at ?? momentOf(0)) + 600;
  let soFar = 0;
  for (let at = from; at <= to; at += 1) {
    let isBoundary = at === to;
    for (let event = log[soFar]; event !== undefined && minuteOf(event.at) === at; event = log[soFar]) {
      slow.happen(event);
      soFar += 1;
      isBoundary = true;
    }
    slow.look(at);
    if (isBoundary || slow.brokeAt(at)) compare(at, slow.tell(at), soFar);
    slow.tick(at);
  }
}

const failed = (
  seed: number,
  at: number,
  log: readonly TicketEvent[],
  left: readonly string[],
  right: readonly string[],
) =>
  new Error(
    [
      `seed ${seed} at minute ${at} (${new Date(momentOf(at)).toISOString()})`,
      ...log.map(({ type, at: moment }) => `  ${minuteOf(moment)} ${type}`),
      `desk:  ${left.filter((one) => !right.includes(one)).join('\n       ')}`,
      `slow:  ${right.filter((one) => !left.includes(one)).join('\n       ')}`,
    ].join('\n'),
  );

const seeds = Array.from({ length: 1000 }, (_, seed) => seed + 1);

test('every clock of any life stands at every boundary as counting minutes says it does', () => {
  for (const seed of seeds) {
    const log = aLife(seed);
    let then: Ticket | undefined;
    let known = 0;
    live(log, (at, told, soFar) => {
      // What a log adds up to, one event after the other: all of it anew each time is most of this test's work.
      then = then === undefined ? replay(number, log.slice(0, soFar)) : log.slice(known, soFar).reduce(evolve, then);
      known = soFar;
      const desk = sorted(clocksOf(then, contractTargets, shanghaiWithLunch, momentOf(at)).map(inMinutes));
      const slow = sorted(told);
      if (desk.join() !== slow.join()) throw failed(seed, at, log, desk, slow);
    });
  }
});

test('a question about the past is answered as it was then, whatever happened later', () => {
  for (const seed of seeds.slice(0, 300)) {
    const log = aLife(seed);
    const whole = replay(number, log);
    let soFar: Ticket | undefined;
    for (const [index, event] of log.entries()) {
      const { at } = event;
      soFar = soFar === undefined ? replay(number, [event]) : evolve(soFar, event);
      if (log[index + 1]?.at === at) continue;
      const then = clocksOf(soFar, contractTargets, shanghaiWithLunch, at);
      const now = clocksOf(whole, contractTargets, shanghaiWithLunch, at);
      if (JSON.stringify(then) !== JSON.stringify(now))
        throw failed(
          seed,
          minuteOf(at),
          log,
          now.map((one) => JSON.stringify(one)),
          then.map((one) => JSON.stringify(one)),
        );
    }
  }
});
