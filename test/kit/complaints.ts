import { complain } from '../../src/commands/complaint/begin-complaint';
import { complaintKind } from '../../src/commands/complaint/kind';
import type { ActionInput } from '../../src/commands/record/action';
import type { Complaint, ComplaintEvent } from '../../src/domain/complaint/complaint';
import type { ComplaintLevel } from '../../src/domain/complaint/complaint-level';
import { complaintRules } from '../../src/domain/complaint/complaint-rules';
import type { Desk } from '../../src/domain/desk';
import { type Person, personId } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { evolved, replayed, wantedBy } from '../../src/domain/record/record';
import { ticketRef } from '../../src/domain/record/record-ref';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { hours, type Instant } from '../../src/domain/time/instant';
import { act, at, chen, context, desk as demo, everybody, li, zhou } from './tickets';

/** Manager of the customer: the last level. */
export const qian: Person = { ...chen, id: personId('qian.rong'), name: '钱蓉', roles: ['manager'] };
export const admin: Person = { ...chen, id: personId('admin'), name: '管理员', roles: ['admin'] };

/** Lead four hours, then the manager of the provider a working day, then the manager of the customer. */
export const levels: readonly ComplaintLevel[] = [
  { who: { role: 'lead' }, within: hours(4) },
  { who: { people: [personId('sun.yue')] }, within: hours(8) },
  { who: { people: [qian.id] }, within: hours(8) },
];
export const desk: Desk = { ...demo, complaints: { levels } };
export const people: readonly Person[] = [...everybody, qian, admin];

/** What a rule may look at, with these people there. */
export const around = (
  now: Instant,
  there: readonly Person[] = people,
  more: Partial<DecisionContext> = {},
): DecisionContext => context(now, { desk, people: new Map(there.map((one) => [one.id, one])), ...more });

/** What somebody begins, or why not. */
export function complained(
  by: Person,
  { ticket, answers = {}, now }: { ticket?: Ticket; answers?: ActionInput['answers']; now: DecisionContext },
): ComplaintEvent | Refusal | Invalid {
  const on = ticket && { about: ticketRef(ticket.id), record: ticket };
  return complain.refuse(on, by, now) ?? complain.decide(on, act(by, { text: '态度很差', ...answers }), now);
}

const sure = (verdict: ComplaintEvent | Refusal | Invalid): ComplaintEvent => {
  if (isRefusal(verdict) || isInvalid(verdict)) throw new Error(JSON.stringify(verdict));
  return verdict;
};

/** Zhou's complaint about Li, who has her ticket. */
export const aComplaint = (
  answers: ActionInput['answers'] = { against: li.id },
  now: DecisionContext = around(at('09:30')),
  ticket?: Ticket,
): Complaint =>
  replayed(complaintRules, 7, [sure(complained(zhou, { answers, now, ...(ticket === undefined ? {} : { ticket }) }))]);

/** After more has happened to it. */
export const happenedTo = (complaint: Complaint, ...events: readonly ComplaintEvent[]): Complaint =>
  events.reduce((state, event) => evolved(complaintRules, state, event), complaint);

/** Why somebody may not do it; undefined: they may. */
export const refusal = (id: string, complaint: Complaint, by: Person, now: DecisionContext): Refusal | undefined => {
  const action = complaintKind.actions.find((one) => one.id === id);
  if (!action) throw new Error(`no action of a complaint is called ${id}`);
  return action.refuse(complaint, by, now);
};

/** Everything that forms of a complaint ask. */
export const filled: ActionInput['answers'] = {
  ...{ text: '好', reason: '超出本级权限', verdict: 'partly', findings: '查了录音', measures: '培训' },
};

/** The complaint after somebody did something with it. Throws where they may not. */
export function did(id: string, complaint: Complaint, by: Person, now: DecisionContext): Complaint {
  const action = complaintKind.actions.find((one) => one.id === id);
  const verdict = refusal(id, complaint, by, now) ?? action?.decide(complaint, act(by, filled), now);
  if (verdict === undefined) throw new Error(id);
  return happenedTo(complaint, sure(verdict));
}

/** Its wake-ups, soonest first. */
export const wakeUps = (complaint: Complaint, now: DecisionContext) =>
  wantedBy(complaintRules, complaint, now).toSorted((one, other) => one.due - other.due);

/** The complaint after its next wake-up, and when that was. */
export function woken(
  complaint: Complaint,
  there: readonly Person[] = people,
): readonly [Complaint, Instant, ComplaintEvent] {
  const [timer] = wakeUps(complaint, around(complaint.lastEventAt, there));
  if (timer === undefined) throw new Error('it waits for nothing');
  const rule = complaintRules.timers.find(({ fires }) => timer.kind in fires);
  const event = rule?.fires[timer.kind]?.(complaint, timer, around(timer.due, there));
  if (event === undefined) throw new Error(`${timer.kind} does nothing`);
  return [happenedTo(complaint, event), timer.due, event];
}
