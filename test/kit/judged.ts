import type { Act } from '../../src/commands/action';
import { actionOf } from '../../src/commands/ticket/index';
import type { Person } from '../../src/domain/people/person';
import { isInvalid, isRefusal } from '../../src/domain/refusal';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import { circumstances, tom } from './tickets';

/** Answers that fill in any form; somebody else it names is Tom. */
const filled = (now: Instant): Act['answers'] => ({
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
  stars: '5',
});

/** What somebody hears who does something with every field filled in: `done`, or which refusal. */
export function judged(id: string, ticket: Ticket, by: Person, now: Instant): string {
  const action = actionOf(id);
  if (!action) throw new Error(`no action is called ${id}`);
  const press = id === 'progress-state' ? { value: '0' } : {};
  const verdict = action.decide(ticket, { by, answers: filled(now), ...press }, circumstances(now));
  if (isInvalid(verdict)) throw new Error(`${id}: ${JSON.stringify(verdict.fields)}`);
  return isRefusal(verdict) ? verdict.say.replace('refusal.', '') : 'done';
}
