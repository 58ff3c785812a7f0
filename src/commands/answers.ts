import { own } from '../domain/own';
import { type Invalid, invalid } from '../domain/refusal';
import { isBlank } from '../domain/text';
import type { FileRef } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Answers } from '../views/form';

/** Most characters taken of a long text; a form allows no more. */
const longest = 3000;

/** The typed text of a field, trimmed and at most 3,000 characters; empty when absent or blank to the eye. */
export function textOf(answers: Answers, name: string): string {
  const answer = own(answers, name);
  if (typeof answer !== 'string' || isBlank(answer)) return '';
  return [...answer.trim()].slice(0, longest).join('');
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

/** Names every field that was left empty, or undefined when none was. */
export function missing(answers: Answers, ...names: readonly string[]): Invalid | undefined {
  const empty = names.filter((name) => isBlank(String(own(answers, name) ?? '')));
  return empty.length === 0 ? undefined : invalid(Object.fromEntries(empty.map((name) => [name, say('form.fillIn')])));
}
