import type { Person, PersonId } from '../people/person';
import type { Instant, Span } from '../time/instant';
import { presentDuty } from './present-duty';
import { edgesIn, type Shifts } from './shifts';
import { whoIsOnDuty } from './who-is-on-duty';

/** A stretch in which nobody is on duty. */
export interface Uncovered extends Span {
  readonly places: readonly string[];
  /** Branches of the catalogue. */
  readonly skills: readonly string[];
}

/** What has to be covered: every place, for every branch. */
interface Covering {
  readonly shifts: Shifts;
  readonly places: readonly string[];
  readonly skills: readonly string[];
  /** Whoever is not there covers nothing (`presentDuty`). Absent: everybody is. */
  readonly people?: ReadonlyMap<PersonId, Person>;
}

/** The stretches of `span` in which nobody is on duty for some place and branch, earliest first, as long as they are the same. */
export function uncoveredIn(span: Span, { shifts, places, skills, people }: Covering): readonly Uncovered[] {
  const found: Uncovered[] = [];
  for (const { from, to } of stretches(span, shifts)) {
    const alone = places.map((place) => ({ place, skills: skills.filter((skill) => isAlone(from, { place, skill })) }));
    for (const missing of alike(alone)) {
      const last = found.findIndex((one) => one.to === from && sameAs(one, missing));
      if (last === -1) found.push({ from, to, ...missing });
      else found[last] = { ...(found[last] as Uncovered), to };
    }
  }
  return found;

  function isAlone(at: Instant, asked: { readonly place: string; readonly skill: string }): boolean {
    const duty = whoIsOnDuty(at, shifts, asked);
    return (people === undefined ? duty : presentDuty(duty, people)).primary === null;
  }
}

/** The span cut wherever a shift begins or ends: in between the answer is the same. */
function stretches(span: Span, shifts: Shifts): readonly Span[] {
  const cuts: readonly Instant[] = [span.from, ...edgesIn(span, shifts), span.to];
  return cuts.slice(1).map((end, index) => ({ from: cuts[index] as Instant, to: end }));
}

type Missing = Pick<Uncovered, 'places' | 'skills'>;

/** Places that lack the same branches, together. */
function alike(alone: readonly { readonly place: string; readonly skills: readonly string[] }[]): readonly Missing[] {
  const together = new Map<string, Missing>();
  for (const { place, skills } of alone) {
    if (skills.length === 0) continue;
    const key = skills.join();
    together.set(key, { places: [...(together.get(key)?.places ?? []), place], skills });
  }
  return [...together.values()];
}

const sameAs = (one: Missing, other: Missing): boolean =>
  one.places.join() === other.places.join() && one.skills.join() === other.skills.join();
