import type { PersonId } from '../people/person';

/** Who answers at a moment. Null: nobody is rostered. */
export interface OnDuty {
  readonly primary: PersonId | null;
  readonly backup: PersonId | null;
}
