import type { PersonId } from './people/person';
import type { Facts, Say, WordKey } from './words';

/** What code that is told no goes by, where it does something else then: the sentence is for people alone. */
export type Why = 'already-owned' | 'cannot-check' | 'no-record' | 'not-engineer' | 'not-your-draft';

/** A rule said no. Expected, shown to the person in their language, never logged as an error. */
export interface Refusal extends Say {
  readonly kind: 'refusal';
  readonly why?: Why;
}

/** Some fields of a form need another look: field name → what is wrong and what to do. Nothing was done. */
export interface Invalid<Field extends string = string> {
  readonly kind: 'invalid';
  readonly fields: string extends Field ? Readonly<Record<string, Say>> : { readonly [Name in Field]?: Say };
}

export const refuse = (key: WordKey, facts: Facts = {}): Refusal => ({ kind: 'refusal', say: key, facts });
const because = (why: Why, key: WordKey, facts?: Facts): Refusal => ({ ...refuse(key, facts), why });

/** Only whoever serves tickets may. */
export const notEngineer: Refusal = because('not-engineer', 'refusal.notEngineer');
/** Somebody has it already. */
export const alreadyOwned = (owner: PersonId): Refusal =>
  because('already-owned', 'refusal.alreadyOwned', { owner: { person: owner } });
/** There is none of that number, or none that they may know of: the sentence is the same. */
export const noRecord = (key: string): Refusal => because('no-record', 'refusal.noTicket', { ticket: key });
/** Nobody can tell now whether they may use the desk. */
export const cannotCheck: Refusal = because('cannot-check', 'refusal.cannotCheck');
/** What was kept is somebody else's. */
export const notYourDraft: Refusal = because('not-your-draft', 'refusal.notYourDraft');

export const invalid = <Field extends string>(fields: Readonly<Record<Field, Say>>): Invalid<Field> =>
  // What says something of exactly these fields says something of some of them, and of texts.
  ({ kind: 'invalid', fields }) as Invalid<Field>;
export const isRefusal = (value: object): value is Refusal => 'kind' in value && value.kind === 'refusal';
export const isInvalid = (value: object): value is Invalid => 'kind' in value && value.kind === 'invalid';
