import type { Desk } from '../../../src/domain/desk';
import { rescueTimers } from '../../../src/domain/escalation/rescue-timers';
import type { DecisionContext } from '../../../src/domain/record/decision-context';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import { type Instant, minutes, seconds } from '../../../src/domain/time/instant';
import { aTicket, at, chen, context, desk as demo, everybody, happened, li, sun, tom, wang } from '../../kit/tickets';

/** Slow steps, so that a shift may end between two of them. */
const slow: Desk = {
  ...demo,
  rescue: {
    inside: [
      { after: seconds(0), tell: ['primary'] },
      { after: minutes(60), tell: ['leads'] },
    ],
    outside: [
      { after: seconds(0), tell: ['primary'] },
      { after: minutes(60), tell: ['leads'] },
    ],
    repeat: { every: minutes(45), tell: ['managers'] },
  },
};

interface When {
  readonly desk?: Desk;
  readonly shifts?: Shifts;
  readonly changes?: Partial<DecisionContext>;
  /** So much later than it is due it is acted on. */
  readonly late?: number;
}

/** When it calls until then, and whom. */
function calls(
  begun: Ticket,
  until: Instant,
  { desk = slow, shifts = byPattern(desk), changes = {}, late = 0 }: When = {},
) {
  const found: [Instant, readonly string[]][] = [];
  let ticket = begun;
  for (let turn = 0; turn < 100; turn += 1) {
    const [timer] = rescueTimers.wanted(ticket, { desk, shifts, at: ticket.lastEventAt });
    const now = timer && (Math.max(timer.due + late, ticket.lastEventAt) as Instant);
    if (timer === undefined || now === undefined || now > until) return found;
    const duty = whoIsOnDuty(now, shifts, {});
    const event = decideTimer(ticket, timer, context(now, { desk, shifts, duty, ...changes }));
    if (event?.type !== 'rescue-step-taken') throw new Error('it calls nobody');
    found.push([now, event.told]);
    ticket = happened(ticket, event);
  }
  throw new Error('it calls without end');
}

const reported = (time: string, urgent: boolean): Ticket =>
  aTicket({ urgent, reportedAt: at(time), rescueFrom: at(time), lastEventAt: at(time), regime: 'outside' });

describe('whoever comes on duty while nobody has a ticket', () => {
  test('is called at once between two steps, and the steps keep their time (TIME-2)', () => {
    expect(calls(reported('2026-11-25T08:30', true), at('2026-11-25T09:40'))).toEqual([
      [at('2026-11-25T08:30'), [wang.id]],
      [at('2026-11-25T09:00'), [li.id]],
      [at('2026-11-25T09:30'), [chen.id]],
    ]);
  });

  test('is called besides by a step that comes late, or at the very moment', () => {
    const atOnce = calls(reported('2026-11-25T08:00', true), at('2026-11-25T09:10'));
    expect(atOnce).toEqual([
      [at('2026-11-25T08:00'), [wang.id]],
      [at('2026-11-25T09:00'), [li.id, chen.id]],
    ]);
    const late = calls(reported('2026-11-25T07:59', true), at('2026-11-25T09:10'), { late: minutes(2) });
    expect(late.at(-1)).toEqual([at('2026-11-25T09:01'), [li.id, chen.id]]);
  });

  test('is called besides whomever the ladder calls again at its end', () => {
    const found = calls(reported('2026-11-25T07:20', true), at('2026-11-25T09:50'));
    expect(found.slice(2)).toEqual([
      [at('2026-11-25T09:00'), [li.id, kateAndSun[0], kateAndSun[1]]],
      [at('2026-11-25T09:45'), kateAndSun],
    ]);
  });

  test('hears of what can wait when the place is open, and of nothing at night', () => {
    expect(calls(reported('17:30', false), at('2026-11-25T09:40'))).toEqual([
      [at('17:30'), [li.id]],
      [at('2026-11-25T09:00'), [li.id]],
      [at('2026-11-25T09:30'), [chen.id]],
    ]);
  });
});

const kateAndSun = everybody.filter(({ roles }) => roles.includes('manager')).map(({ id }) => id);

describe('whom a step calls', () => {
  const desk: Desk = {
    ...slow,
    rescue: {
      ...slow.rescue,
      inside: [
        { after: seconds(0), tell: ['rostered'] },
        { after: minutes(10), tell: ['leads'], people: [sun.id, tom.id] },
        { after: minutes(20), tell: ['managers'], every: minutes(15) },
      ],
    },
  };
  const away = (...who: readonly { readonly id: Ticket['requester'] }[]): Shifts => ({
    ...byPattern(desk),
    changes: who.map(({ id }, nth) => ({
      record: { kind: 'leave', id: nth + 1 },
      changes: [
        { kind: 'move', span: { from: at('00:00'), to: at('2026-11-29T00:00') }, from: id, to: null, away: true },
      ],
    })),
  });
  const ten = reported('10:00', true);

  test('is everybody on shift, and people of the desk file besides; its last step goes on as it says', () => {
    expect(calls(ten, at('10:50'), { desk })).toEqual([
      [at('10:00'), [li.id, wang.id]],
      [at('10:10'), [chen.id, sun.id, tom.id]],
      [at('10:20'), kateAndSun],
      [at('10:35'), kateAndSun],
      [at('10:50'), kateAndSun],
    ]);
  });

  test('is nobody who has left or is on leave; where that leaves nobody the next step follows at once', () => {
    const people = new Map(everybody.map((person) => [person.id, { ...person, active: person.id !== tom.id }]));
    expect(calls(ten, at('10:15'), { desk, shifts: away(chen, sun), changes: { people, rostered: [li.id] } })).toEqual([
      [at('10:00'), [li.id]],
      [at('10:10'), []],
      [at('10:10'), kateAndSun.filter((id) => id !== sun.id)],
    ]);
  });

  test('is at the end also whoever is on leave, where nobody else is left', () => {
    const all = everybody.filter(({ roles }) => roles.includes('manager'));
    const found = calls(ten, at('10:35'), { desk, shifts: away(...all), changes: { rostered: [li.id] } });
    expect(found.slice(-2)).toEqual([
      [at('10:20'), []],
      [at('10:35'), kateAndSun],
    ]);
  });
});
