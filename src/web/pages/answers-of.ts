import { own } from '../../domain/own';
import { isBlank } from '../../domain/text';
import type { FileRef } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import { readLocalMoment } from '../../i18n/local-moment';
import type { Answer, Answers, Field, Form } from '../../views/form';
import { accountChosen, wordsTyped } from './person-field';
import type { Typed } from './typed';

/** What a form's fields are read with. */
export interface Reading {
  readonly typed: Typed;
  readonly zone: string;
  /** Uploaded files by id. */
  readonly files: ReadonlyMap<string, FileRef>;
}

/** Answers as the desk takes them, and what is wrong with them before the desk is asked. */
export interface Read {
  readonly answers: Answers;
  readonly problems: Readonly<Record<string, Say>>;
}

type Asked = Exclude<Field, { kind: 'words' }>;
type FieldOf<Kind extends Asked['kind']> = Extract<Asked, { kind: Kind }>;
/** An answer, nothing where the field was left empty, or a sentence about what is wrong. */
type Found = { readonly answer: Answer } | { readonly problem: Say } | undefined;
type Readers = {
  readonly [Kind in Asked['kind']]: (field: FieldOf<Kind>, values: readonly string[], reading: Reading) => Found;
};

const readers: Readers = {
  text: ({ most }, values) => {
    const text = values[0] ?? '';
    const count = [...text].length;
    if (count > most) return { problem: say('page.tooLong', { most, count }) };
    return isBlank(text) ? undefined : { answer: text };
  },
  choice: ({ options }, values) => {
    const chosen = values[0] ?? '';
    if (chosen === '') return undefined;
    return options.some(({ value }) => value === chosen) ? { answer: chosen } : { problem: say('page.notListed') };
  },
  choices: ({ options }, values) => {
    const chosen = [...new Set(values)].filter((one) => options.some(({ value }) => value === one));
    return chosen.length === 0 ? undefined : { answer: chosen };
  },
  moment: (_, values, { zone }) => {
    const text = values[0] ?? '';
    if (text === '') return undefined;
    const at = readLocalMoment(zone, text);
    return at === undefined ? { problem: say('page.noSuchMoment') } : { answer: at };
  },
  person: ({ name }, _, { typed }) => {
    if (isBlank(wordsTyped(typed, name))) return undefined;
    const account = accountChosen(typed, name);
    return account === undefined ? { problem: say('page.choosePerson') } : { answer: account };
  },
  files: ({ most }, values, { files }) => {
    const chosen = [...new Set(values)].flatMap((id) => files.get(id) ?? []);
    if (chosen.length > most) return { problem: say('page.filesHint', { count: most }) };
    return chosen.length === 0 ? undefined : { answer: chosen };
  },
};

function read<Kind extends Asked['kind']>(field: FieldOf<Kind>, reading: Reading): Found {
  const reader: Readers[Kind] = readers[field.kind as Kind];
  return reader(field, own(reading.typed, field.name) ?? [], reading);
}

/** The answers of a form. A field left empty is absent, and a problem where it is required. */
export function readAnswers(form: Form, reading: Reading): Read {
  const answers: [string, Answer][] = [];
  const problems: [string, Say][] = [];
  for (const field of form.fields) {
    if (field.kind === 'words') continue;
    const found = read(field, reading);
    if (found === undefined && field.required) problems.push([field.name, say('form.fillIn')]);
    else if (found && 'problem' in found) problems.push([field.name, found.problem]);
    else if (found) answers.push([field.name, found.answer]);
  }
  return { answers: Object.fromEntries(answers), problems: Object.fromEntries(problems) };
}
