import { own } from '../domain/own';
import { isBlank } from '../domain/text';
import type { FileRef } from '../domain/ticket/ticket';
import type { AnswersTo, Asked, Asks, FieldKind } from './define-form';

type Read = (answer: unknown) => unknown;

const text: Read = (answer) => (typeof answer !== 'string' || isBlank(answer) ? '' : answer.trim());
const listOf =
  <One>(is: (one: unknown) => one is One) =>
  (answer: unknown): readonly One[] =>
    Array.isArray(answer) ? answer.filter(is) : [];

const reads: Readonly<Record<FieldKind, Read>> = {
  text,
  choice: text,
  person: text,
  choices: listOf((one): one is string => typeof one === 'string'),
  files: listOf((one): one is FileRef => typeof one === 'object' && one !== null),
  moment: (answer) => (typeof answer === 'number' ? answer : undefined),
};

function answerTo(name: string, asked: Asked, given: Readonly<Record<string, unknown>>): unknown {
  if (typeof asked === 'string') return reads[asked](own(given, name));
  if ('values' in asked) return asked.values.find((value) => value === text(own(given, name)));
  const found = Object.entries(given).flatMap(([field, answer]) => {
    const id = field.startsWith(asked.prefix) ? asked.idIn(field.slice(asked.prefix.length)) : undefined;
    return id === undefined ? [] : [[id, reads[asked.kind](answer)] as const];
  });
  return new Map(found);
}

/**
 * Answers as the form that asked them knows them, from what came back: the one way in. Whatever it did not ask is left out,
 * and what is no answer to a field is as if it had been left empty.
 */
export const readAnswers = <Of extends Asks>(asks: Of, given: object): AnswersTo<Of> =>
  Object.fromEntries(
    Object.entries(asks).map(([name, asked]) => [
      name,
      answerTo(name, asked, given as Readonly<Record<string, unknown>>),
    ]),
  ) as AnswersTo<Of>;
