import fc from 'fast-check';
import { clocksOf } from '../../../src/domain/sla/clocks';
import type { Timed } from '../../../src/domain/sla/known';
import { contractTargets } from '../../../src/domain/sla/targets';
import type { Pause } from '../../../src/domain/ticket/ticket';
import { elapsed } from '../../../src/domain/time/elapsed';
import { hours, type Instant, instant } from '../../../src/domain/time/instant';
import { shanghaiWithLunch } from '../time/places';

const start = instant('2026-02-12T10:00+08:00');
const softwareTargets = contractTargets.filter(({ clause }) => clause === 'SLA-4');
// Whole minutes, so that pauses touch and overlap often.
const moment = fc.integer({ min: 0, max: 60 * 24 * 3 }).map((minute) => (start + minute * 60_000) as Instant);
const pauses = fc.array(
  fc.tuple(moment, moment).map(([one, other]): Pause => {
    const [from, to] = one < other ? [one, other] : [other, one];
    return { from, to, reason: 'requester', stops: ['SLA-4'] };
  }),
  { maxLength: 5 },
);
const ticket = (stops: readonly Pause[]): Timed => ({
  kind: 'software',
  urgent: false,
  regime: 'inside',
  reportedAt: start,
  marks: [],
  pauses: stops,
  state: 'claimed',
  corrections: [],
  cameBack: [],
  lastEventAt: start,
});
const clockAt = (stops: readonly Pause[], at: Instant) =>
  clocksOf(ticket(stops), softwareTargets, shanghaiWithLunch, at)[0];

/** Operating time from the start to `at`, minute by minute, those of a pause left out. */
function ranSlowly(stops: readonly Pause[], at: Instant): number {
  let ran = 0;
  for (let minute = start; minute < at; minute = (minute + 60_000) as Instant) {
    const stopped = stops.some(({ from, to = from }) => from <= minute && minute < to);
    if (!stopped) ran += elapsed(shanghaiWithLunch, minute, (minute + 60_000) as Instant);
  }
  return ran;
}

test('whatever the pauses, a clock has spent exactly the operating minutes in which it ran', () => {
  fc.assert(
    fc.property(pauses, moment, (stops, at) => {
      const ran = ranSlowly(stops, at);
      const clock = clockAt(stops, at);
      if (clock?.state === 'breached') expect(clock.by).toBe(ran - hours(1));
      else if (clock?.state === 'running' || clock?.state === 'paused') expect(clock.left).toBe(hours(1) - ran);
      else throw new Error(`unexpected: ${JSON.stringify(clock)}`);
    }),
    { numRuns: 150 },
  );
});

test('a breach never goes away as time passes', () => {
  fc.assert(
    fc.property(pauses, moment, moment, (stops, one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      if (clockAt(stops, early)?.state === 'breached') expect(clockAt(stops, late)?.state).toBe('breached');
    }),
  );
});
