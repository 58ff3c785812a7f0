import { own } from '../../domain/own';
import type { Field, Form } from '../../views/form';

/** What somebody typed so far: values by field, a list for each. A field that was shown and left empty has none. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** Names of the fields that were shown: browsers say nothing of a box that is not ticked. */
export const shownName = '_fields';

/** Field names of ours begin so; no form has such a field. */
const isOurs = (name: string): boolean => name.startsWith('_');

const lineEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** Reads what came with a posted form, at most 60 fields and 200 values each. */
export function typedIn(fields: URLSearchParams): Typed {
  const shown = (fields.get(shownName) ?? '').split(',').filter((name) => name !== '');
  const given = [...fields.keys()].filter((name) => !isOurs(name));
  const names = [...new Set([...shown, ...given])].slice(0, 60);
  return Object.fromEntries(names.map((name) => [name, fields.getAll(name).slice(0, 200).map(lineEnds)]));
}

/** Whether a kept fact still is what `typedIn` made. */
export const isTyped = (value: unknown): value is Typed =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));

type Choice = Extract<Field, { kind: 'choice' }>;

const proposals = ({ fields }: Form): readonly Choice[] =>
  fields.filter((field): field is Choice => field.kind === 'choice' && field.proposal !== undefined);

const without = (typed: Typed, names: readonly string[]): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !names.includes(name)));

/** What still stands in a form that comes after another: not what the desk has proposed otherwise since. */
export function stillTyped(typed: Typed, before: Form, now: Form): Typed {
  const then = new Map(proposals(before).map(({ name, proposal }) => [name, proposal]));
  const changed = proposals(now).filter(({ name, proposal }) => then.get(name) !== proposal);
  return without(
    typed,
    changed.map(({ name }) => name),
  );
}

/** What can still be shown: "by my words" is no choice any more where the words have proposed something. */
export function stillListed(typed: Typed, form: Form): Typed {
  const gone = proposals(form).filter(
    ({ name, options }) => own(typed, name)?.every((one) => !options.some(({ value }) => value === one)) === true,
  );
  return without(
    typed,
    gone.map(({ name }) => name),
  );
}
