import type { z } from 'zod';
import { own } from '../../domain/own';
import { type Fact, listOf, type Say, say, type WordKey } from '../../domain/words';
import { hintFor } from '../suggest';
import { fromIssue, inIssue } from './in-issue';
import type { Problem } from './problem';
import { colonHint } from './yaml-words';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const kinds: Readonly<Record<string, WordKey>> = {
  string: 'config.kindText',
  number: 'config.kindNumber',
  int: 'config.kindWhole',
  boolean: 'config.kindFlag',
  array: 'config.kindList',
  tuple: 'config.kindList',
  object: 'config.kindSection',
  record: 'config.kindSection',
  null: 'config.kindEmpty',
};

const kindOf = (name: string): Fact => say(own(kinds, name) ?? 'config.kindOther');

function kindOfValue(value: unknown): Fact {
  if (value === null) return kindOf('null');
  if (typeof value === 'number') return String(value);
  return kindOf(Array.isArray(value) ? 'array' : typeof value);
}

const count = (value: number | bigint): string => value.toString();

/** Words for what zod finds, as `inIssue` writes them; the schemas' own words come first. */
export const wordsFor = (issue: RawIssue): string => inIssue(whatIsWrong(issue));

function whatIsWrong(issue: RawIssue): Say {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return say('config.missing', { kind: kindOf(issue.expected) });
    const hint = typeof issue.input === 'string' && issue.input.includes('：') ? colonHint : '';
    return say('config.wrongKind', { kind: kindOf(issue.expected), found: kindOfValue(issue.input), hint });
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    if (issue.input === undefined) return say('config.missingOneOf', { words: listOf(known) });
    return say('config.cannotBe', { value: JSON.stringify(issue.input), hint: hintFor(String(issue.input), known) });
  }
  if (issue.code === 'too_small') {
    return issue.origin === 'string' ? say('config.empty') : say('config.tooSmall', { least: count(issue.minimum) });
  }
  if (issue.code === 'too_big') return say('config.tooBig', { most: count(issue.maximum) });
  return say(issue.code === 'invalid_key' ? 'config.badKey' : 'config.notUnderstood');
}

/** An unknown key, with what was probably meant. */
export const unknownKey = (path: readonly PropertyKey[], key: string, known: readonly string[]): Problem => ({
  path,
  key,
  hint: key.includes('：') ? colonHint : hintFor(key, known),
});

/** The problems in what zod found, each unknown key a problem of its own. */
export function problemsOf(topic: string, issue: Issue): readonly Problem[] {
  const path = [topic, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(',');
    return issue.keys.map((key) => unknownKey(path, key, known));
  }
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
  return [{ path, what: message === undefined ? say('config.badKey') : fromIssue(message) }];
}
