import fc from 'fast-check';
import { nextRescueStep } from '../../../src/domain/escalation/ladder';
import type { RescueTarget } from '../../../src/domain/escalation/steps';
import { clocksOf } from '../../../src/domain/sla/clocks';
import { regimeAt } from '../../../src/domain/sla/regime';
import { contractTargets } from '../../../src/domain/sla/targets';
import { evolve, replay } from '../../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../../src/domain/ticket/ticket';
import { decideTimer, timersFor } from '../../../src/domain/ticket/timer-rules';
import { type Instant, instant, minutes, seconds, after as since } from '../../../src/domain/time/instant';
import { aReport, context, desk, happened, hours, zhou } from '../../kit/tickets';
import { shanghai, shanghaiWithLunch } from '../time/places';

const at = (text: string): Instant => instant(`${text.includes('T') ? text : `2026-11-20T${text}`}+08:00`);

const reported = (moment: Instant, what: { urgent?: boolean; kind?: Ticket['kind'] } = {}, place = hours): Ticket =>
  replay(ticketId(1001), [aReport({ at: moment, kind: 'software', ...what, regime: regimeAt(place, moment) })]);
const raise = (ticket: Ticket, moment: Instant): Ticket =>
  happened(ticket, { type: 'urgency-raised', by: zhou.id, at: moment });

/** Deadlines of everything that runs, by clause. */
const dues = (ticket: Ticket, now: Instant, place = hours): Readonly<Record<string, Instant | undefined>> =>
  Object.fromEntries(
    clocksOf(ticket, contractTargets, place, now).map((clock) => [
      clock.clause,
      'dueAt' in clock ? clock.dueAt : undefined,
    ]),
  );

describe('an urgent ticket has the earlier of both clocks (11.7)', () => {
  test.each([
    ['half a minute before closing', '17:59:30', '18:04:30', '19:59:30'],
    ['at closing', '18:00', '18:05', '20:00'],
    ['in the morning', '10:00', '10:02', '11:00'],
    ['a minute before opening on Monday', '2026-11-23T08:59', '2026-11-23T09:02', '2026-11-23T10:00'],
    ['on Saturday', '2026-11-21T10:00', '2026-11-21T10:05', '2026-11-21T12:00'],
  ])('%s', (_, time, response, solution) => {
    const ticket = reported(at(time), { urgent: true }, shanghai);
    expect(dues(ticket, at(time), shanghai)).toEqual({ 'SLA-2': at(response), 'SLA-4': at(solution) });
  });

  test('one that is not urgent has only the inside clocks', () => {
    const ticket = reported(at('17:59:30'), {}, shanghai);
    expect(dues(ticket, at('18:00'), shanghai)).toMatchObject({ 'SLA-2': at('2026-11-23T09:01:30') });
  });

  test('a minute later is never promised more than a minute less', () => {
    const friday = at('17:30');
    const all = Array.from({ length: 16 * 60 }, (_, nth) => since(friday, minutes(nth)));
    for (const clause of ['SLA-2', 'SLA-4']) {
      const promised = all.map(
        (moment) => dues(reported(moment, { urgent: true }, shanghai), moment, shanghai)[clause] ?? 0,
      );
      expect(promised).toEqual(promised.toSorted((one, other) => one - other));
    }
  });
});

describe('a break inside a working day (11.8)', () => {
  test('pauses, and changes no promise', () => {
    const lunch = at('12:30');
    expect(regimeAt(shanghaiWithLunch, lunch)).toBe('inside');
    const urgent = reported(lunch, { urgent: true, kind: 'hardware' }, shanghaiWithLunch);
    expect(dues(urgent, lunch, shanghaiWithLunch)).toMatchObject({ 'SLA-5': at('14:00') });
    const normal = reported(lunch, {}, shanghaiWithLunch);
    expect(dues(normal, lunch, shanghaiWithLunch)).toEqual({ 'SLA-2': at('13:32'), 'SLA-4': at('14:30') });
  });

  test.each([
    ['before opening', '08:59:59', 'outside'],
    ['at opening', '09:00', 'inside'],
    ['at the beginning of lunch', '12:00', 'inside'],
    ['before closing', '17:59:59', 'inside'],
    ['at closing', '18:00', 'outside'],
    ['at lunchtime on Saturday', '2026-11-21T12:30', 'outside'],
    ['in a year nobody knows', '2027-01-05T12:30', 'unknown'],
  ])('and %s it is not', (_, time, regime) => expect(regimeAt(shanghaiWithLunch, at(time))).toBe(regime));

  test('an urgent hardware fault outside is promised a visit as before', () => {
    const urgent = reported(at('20:00'), { urgent: true, kind: 'hardware' }, shanghai);
    expect(dues(urgent, at('20:00'), shanghai)).toMatchObject({ 'SLA-5': at('2026-11-23T18:00') });
  });
});

/** When the ladder first calls whom while nobody claims. */
function called(begun: Ticket, until: Instant, raisedAt?: Instant): ReadonlyMap<RescueTarget, Instant> {
  const first = new Map<RescueTarget, Instant>();
  let ticket = begun;
  let isRaised = raisedAt === undefined;
  for (;;) {
    const [timer] = timersFor(ticket, desk, ticket.lastEventAt ?? begun.reportedAt).filter(
      ({ kind }) => kind === 'rescue',
    );
    const next = timer === undefined ? until : (Math.max(timer.due, ticket.lastEventAt ?? 0) as Instant);
    if (!isRaised && raisedAt !== undefined && raisedAt <= next) {
      ticket = raise(ticket, raisedAt);
      isRaised = true;
      continue;
    }
    if (timer === undefined || next >= until) return first;
    const step = nextRescueStep(ticket, desk, hours)?.step;
    for (const target of step?.tell ?? []) if (!first.has(target)) first.set(target, next);
    const event = decideTimer(ticket, timer, context(next));
    if (!event) throw new Error('wanted, but nothing to do');
    ticket = evolve(ticket, event);
  }
}

describe('raising urgency never makes anything slower (11.6)', () => {
  test('not the ladder of a ticket of Sunday that becomes urgent ten seconds after opening', () => {
    const sunday = reported(at('2026-11-22T20:00'));
    const until = at('2026-11-23T12:00');
    const usual = called(sunday, until);
    const faster = called(sunday, until, at('2026-11-23T09:00:10'));
    expect(usual.get('managers')).toBe(at('2026-11-23T09:02'));
    for (const [target, moment] of usual) expect(faster.get(target)).toBeLessThanOrEqual(moment);
  });

  const moment = fc.integer({ min: 0, max: 4 * 24 * 3600 }).map((second) => (at('00:00') + second * 1000) as Instant);
  const nearOpening = fc
    .integer({ min: -400, max: 400 })
    .map((second) => (at('2026-11-23T09:00') + second * 1000) as Instant);

  test('not whomever the ladder calls, whenever it was reported and raised', () => {
    fc.assert(
      fc.property(fc.oneof(moment, nearOpening), fc.oneof(moment, nearOpening), (one, other) => {
        const [begun, raisedAt] = one < other ? [one, other] : [other, one];
        const until = at('2026-11-25T12:00');
        const faster = called(reported(begun), until, raisedAt);
        for (const [target, usual] of called(reported(begun), until)) {
          expect({ target, at: Math.min(faster.get(target) ?? Number.POSITIVE_INFINITY, usual) }).toEqual({
            ...{ target, at: faster.get(target) },
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  test('and no deadline', () => {
    fc.assert(
      fc.property(
        fc.oneof(moment, nearOpening),
        fc.oneof(moment, nearOpening),
        fc.boolean(),
        (one, other, isHardware) => {
          const [begun, raisedAt] = one < other ? [one, other] : [other, one];
          const ticket = reported(begun, { kind: isHardware ? 'hardware' : 'software' }, shanghai);
          const before = dues(ticket, raisedAt, shanghai);
          for (const [clause, due] of Object.entries(dues(raise(ticket, raisedAt), raisedAt, shanghai)))
            expect(due).toBeLessThanOrEqual(before[clause] ?? 0);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('an urgent ticket at night climbs the steps for outside', () => {
    const second = nextRescueStep({ ...reported(at('22:00'), { urgent: true }), rescueSteps: 1 }, desk, hours);
    expect(second?.due).toBe(at('22:01:30'));
  });

  test('raised while it climbs, a ticket goes on with the step that was next, at once; after the last the ladder begins anew', () => {
    const climbed = (rescueSteps: number, raisedAt: string): Ticket =>
      raise({ ...reported(at('2026-11-22T20:00')), rescueSteps }, at(raisedAt));
    const half = climbed(2, '2026-11-23T09:01');
    expect(nextRescueStep(half, desk, hours)).toMatchObject({ nth: 2, due: at('2026-11-23T09:01') });
    expect(nextRescueStep({ ...half, rescueSteps: 3 }, desk, hours)).toMatchObject({
      ...{ nth: 3, due: at('2026-11-23T09:01:30') },
    });
    const whole = climbed(5, '2026-11-23T10:00');
    expect(nextRescueStep(whole, desk, hours)).toMatchObject({ nth: 0, due: at('2026-11-23T10:00') });
    expect(nextRescueStep({ ...whole, rescueSteps: 5 }, desk, hours)).toMatchObject({ repeats: true });
  });

  test('nor a ladder whose first step waits', () => {
    const steps = [{ after: seconds(30), tell: ['primary'] as const }, ...desk.rescue.inside.slice(1)];
    const slow = { ...desk, rescue: { ...desk.rescue, inside: steps } };
    const raised = raise(reported(at('10:00')), at('10:00:20'));
    expect(nextRescueStep(raised, slow, hours)).toMatchObject({ nth: 0, due: at('10:00:30') });
  });
});
