import type { PersonId } from '../../domain/people/person';

/** A telephony provider, or whatever stands before one. `config/` fills and checks it. */
export interface TelephoneConfig {
  /** Where calls are asked for. */
  readonly webhook: string;
  /** Signs our requests, and the provider's to us. */
  readonly secret: string;
  /** Somebody's number, in the form `+8613800000000`; undefined: none is known. */
  readonly numberOf: (person: PersonId) => string | undefined;
  /** Where the provider tells how calls go on: an address of the desk. */
  readonly tell: string;
}
