import { compileDesk } from '../../../src/config/compile-desk';
import { readDeskFile } from '../../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../../src/demo/demo-desk';
import type { Desk } from '../../../src/domain/desk';
import type { Person } from '../../../src/domain/people/person';
import type { DecisionContext } from '../../../src/domain/record/decision-context';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import { clocksOf } from '../../../src/domain/sla/clocks';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { evolve } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer, timersFor } from '../../../src/domain/ticket/timer-rules';
import { inEnglish } from '../../kit/in-english';
import { verdictOn } from '../../kit/judged';
import {
  act,
  aTicket,
  at,
  chen,
  context,
  desk,
  everybody,
  happened,
  hours,
  li,
  liHasIt,
  sun,
  tom,
  wang,
  zhou,
} from '../../kit/tickets';

const deskWith = (assignment: string): Desk => {
  const read = readDeskFile(`${demoDesk}assignment: ${assignment}\n`, 'demo');
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
  return compileDesk(read.file);
};
const desks = { claim: desk, assign: deskWith('assign'), later: deskWith('assign after 90s') };

const dues = (ticket: Ticket, now = '09:10', of: Desk = desk): Readonly<Record<string, number>> =>
  Object.fromEntries(timersFor(ticket, of, at(now)).map(({ key, due }) => [key, due]));

/** What the desk does when that wake-up comes. */
function fired(
  ticket: Ticket,
  kind: 'assign-next' | 'assign-unanswered' | 'rescue',
  time: string,
  more: Partial<DecisionContext> = {},
) {
  const now = context(at(time), more);
  const timer = timersFor(ticket, now.desk, now.at).find((one) => one.kind === kind);
  if (timer === undefined) throw new Error(`no ${kind} is wanted`);
  const event = decideTimer(ticket, timer, now);
  if (event === undefined) throw new Error(`${kind} does nothing`);
  return { event, ticket: evolve(ticket, event) };
}

/** What somebody does, or why they may not. */
function does(
  ticket: Ticket,
  by: Person,
  action: string,
  given: {
    value?: string;
    person?: string;
    reason?: string;
    text?: string;
    note?: string;
    time?: string;
    now?: Partial<DecisionContext>;
  } = {},
) {
  const { value, time = '09:15', now = {}, ...answers } = given;
  const verdict = verdictOn(action, ticket, act(by, answers, value), context(at(time), now));
  if (isInvalid(verdict)) return { refusal: verdict.fields['person']?.say ?? verdict, ticket };
  if (isRefusal(verdict)) return { refusal: verdict.say, ticket };
  return { event: verdict as TicketEvent, ticket: evolve(ticket, verdict as TicketEvent) };
}

const response = (ticket: Ticket, time: string) =>
  clocksOf(ticket, desk.slaTargets, hours, at(time)).find(({ clause }) => clause === 'SLA-2');

describe('how tickets come to somebody, by the desk file', () => {
  test('nobody is named where people claim', () => {
    expect(dues(aTicket())).not.toHaveProperty('assign-next');
  });

  test('somebody is named at once, before the ladder calls; after 90s, beside it', () => {
    expect(dues(aTicket(), '09:10', desks.assign)).toMatchObject({ 'assign-next': at('09:10') });
    expect(dues(aTicket(), '09:10', desks.assign)).not.toHaveProperty('rescue:0');
    expect(dues(aTicket(), '09:10', desks.later)).toMatchObject({
      'assign-next': at('09:11:30'),
      'rescue:0': at('09:10'),
    });
  });

  test('a ticket of the night that can wait is given to somebody at the opening; an urgent one is not', () => {
    const night = { reportedAt: at('22:00'), rescueFrom: at('22:00'), regime: 'outside' as const };
    expect(dues(aTicket(night), '22:00', desks.assign)['assign-next']).toBe(at('2026-11-25T09:00'));
    expect(dues(aTicket({ ...night, urgent: true }), '22:00', desks.assign)['assign-next']).toBe(at('22:00'));
  });

  test('a claimed ticket is given to nobody', () => {
    expect(dues(liHasIt(), '09:12', desks.assign)).not.toHaveProperty('assign-next');
  });

  test('whoever has the fewest open tickets of those on shift with the skill is named, and is the first to be called', () => {
    const named = fired(aTicket(), 'assign-next', '09:10', { desk: desks.assign, load: new Map([[li.id, 3]]) });
    expect(named.event).toMatchObject({ type: 'assigned', by: 'desk', to: wang.id, because: 'unclaimed' });
    expect(named.ticket).toMatchObject({ state: 'new', assignment: { to: wang.id } });
    expect(named.ticket.owner).toBeUndefined();
    expect(fired(named.ticket, 'rescue', '09:10', { desk: desks.assign }).event).toMatchObject({ told: [wang.id] });
  });
});

describe('the response of a ticket that was given to somebody (SLA-2)', () => {
  const asked = fired(aTicket(), 'assign-next', '09:10', { desk: desks.assign }).ticket;

  test('naming somebody answers nobody: the clock runs on, and the ladder climbs', () => {
    expect(response(asked, '09:11')).toMatchObject({ state: 'running', dueAt: at('09:12') });
    expect(dues(asked, '09:11', desks.assign)).toMatchObject({
      [`breach:SLA-2@${at('09:10')}`]: at('09:12'),
    });
    expect(response(asked, '09:13')).toMatchObject({ state: 'breached' });
  });

  test('a press by whoever was named meets it, and so does their word for what was given to them', () => {
    expect(response(does(asked, li, 'take-assigned', { time: '09:11' }).ticket, '09:20')).toMatchObject({
      state: 'met',
    });
    const back = happened(liHasIt({ marks: [{ milestone: 'reported', at: at('09:10'), round: 1 }] }), {
      ...{ type: 'assigned', by: chen.id, at: at('09:11'), to: tom.id, because: 'owner-gone', reason: '', from: li.id },
    });
    expect(response(back, '09:11')).toMatchObject({ state: 'running' });
    const word: TicketEvent = {
      type: 'replied',
      by: tom.id,
      at: at('09:11'),
      side: 'engineers',
      text: '我来看看',
      files: [],
    };
    expect(response(happened(back, word), '09:20')).toMatchObject({ state: 'met' });
    expect(happened(back, word).assignment).toBeUndefined();
  });

  test('word of somebody who was only asked answers the requester, and makes nobody its owner: the next one is asked', () => {
    const said = does(asked, li, 'reply', { text: '我看看是不是线松了', time: '09:11' });
    expect(said.ticket).toMatchObject({ state: 'new', assignment: { to: li.id } });
    expect(said.ticket.owner).toBeUndefined();
    expect(response(said.ticket, '09:20')).toMatchObject({ state: 'met' });
    // Their minute goes on, and nobody is asked to do more with it than the one who has not pressed.
    const over = fired(said.ticket, 'assign-unanswered', '09:12').ticket;
    expect(over).toMatchObject({ state: 'new', asked: [li.id] });
    expect([over.owner, over.assignment]).toEqual([undefined, undefined]);
    // A note is no answer either, and of what they were not given they can report nothing.
    expect(does(asked, li, 'note', { text: '像是线松了', time: '09:11' }).ticket.owner).toBeUndefined();
    expect(does(asked, li, 'progress', { text: '看过了', time: '09:11' }).refusal).toBe('refusal.claimFirst');
    expect(does(said.ticket, li, 'take-assigned', { time: '09:11' }).ticket.owner).toBe(li.id);
  });

  test('word of somebody who is asked to take a ticket over takes nothing from whoever has it', () => {
    const offered = does(liHasIt(), li, 'hand-over', { person: wang.id, note: '请接手', time: '09:11' }).ticket;
    const said = does(offered, wang, 'reply', { text: '我问问', time: '09:12' }).ticket;
    expect(said).toMatchObject({ owner: li.id, handover: { to: wang.id } });
    expect(does(offered, wang, 'note', { text: '知道了', time: '09:12' }).ticket.owner).toBe(li.id);
  });

  test('a lead who takes it themselves meets it', () => {
    const { ticket, event } = does(aTicket(), chen, 'assign', { person: chen.id, time: '09:11' });
    expect(event).toMatchObject({ type: 'claimed', by: chen.id });
    expect(response(ticket, '09:20')).toMatchObject({ state: 'met' });
  });

  test('whoever refuses after a press has answered nothing: the clock runs on', () => {
    const taken = happened(liHasIt(), {
      type: 'assigned',
      by: chen.id,
      at: at('09:11'),
      to: tom.id,
      because: 'owner-gone',
      reason: '',
      from: li.id,
    });
    const refused = does(taken, tom, 'refuse-assigned', { reason: '在外地', time: '09:11' }).ticket;
    expect(refused).toMatchObject({ state: 'new', asked: [tom.id], returnedBy: tom.id });
    expect(response(refused, '09:20')).toMatchObject({ state: 'breached' });
  });
});

describe('whoever was named says no, or nothing', () => {
  const named = does(aTicket(), chen, 'assign', { person: tom.id, reason: '你最熟' }).ticket;

  test('the next one is asked at once, and nobody twice', () => {
    const { ticket, event } = does(named, tom, 'refuse-assigned', { reason: '在路上' });
    expect(event).toMatchObject({ type: 'assignment-refused', by: tom.id, reason: '在路上' });
    expect(dues(ticket, '09:15')['assign-next']).toBe(at('09:15'));
    const second = fired(ticket, 'assign-next', '09:15');
    expect(second.event).toMatchObject({ type: 'assigned', by: 'desk', to: li.id });
    const third = fired(does(second.ticket, li, 'refuse-assigned', { reason: '忙' }).ticket, 'assign-next', '09:16');
    expect(third.event).toMatchObject({ to: wang.id });
    const nobody = fired(does(third.ticket, wang, 'refuse-assigned', { reason: '忙' }).ticket, 'assign-next', '09:17');
    expect(nobody.event).toMatchObject({ type: 'assignment-failed', told: [chen.id] });
    expect(dues(nobody.ticket, '09:17')).not.toHaveProperty('assign-next');
    expect(dues(nobody.ticket, '09:17')).toHaveProperty('rescue:0');
  });

  test('of a ticket that nobody has the next one is asked after a minute, urgent or not', () => {
    expect(dues(named, '09:15')['assign-unanswered']).toBe(at('09:16'));
    const { ticket, event } = fired(named, 'assign-unanswered', '09:16');
    expect(event).toMatchObject({ type: 'assignment-unanswered', to: tom.id });
    expect(fired(ticket, 'assign-next', '09:16').event).toMatchObject({ to: li.id, because: 'next' });
  });

  test('what somebody had is theirs after a quarter of an hour without a no, and cannot be refused any more', () => {
    const given = does(liHasIt(), chen, 'assign', { person: tom.id, now: { rostered: [] } }).ticket;
    expect(given).toMatchObject({ owner: tom.id, assignment: { from: li.id } });
    expect(dues(given, '09:15')['assign-unanswered']).toBe(at('09:30'));
    const stands = fired(given, 'assign-unanswered', '09:30').ticket;
    expect(stands).toMatchObject({ owner: tom.id, state: 'claimed' });
    expect(does(stands, tom, 'refuse-assigned', { reason: 'x' }).refusal).toBe('refusal.notAssigned');
  });

  test('an owner on duty who let an hour pass without a word may be passed over, until something is heard of them', () => {
    const hour: TicketEvent = {
      type: 'progress-reported',
      by: 'desk' as never,
      at: at('10:11'),
      text: '',
      automatic: true,
      promise: 'open',
    };
    const silent = happened(liHasIt(), hour);
    const given = { person: tom.id, reason: '联系不上', time: '10:20' };
    expect(does(silent, chen, 'assign', given).event).toMatchObject({ because: 'owner-silent', from: li.id });
    expect(does(liHasIt(), chen, 'assign', given).refusal).toBe('refusal.ownerOnDuty');
    const word: TicketEvent = {
      type: 'replied',
      by: li.id,
      at: at('10:15'),
      side: 'engineers',
      text: '马上',
      files: [],
    };
    expect(does(happened(silent, word), chen, 'assign', given).refusal).toBe('refusal.ownerOnDuty');
    const unclaimed = happened(aTicket(), hour, { type: 'claimed', by: li.id, at: at('10:12') });
    expect(does(unclaimed, chen, 'assign', given).refusal).toBe('refusal.ownerOnDuty');
  });

  test('anybody may claim meanwhile: the first press wins', () => {
    expect(does(named, wang, 'claim').ticket).toMatchObject({ owner: wang.id });
    expect(does(named, wang, 'claim').ticket.assignment).toBeUndefined();
  });

  test.each<[string, TicketEvent]>([
    ['is withdrawn', { type: 'cancelled', by: zhou.id, at: at('09:16'), reason: 'withdrawn', note: '' }],
    ['is claimed', { type: 'claimed', by: wang.id, at: at('09:16') }],
  ])('nobody is asked any more once it %s', (_how, event) => {
    const over = happened(named, event);
    expect(over.assignment).toBeUndefined();
    expect(Object.keys(dues(over, '09:16')).filter((key) => key.startsWith('assign'))).toEqual([]);
  });
});

describe('who may not', () => {
  const gone = {
    people: new Map(everybody.map((person) => [person.id, person.id === li.id ? { ...li, active: false } : person])),
  };

  test.each<[string, Person, string, Partial<DecisionContext>, string]>([
    ['an engineer assigns nobody', wang, tom.id, {}, 'refusal.notLead'],
    ['the owner neither', li, tom.id, {}, 'refusal.notLead'],
    ['a manager neither, while there is a lead', sun, tom.id, {}, 'refusal.notLead'],
    ['a lead not over the head of whoever has it and is on duty', chen, tom.id, {}, 'refusal.ownerOnDuty'],
    ['a lead not to the requester', chen, zhou.id, gone, 'refusal.cannotServe'],
    ['a lead not to a manager', chen, sun.id, gone, 'refusal.cannotServe'],
    ['a lead not to whoever has left', chen, li.id, gone, 'refusal.cannotServe'],
    ['a lead not to somebody nobody knows', chen, 'nobody', gone, 'refusal.unknownPerson'],
    ['a lead not to whoever has it', chen, li.id, { rostered: [] }, 'refusal.alreadyOwned'],
  ])('%s', (_who, by, person, now, refusal) => {
    expect(does(liHasIt(), by, 'assign', { person, now }).refusal).toBe(refusal);
    expect(does(liHasIt(), by, 'assign-to', { value: person, now }).refusal).toBe(refusal);
  });

  test('a lead not to an engineer who reported it themselves', () => {
    expect(does(liHasIt({ requester: tom.id }), chen, 'assign', { person: tom.id, now: gone }).refusal).toBe(
      'refusal.assignedToRequester',
    );
  });

  test('while there is no lead, whoever stands in assigns', () => {
    const people = new Map(
      everybody.map((person) => [person.id, person.id === chen.id ? { ...chen, active: false } : person]),
    );
    expect(does(aTicket(), sun, 'assign', { person: tom.id, now: { people } }).event).toMatchObject({ to: tom.id });
    expect(does(aTicket(), wang, 'assign', { person: tom.id, now: { people } }).refusal).toBe('refusal.notLead');
  });
});
