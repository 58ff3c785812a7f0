import type { RecordRef } from '../domain/record/record-ref';
import type { FileRef } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import type { Say, Text } from '../domain/words';

/** One choice of a list. `value` has at most 100 characters. */
export interface Option {
  readonly value: string;
  readonly label: Text;
}

interface Labelled {
  /** Name of the answer; also where its error is shown. */
  readonly name: string;
  readonly label: Say;
  readonly hint?: Say;
  readonly required: boolean;
}

/** What a form can ask. A platform renders every kind, or it does not compile. */
export type Field =
  | (Labelled & {
      readonly kind: 'text';
      readonly lines: 'one' | 'many';
      /** Most characters, at most 3000. */
      readonly most: number;
      readonly initial?: string;
      readonly placeholder?: Say;
      /** Answers that these words suggest: while nobody has touched them, the form may be drawn anew without them. */
      readonly suggests?: readonly string[];
    })
  /**
   * Never empty, at most 100 options. `refreshes`: the form is drawn anew when the answer changes. `proposal`: what the
   * desk proposed; with another one it is asked anew, and what stood there before is not kept.
   */
  | (Labelled & {
      readonly kind: 'choice';
      readonly style: 'menu' | 'radio';
      readonly options: readonly Option[];
      readonly initial?: string;
      readonly refreshes?: boolean;
      readonly proposal?: string;
    })
  | (Labelled & { readonly kind: 'choices'; readonly options: readonly Option[]; readonly initial?: readonly string[] })
  | (Labelled & { readonly kind: 'moment'; readonly initial?: Instant })
  /** Anybody of the chat, looked for by name; the answer is their account on the platform that shows the form. */
  | (Labelled & { readonly kind: 'person' })
  /** `most` files of at most 10 MB each. */
  | (Labelled & { readonly kind: 'files'; readonly most: number })
  | { readonly kind: 'words'; readonly text: Text };

/** A form, chat-neutral. At most 40 fields; names are unique. */
export interface Form {
  /** The action its answers go to. */
  readonly action: string;
  readonly about?: RecordRef;
  /** Comes back with the answers; at most 1000 characters of JSON. */
  readonly carried?: Readonly<Record<string, string>>;
  readonly title: Say;
  readonly submit: Say;
  readonly fields: readonly Field[];
}

/** An answer as the platform read it: text and single choices, several choices, a moment, files. */
export type Answer = string | readonly string[] | Instant | readonly FileRef[];

/** Answers by field name. A field left empty, or not shown, is absent. */
export type Answers = Readonly<Record<string, Answer>>;
