import { silenceTimers } from '../../../src/domain/escalation/silence-timers';
import type { SilenceStep } from '../../../src/domain/escalation/steps';
import type { Person } from '../../../src/domain/people/person';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import { type TicketEvent, theDesk } from '../../../src/domain/ticket/event';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import { hours } from '../../../src/domain/time/instant';
import { announced } from '../../kit/announced';
import {
  aTicket,
  at,
  chen,
  context,
  desk as demo,
  everybody,
  happened,
  li,
  liHasIt,
  sun,
  tom,
  wang,
} from '../../kit/tickets';

const day = { primary: li.id, backup: wang.id };
const gone = (...who: readonly Person[]) =>
  new Map(everybody.map((person) => [person.id, { ...person, active: !who.includes(person) }]));

/** What its first steps do, each when it is due. */
function steps(
  silence: readonly SilenceStep[],
  count: number,
  changes: Parameters<typeof context>[1] = {},
  begun = liHasIt(),
) {
  const desk = { ...demo, silence };
  let ticket: Ticket = begun;
  return Array.from({ length: count }, (): TicketEvent => {
    const [timer] = silenceTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: ticket.lastEventAt });
    const event = timer && decideTimer(ticket, timer, context(timer.due, { desk, duty: day, ...changes }));
    if (event === undefined) throw new Error('nothing happens');
    ticket = happened(ticket, event);
    return event;
  });
}

const toldOf = (event: TicketEvent) => [event.at, 'told' in event && event.told];

describe('the ladder for silence takes the same steps as the other one', () => {
  test('whoever is on shift, and people of the desk file, by the ways it says', () => {
    const silence: readonly SilenceStep[] = [
      { after: hours(1), tell: ['owner'], people: [tom.id] },
      { after: hours(2), tell: ['rostered'], by: ['chat', 'call'] },
    ];
    const [first, second] = steps(silence, 2);
    expect(first).toMatchObject({ at: at('10:11'), told: [li.id, tom.id], ways: ['chat'] });
    expect(second).toMatchObject({ at: at('11:11'), told: [li.id, wang.id], ways: ['chat', 'call'] });
  });

  test('a step whom it names has left is followed at once by the next, and says why', () => {
    const silence: readonly SilenceStep[] = [
      { after: hours(1), tell: [], people: [tom.id] },
      { after: hours(4), tell: ['leads'] },
    ];
    const [first, second] = steps(silence, 2, { people: gone(tom) });
    expect(first).toMatchObject({ told: [], whyNot: [{ person: tom.id, why: 'left' }] });
    expect(second && toldOf(second)).toEqual([at('10:11'), [chen.id]]);
  });

  test('an owner who is off duty is left in peace: the next step keeps its time', () => {
    const silence: readonly SilenceStep[] = [
      { after: hours(1), tell: ['owner'] },
      { after: hours(2), tell: ['leads'] },
    ];
    const atNight = happened(aTicket({ urgent: true }), { type: 'claimed', by: li.id, at: at('19:00') });
    const [first, second] = steps(silence, 2, { duty: { primary: wang.id, backup: chen.id } }, atNight);
    expect(first && toldOf(first)).toEqual([at('20:00'), []]);
    expect(second?.at).toBe(at('21:00'));
  });

  test('at its end it calls also whoever is on leave, as nobody else is left', () => {
    const span = { from: at('09:00'), to: at('2026-11-28T00:00') };
    const away: Shifts['changes'] = [chen, li].map((person, nth) => ({
      record: { kind: 'leave', id: nth + 1 },
      changes: [{ kind: 'move', span, from: person.id, to: null, away: true }],
    }));
    const silence: readonly SilenceStep[] = [{ after: hours(1), tell: ['leads'] }];
    const shifts = { ...byPattern(demo), changes: away };
    const [first, last] = steps(silence, 2, { shifts, rostered: [wang.id], duty: { primary: wang.id, backup: null } });
    expect(first).toMatchObject({ told: [], whyNot: [{ person: chen.id, why: 'on-leave' }] });
    expect(last).toMatchObject({ told: [chen.id] });
  });

  test('whom a step calls besides its owner is told whose it is; leads read of it in their list', () => {
    const told = [li.id, wang.id, chen.id, sun.id];
    const event: TicketEvent = { type: 'silence-step-taken', by: theDesk, at: at('11:11'), step: 0, told };
    const desk = {
      ...demo,
      silence: [{ after: hours(2), tell: ['owner'], people: [wang.id, chen.id, sun.id] }] as const,
    };
    const said = announced(liHasIt(), event, context(event.at, { desk }));
    expect(said.flatMap(({ to }) => (to.kind === 'person' ? to.person : []))).toEqual([li.id, wang.id, sun.id]);
  });
});
