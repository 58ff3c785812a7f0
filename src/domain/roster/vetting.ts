import type { PersonId } from '../people/person';
import type { Instant, Span } from '../time/instant';

/** What a roster and its checks go by of somebody's profile, where one is kept (STAFF-1). */
export interface VettedProfile {
  /** When they began to serve. */
  readonly since: Instant;
  /** Branches of the catalogue; empty: all. */
  readonly skills: readonly string[];
  /** When they last were on site, by place. */
  readonly familiar: readonly (readonly [string, Instant])[];
}

/** What a record says of whether somebody may serve in that time; the later word of several counts. */
export interface ServiceWord {
  readonly kind: 'service';
  readonly span: Span;
  readonly person: PersonId;
  readonly serves: boolean;
  readonly profile?: VettedProfile;
}

/** That only those may serve whom the customer has vetted and who signed for confidentiality (STAFF-3, STAFF-8). */
export interface Vetting {
  /** Since when, of those of whom the desk file says so. */
  readonly since: ReadonlyMap<PersonId, Instant>;
}

/** The end of what has none. */
export const openEnd = Date.UTC(9999, 0) as Instant;
