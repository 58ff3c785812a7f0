import type { Facts, Say, WordKey } from './words';

/** A rule said no. Expected, shown to the person in their language, never logged as an error. */
export interface Refusal extends Say {
  readonly kind: 'refusal';
}

/** Some fields of a form need another look: field name → what is wrong and what to do. Nothing was done. */
export interface Invalid {
  readonly kind: 'invalid';
  readonly fields: Readonly<Record<string, Say>>;
}

export const refuse = (key: WordKey, facts: Facts = {}): Refusal => ({ kind: 'refusal', say: key, facts });
export const invalid = (fields: Readonly<Record<string, Say>>): Invalid => ({ kind: 'invalid', fields });
export const isRefusal = (value: object): value is Refusal => 'kind' in value && value.kind === 'refusal';
export const isInvalid = (value: object): value is Invalid => 'kind' in value && value.kind === 'invalid';
