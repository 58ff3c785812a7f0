import { type ParseArgsConfig, parseArgs } from 'node:util';
import { hintFor } from '../config/suggest';
import { own } from '../domain/own';
import { type Say, say } from '../domain/words';
import type { Call } from './command';

const options = {
  date: { type: 'string' },
  'dry-run': { type: 'boolean' },
  out: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  replace: { type: 'string' },
  since: { type: 'string' },
  person: { type: 'string' },
  words: { type: 'string' },
  reason: { type: 'string' },
  preview: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

type Name = keyof typeof options;

/** What was typed behind `dutydesk`: words in their order, and options. */
export interface Arguments {
  readonly words: readonly string[];
  readonly values: Call['values'];
  readonly help: boolean;
}

/** Reads a command line, or says in a sentence what is wrong with it: Node's own are English. */
export function readArguments(args: readonly string[]): Arguments | { readonly problem: Say } {
  const { positionals, values, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    const problem = token.kind === 'option' ? problemOf(token) : undefined;
    if (problem !== undefined) return { problem };
  }
  const text = (name: Name): string | undefined => {
    const value = own(values, name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    words: positionals,
    values: {
      date: text('date'),
      dryRun: values['dry-run'] === true,
      out: text('out'),
      yes: values['yes'] === true,
      replace: text('replace'),
      since: text('since'),
      person: text('person'),
      words: text('words'),
      reason: text('reason'),
      preview: values['preview'] === true,
    },
    help: values['help'] === true,
  };
}

interface Option {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function problemOf({ name, rawName: option, value, inlineValue }: Option): Say | undefined {
  const known = own<{ readonly type: 'string' | 'boolean' }>(options, name);
  if (known === undefined) {
    const names = Object.keys(options).map((one) => `--${one}`);
    return say('cli.optionUnknown', { option, hint: hintFor(option, names) });
  }
  if (known.type === 'boolean') return value === undefined ? undefined : say('cli.optionAlone', { option });
  const isMissing = value === undefined || (!inlineValue && value.startsWith('-'));
  return isMissing ? say('cli.optionBare', { option }) : undefined;
}
