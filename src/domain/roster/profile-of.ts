import type { CoverageRules, ServiceProfile } from '../desk';
import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { wordOf } from './may-serve';
import type { Shifts } from './shifts';

/** Where it is looked up. */
interface Known {
  readonly rules?: CoverageRules | undefined;
  readonly shifts: Shifts;
}

/** Since when somebody serves and which sites they know: by their profile where they have one, else by the desk file. */
export function profileOf(person: PersonId, at: Instant, { rules, shifts }: Known): ServiceProfile {
  const profile = wordOf(person, at, shifts)?.profile;
  return profile === undefined
    ? (rules?.profiles.get(person) ?? {})
    : { since: profile.since, familiar: new Map(profile.familiar) };
}
