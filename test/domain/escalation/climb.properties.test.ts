import fc from 'fast-check';
import type { Desk } from '../../../src/domain/desk';
import { climbOf } from '../../../src/domain/escalation/climb';
import { rescueTimers } from '../../../src/domain/escalation/rescue-timers';
import type { RescueStep, RescueTarget } from '../../../src/domain/escalation/steps';
import { byPattern } from '../../../src/domain/roster/shifts';
import { regimeAt } from '../../../src/domain/sla/regime';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { replay } from '../../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../../src/domain/ticket/ticket';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import { type Duration, type Instant, minutes, seconds, after as since } from '../../../src/domain/time/instant';
import { aReport, at, context, desk as demo, happened, hours, li, sun, tom, zhou } from '../../kit/tickets';

const groups = ['primary', 'backup', 'rostered', 'leads', 'managers'] as const satisfies RescueTarget[];
const named = [tom.id, sun.id];

const whom = fc
  .record({ tell: fc.subarray([...groups]), people: fc.subarray(named) })
  .filter(({ tell, people }) => tell.length + people.length > 0)
  .map(({ tell, people }) => ({ tell, ...(people.length === 0 ? {} : { people }) }));

/** Steps in the order of their time, up to 20 minutes. */
const steps = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1200 }), whom), { minLength: 1, maxLength: 6 })
  .map((rows): readonly RescueStep[] =>
    [...new Map(rows).entries()]
      .toSorted(([one], [other]) => one - other)
      .map(([length, step]) => ({ ...step, after: seconds(length) })),
  );

/** The same list in a share of its time: it calls everybody whom the other one calls, and nobody later. */
function noSlower(list: readonly RescueStep[], share: number): readonly RescueStep[] {
  const faster = list.map((step) => ({ ...step, after: Math.floor(step.after * share) as Duration }));
  return new Set(faster.map((step) => step.after)).size === list.length ? faster : list;
}

const ladders = fc
  .record({
    inside: steps,
    isOwn: fc.boolean(),
    share: fc.double({ min: 0.1, max: 1, noNaN: true }),
    slow: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ inside, isOwn, share, slow }): Desk['rescue'] => ({
    inside,
    ...(isOwn ? { urgent: noSlower(inside, share) } : {}),
    outside: inside.map((step) => ({ ...step, after: (step.after * slow) as Duration })),
    repeat: { every: minutes(360), tell: ['primary'] },
  }));

const moment = fc.integer({ min: 0, max: 3 * 24 * 3600 }).map((second) => (at('00:00') + second * 1000) as Instant);
const nearOpening = fc
  .integer({ min: -1200, max: 1200 })
  .map((second) => (at('2026-11-25T09:00') + second * 1000) as Instant);
const anyMoment = fc.oneof(moment, nearOpening);

const reported = (when: Instant, urgent: boolean): Ticket =>
  replay(ticketId(1001), [aReport({ at: when, urgent, regime: regimeAt(hours, when) })]);

/** When it first calls each group and person until then, while nobody claims; `meanwhile` happens at its moment. */
function firstCalls(begun: Ticket, desk: Desk, until: Instant, meanwhile?: TicketEvent) {
  const first = new Map<string, Instant>();
  let ticket = begun;
  let still = meanwhile;
  for (let turn = 0; turn < 500; turn += 1) {
    const [timer] = rescueTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: ticket.lastEventAt });
    const next = timer === undefined ? until : (Math.max(timer.due, ticket.lastEventAt) as Instant);
    if (still !== undefined && still.at <= next) {
      ticket = happened(ticket, still);
      still = undefined;
      continue;
    }
    if (timer === undefined || next >= until) return first;
    const event = decideTimer(ticket, timer, context(next, { desk }));
    if (event?.type !== 'rescue-step-taken') throw new Error('wanted, but nothing to do');
    for (const one of [...(event.meant?.tell ?? []), ...(event.meant?.people ?? [])])
      if (!first.has(one)) first.set(one, next);
    ticket = happened(ticket, event);
  }
  throw new Error('it calls without end');
}

/** The ticket as the ladder left it at that moment. */
function climbedUntil(begun: Ticket, desk: Desk, until: Instant): Ticket {
  let ticket = begun;
  for (let turn = 0; turn < 500; turn += 1) {
    const [timer] = rescueTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: ticket.lastEventAt });
    if (timer === undefined || timer.due >= until) return ticket;
    const event = decideTimer(ticket, timer, context(timer.due, { desk }));
    if (event === undefined) throw new Error('wanted, but nothing to do');
    ticket = happened(ticket, event);
  }
  throw new Error('it calls without end');
}

const until = at('2026-11-29T12:00');

describe('whatever the steps of each line and urgency are', () => {
  test('raising the urgency calls nobody later (11.6)', () => {
    fc.assert(
      fc.property(ladders, anyMoment, anyMoment, (rescue, one, other) => {
        const desk = { ...demo, rescue };
        const [begun, raisedAt] = one < other ? [one, other] : [other, one];
        const usual = firstCalls(reported(begun, false), desk, until);
        const raise = { type: 'urgency-raised', by: zhou.id, at: raisedAt } as const;
        const faster = firstCalls(reported(begun, false), desk, until, raise);
        for (const [who, called] of usual) {
          expect([who, Math.min(called, faster.get(who) ?? Number.POSITIVE_INFINITY)]).toEqual([who, faster.get(who)]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a ticket that comes back calls somebody at once, and nobody later than from its beginning', () => {
    const lengths = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(ladders, anyMoment, lengths, lengths, fc.boolean(), (rescue, begun, climbed, kept, urgent) => {
        const desk = { ...demo, rescue };
        const claimedAt = since(begun, seconds(climbed));
        const back = since(claimedAt, seconds(kept));
        const ticket = climbedUntil(reported(begun, urgent), desk, claimedAt);
        const returned = happened(
          ticket,
          { type: 'claimed', by: li.id, at: claimedAt },
          { type: 'claim-returned', by: li.id, at: back, reason: '' },
        );
        const { rescueReached: _, rescueResumes: __, ...anew } = returned;
        const fromZero = firstCalls(anew, desk, until);
        const goesOn = firstCalls(returned, desk, until);
        for (const [who, called] of fromZero) {
          expect([who, Math.min(called, goesOn.get(who) ?? Number.POSITIVE_INFINITY)]).toEqual([who, goesOn.get(who)]);
        }
        if (urgent && ticket.rescueSteps > 0) expect(Math.min(...goesOn.values())).toBe(back);
      }),
      { numRuns: 100 },
    );
  });

  test('no step comes before the one before it', () => {
    fc.assert(
      fc.property(ladders, anyMoment, anyMoment, fc.boolean(), (rescue, one, other, urgent) => {
        const [begun, raisedAt] = one < other ? [one, other] : [other, one];
        const climbed = climbedUntil(reported(begun, urgent), { ...demo, rescue }, raisedAt);
        const raised = happened(climbed, { type: 'urgency-raised', by: zhou.id, at: raisedAt });
        for (const ticket of [climbed, raised]) {
          const { dues } = climbOf(ticket, rescue, hours);
          expect(dues).toEqual(dues.toSorted((left, right) => left - right));
        }
      }),
      { numRuns: 100 },
    );
  });
});
