import { kindBegunBy } from '../../src/commands/kinds';
import type { ActionInput } from '../../src/commands/record/action';
import { actionOf } from '../../src/commands/ticket/index';
import type { Person } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { ticketRef } from '../../src/domain/record/record-ref';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import type { TicketEvent } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import type { Answers } from '../../src/views/form';
import { context, tom } from './tickets';

/** Answers that fill in any form; `other`: somebody else it names. */
const filled = (now: Instant, other: Person): Answers => ({
  reason: 'vendor',
  note: 'n',
  text: 't',
  finding: 'f',
  due: after(now, minutes(30)),
  person: other.id,
  cause: 'c',
  fix: 'f',
  advice: 'a',
  of: 'IT-1000',
  spot: '5 楼，靠窗',
  stars: '5',
  updates: 'news',
});

/** Everything that whoever does this is asked for. */
export function givenFor(
  id: string,
  now: Instant,
  other: Person = tom,
): Pick<ActionInput<Answers>, 'answers' | 'value'> {
  const answers = filled(now, other);
  const values: Readonly<Record<string, string>> = {
    'progress-state': '0',
    'updates-set': 'news',
    'assign-to': other.id,
  };
  return id in values ? { answers, value: values[id] as string } : { answers };
}

/** What becomes of what somebody does: as every press is judged, and then decided. */
export function verdictOn(
  id: string,
  ticket: Ticket,
  done: ActionInput,
  now: DecisionContext,
): TicketEvent | Refusal | Invalid {
  const action = actionOf(id);
  if (!action) throw new Error(`no action is called ${id}`);
  return action.refuse(ticket, done.by, now) ?? action.decide(ticket, done, now);
}

/** Why somebody may not begin a record about this ticket. */
export const refusedToBegin = (id: string, ticket: Ticket, by: Person, now: DecisionContext): Refusal | undefined =>
  kindBegunBy(id)
    .beginnings.find((one) => one.id === id)
    ?.refuse({ about: ticketRef(ticket.id), record: ticket }, by, now);

/** Whether it is offered to somebody. */
export const isOffered = (id: string, ticket: Ticket, by: Person, now: DecisionContext): boolean =>
  actionOf(id)?.refuse(ticket, by, now) === undefined;

/** What becomes of it when somebody does something with every field filled in. */
export function decided(id: string, ticket: Ticket, by: Person, now: Instant): TicketEvent | Refusal | Invalid {
  return verdictOn(id, ticket, { by, ...givenFor(id, now) }, context(now));
}

/** What they hear then: `done`, or which refusal. */
export function judged(id: string, ticket: Ticket, by: Person, now: Instant): string {
  const verdict = decided(id, ticket, by, now);
  const [no] = isInvalid(verdict) ? Object.values(verdict.fields) : [];
  if (no?.say.startsWith('form.')) throw new Error(`${id}: ${JSON.stringify(no)}`);
  const said = isRefusal(verdict) ? verdict : no;
  return said ? said.say.replace('refusal.', '') : 'done';
}
