import { own } from '../domain/own';
import { type Invalid, invalid, isRefusal, type Refusal } from '../domain/refusal';
import { isBlank } from '../domain/text';
import { type FileRef, type TicketId, ticketId } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Answers } from '../views/form';

/**
 * Most characters of one text. A message of Slack's is no longer, and that many are still said whole in numbered parts;
 * forms ask for less.
 */
const longest = 12_000;

/** Says of every text that is too long how long it is, before anything of it is lost; undefined when none is. */
export function tooLong(answers: Answers): Invalid | undefined {
  const long = Object.entries(answers).flatMap(([name, answer]) => {
    const count = typeof answer === 'string' ? answer.trim().length : 0;
    return count > longest ? [[name, say('form.tooLong', { count, most: longest })] as const] : [];
  });
  return long.length === 0 ? undefined : invalid(Object.fromEntries(long));
}

/** The typed text of a field, trimmed; empty when absent or blank to the eye. Whole: see `tooLong`. */
export function textOf(answers: Answers, name: string): string {
  const answer = own(answers, name);
  return typeof answer !== 'string' || isBlank(answer) ? '' : answer.trim();
}

/** The number people wrote: `IT-1042`, `1042`; undefined when there is none, or one too long to be a ticket's. */
export function ticketIn(answers: Answers, name: string): TicketId | undefined {
  const digits = /(?:^|\D)(\d{1,9})\s*$/.exec(textOf(answers, name))?.[1];
  return digits === undefined ? undefined : ticketId(Number(digits));
}

/** The choices of a field; empty when absent. */
export function listOf(answers: Answers, name: string): readonly string[] {
  const answer = own(answers, name);
  return Array.isArray(answer) ? answer.filter((one): one is string => typeof one === 'string') : [];
}

/** The files of a field; empty when absent. */
export function filesOf(answers: Answers, name: string): readonly FileRef[] {
  const answer = own(answers, name);
  return Array.isArray(answer) ? answer.filter((one): one is FileRef => typeof one === 'object') : [];
}

/** The moment of a field, or undefined. */
export function momentOf(answers: Answers, name: string): Instant | undefined {
  const answer = own(answers, name);
  return typeof answer === 'number' ? answer : undefined;
}

/** The same, but that a no is about what one field says, and is told there. */
export function atField<T extends object>(name: string, verdict: T | Refusal): T | Invalid {
  return isRefusal(verdict) ? invalid({ [name]: say(verdict.say, verdict.facts) }) : verdict;
}

/** Names every field that was left empty, or undefined when none was. */
export function missing(answers: Answers, ...names: readonly string[]): Invalid | undefined {
  const empty = names.filter((name) => isBlank(String(own(answers, name) ?? '')));
  return empty.length === 0 ? undefined : invalid(Object.fromEntries(empty.map((name) => [name, say('form.fillIn')])));
}
