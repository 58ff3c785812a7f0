import type { FileRef } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import type { Say, WordKey } from '../domain/words';
import type { Field, Form, Option } from './form';

/** What a form asks for: every kind of field that is answered. */
export type FieldKind = Exclude<Field['kind'], 'words'>;

/** Answers by kind of field. Left empty or not shown: an empty text, an empty list, no moment. */
interface AnswerOf {
  /** Trimmed; empty when blank to the eye. */
  readonly text: string;
  readonly choice: string;
  readonly choices: readonly string[];
  readonly moment: Instant | undefined;
  readonly person: string;
  readonly files: readonly FileRef[];
}

/** A choice among values that code knows; the answer is one of them, or undefined. */
export interface OneOf<Value extends string> {
  readonly kind: 'choice';
  readonly values: readonly Value[];
}

/** A field for each of several things, `to-1042`; the answers are by the thing. */
export interface Each<Prefix extends string, Id extends string | number, Kind extends FieldKind> {
  readonly kind: Kind;
  readonly prefix: Prefix;
  readonly idIn: (text: string) => Id | undefined;
  nameOf(id: Id): `${Prefix}${string}`;
}

/** How one field answers. */
export type Asked = FieldKind | OneOf<string> | Each<string, string | number, FieldKind>;

/** What a form may ask, by the names of its fields; which of them are shown depends on whom and what it is about. */
export type Asks = Readonly<Record<string, Asked>>;

type AnswerTo<One> =
  One extends Each<string, infer Id, infer Kind>
    ? ReadonlyMap<Id, AnswerOf[Kind]>
    : One extends OneOf<infer Value>
      ? Value | undefined
      : One extends FieldKind
        ? AnswerOf[One]
        : never;

/** The answers of a form, every field of it there. */
export type AnswersOf<Of extends Defined<Asks>> = AnswersTo<Of['asks']>;
/** The same by what it asks. */
export type AnswersTo<Of extends Asks> = { readonly [Name in keyof Of]: AnswerTo<Of[Name]> };

/** A field of that kind and name. */
export type FieldOf<Kind extends FieldKind, Name extends string> = Extract<Field, { readonly kind: Kind }> & {
  readonly name: Name;
};

/** The field that a form draws for what it asks so. */
export type FieldFor<Name, One> =
  One extends Each<infer Prefix, string | number, infer Kind>
    ? FieldOf<Kind, `${Prefix}${string}`>
    : One extends OneOf<infer Value>
      ? FieldOf<'choice', Name & string> & { readonly options: readonly (Option & { readonly value: Value })[] }
      : One extends FieldKind
        ? FieldOf<One, Name & string>
        : never;

/** Any field of a form that asks so, or words between them. */
type FieldAmong<Of extends Asks> =
  | Extract<Field, { readonly kind: 'words' }>
  | { [Name in keyof Of]: FieldFor<Name, Of[Name]> }[keyof Of];

/** A form that has no other fields than it asks for. */
export type FormOf<Of extends Asks> = Form & { readonly fields: readonly FieldAmong<Of>[] };

/** What a form is drawn of, by whom the rest of it is said. */
export interface FormParts<Of extends Asks> {
  readonly action: string;
  /** The key alone, where the record it is about is all that it names. */
  readonly title: WordKey | Say;
  readonly submit: WordKey;
  readonly carried?: Readonly<Record<string, string>>;
  readonly fields: readonly FieldAmong<Of>[];
}

/** What is known of the answers of a form. */
export interface Defined<Of extends Asks> {
  readonly asks: Of;
}

/**
 * A form with its answers' types: what it asks, and how it is drawn. A field that it does not ask for does not compile,
 * neither drawn nor read.
 */
export const defineForm = <const Of extends Asks, Given extends unknown[]>(
  asks: Of,
  draw: (...given: Given) => FormOf<Of>,
): ((...given: Given) => Form) & Defined<Of> => Object.assign((...given: Given): Form => draw(...given), { asks });

/** A choice among values that code knows. */
export const oneOf = <const Value extends string>(...values: readonly Value[]): OneOf<Value> => ({
  kind: 'choice',
  values,
});

/** A field for each of several things, which are told by what stands behind the prefix; `idIn` answers nothing for any other. */
export const eachOf = <const Prefix extends string, Id extends string | number, Kind extends FieldKind>(
  prefix: Prefix,
  kind: Kind,
  idIn: (text: string) => Id | undefined,
): Each<Prefix, Id, Kind> => ({ kind, prefix, idIn, nameOf: (id) => `${prefix}${id}` });
