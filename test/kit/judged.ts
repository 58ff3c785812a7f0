import type { ActionInput } from '../../src/commands/action';
import { actionOf } from '../../src/commands/ticket/index';
import type { Person } from '../../src/domain/people/person';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import type { TicketEvent } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import { context, tom } from './tickets';

/** Answers that fill in any form; somebody else it names is Tom. */
const filled = (now: Instant): ActionInput['answers'] => ({
  reason: 'vendor',
  note: 'n',
  text: 't',
  finding: 'f',
  due: after(now, minutes(30)),
  person: tom.id,
  cause: 'c',
  fix: 'f',
  advice: 'a',
  of: 'IT-1000',
  spot: '5 楼，靠窗',
  stars: '5',
  updates: 'news',
});

/** What becomes of it when somebody does something with every field filled in. */
export function decided(id: string, ticket: Ticket, by: Person, now: Instant): TicketEvent | Refusal | Invalid {
  const action = actionOf(id);
  if (!action) throw new Error(`no action is called ${id}`);
  const values: Readonly<Record<string, string>> = {
    'progress-state': '0',
    'updates-set': 'news',
    'assign-to': tom.id,
  };
  const press = id in values ? { value: values[id] as string } : {};
  return action.decide(ticket, { by, answers: filled(now), ...press }, context(now));
}

/** What they hear then: `done`, or which refusal. */
export function judged(id: string, ticket: Ticket, by: Person, now: Instant): string {
  const verdict = decided(id, ticket, by, now);
  if (isInvalid(verdict)) throw new Error(`${id}: ${JSON.stringify(verdict.fields)}`);
  return isRefusal(verdict) ? verdict.say.replace('refusal.', '') : 'done';
}
