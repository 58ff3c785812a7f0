import { type Invalid, invalid, isRefusal, type Refusal } from '../domain/refusal';
import { isBlank } from '../domain/text';
import { type TicketId, ticketId } from '../domain/ticket/ticket';
import { type Say, say } from '../domain/words';

/**
 * Most characters of one text. A message of Slack's is no longer, and that many are still said whole in numbered parts;
 * forms ask for less.
 */
const longest = 12_000;

/** Says of every text that is too long how long it is, before anything of it is lost; undefined when none is. */
export function tooLong(answers: object): Invalid | undefined {
  const long = Object.entries(answers).flatMap(([name, answer]) => {
    const count = typeof answer === 'string' ? answer.trim().length : 0;
    return count > longest ? [[name, say('form.tooLong', { count, most: longest })] as const] : [];
  });
  return long.length === 0 ? undefined : invalid(Object.fromEntries(long));
}

/** The number people wrote: `IT-1042`, `1042`; undefined when there is none, or one too long to be a ticket's. */
export function ticketIn(text: string): TicketId | undefined {
  const digits = /(?:^|\D)(\d{1,9})\s*$/.exec(text)?.[1];
  return digits === undefined ? undefined : ticketId(Number(digits));
}

const invalidAt = <Field extends string>(names: readonly Field[], why: Say): Invalid<Field> =>
  invalid(Object.fromEntries(names.map((name) => [name, why])) as Record<Field, Say>);

/** The same, but that a no is about what one field says, and is told there. */
export function atField<T extends object, Field extends string>(name: Field, verdict: T | Refusal): T | Invalid<Field> {
  return isRefusal(verdict) ? invalidAt([name], say(verdict.say, verdict.facts)) : verdict;
}

/** Names every field that was left empty, or undefined when none was. */
export function missing<Given extends object>(
  answers: Given,
  ...names: readonly (keyof Given & string)[]
): Invalid<keyof Given & string> | undefined {
  const empty = names.filter((name) => isBlank(String(answers[name] ?? '')));
  return empty.length === 0 ? undefined : invalidAt(empty, say('form.fillIn'));
}
