import type { z } from 'zod';
import { own } from '../../domain/own';
import { orSuggest } from '../suggest';
import type { Problem } from './problem';
import { colonHint } from './yaml-remedies';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section with keys',
  record: 'a section with keys',
  null: 'empty',
};

const kindOf = (name: string): string => own(kinds, name) ?? name;

function kindOfValue(value: unknown): string {
  if (value === null) return 'empty';
  if (typeof value === 'number') return String(value);
  return kindOf(Array.isArray(value) ? 'array' : typeof value);
}

const count = (value: number | bigint): string => value.toString();

/** Words for what zod finds; the schemas' own words come first. */
export function wordsFor(issue: RawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return `is missing; write ${kindOf(issue.expected)}`;
    const hint = typeof issue.input === 'string' && issue.input.includes('：') ? colonHint : '';
    return `must be ${kindOf(issue.expected)}, but is ${kindOfValue(issue.input)}${hint}`;
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const meant = orSuggest(String(issue.input), known);
    if (issue.input === undefined) return `is missing; write one of ${known.join(', ')}`;
    return `cannot be ${JSON.stringify(issue.input)}${meant}`;
  }
  if (issue.code === 'too_small') {
    return issue.origin === 'string' ? 'is empty; write something' : `is too small; at least ${count(issue.minimum)}`;
  }
  return issue.code === 'too_big' ? `is too big; at most ${count(issue.maximum)}` : undefined;
}

/** The problems in what zod found, each unknown key a problem of its own. */
export function problemsOf(topic: string, issue: Issue): readonly Problem[] {
  const path = [topic, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(',');
    return issue.keys.map((key) => ({ path, key, message: key.includes('：') ? colonHint : orSuggest(key, known) }));
  }
  if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? 'is no valid key' }];
  return [{ path, message: issue.message }];
}
