import { onRoster, type Person, type PersonId, worksTickets } from '../people/person';
import { after, before, days, type Instant, type Span } from '../time/instant';
import { absencesOf, overlap } from './absences';
import { type Burden, type BurdenSources, burdensOf, noBurden, weighed } from './burden';
import { mayServe } from './may-serve';
import { type MyShift, onDutyDuring, shiftsOf } from './my-shifts';
import type { Shifts } from './shifts';
import { withProfile } from './with-profile';

/** Why somebody cannot stand in: in the order in which it is told. */
export type WhyNot = 'left' | 'unvetted' | 'skills' | 'away' | 'on-duty';

/** Somebody who could stand in, or why not. */
export interface Substitute {
  readonly person: Person;
  /** What they bear in the weeks around it, and were called for in those before now. */
  readonly burden: Burden;
  /** Absent: they can. */
  readonly whyNot?: WhyNot;
}

/** Whose shifts are to be taken, when, and by whom they might be. */
export interface Absence extends Omit<BurdenSources, 'shifts'> {
  readonly absent: Person;
  readonly span: Span;
  readonly people: Iterable<Person>;
  /** As they are without what this absence says of them, known for `weighedAround` the span. */
  readonly shifts: Shifts;
}

/** Calls of so long are compared: the four weeks before now. */
export const lately = (at: Instant): Span => ({ from: before(at, days(28)), to: at });

/** The time whose duty is compared: two weeks before and after. */
export const weighedAround = ({ from, to }: Span): Span => ({ from: before(from, days(14)), to: after(to, days(14)) });

/**
 * Everybody who serves, best first: those who can stand in, whoever bears least in the weeks around it first, then the
 * others, each with the reason (STAFF-4).
 */
export function substitutesFor({ absent, span, people, ...known }: Absence): readonly Substitute[] {
  const { shifts } = known;
  const held = shiftsOf(absent.id, span, shifts);
  const busy = onDutyDuring(held, shifts);
  const burdens = burdensOf(weighedAround(span), known);
  const each = [...people]
    .filter(({ id, roles }) => id !== absent.id && (roles.includes('engineer') || roles.includes('lead')))
    .map((person): Substitute => {
      const whyNot = whyNotFor(person, { absent, held, busy, shifts });
      return { person, burden: burdens.get(person.id) ?? noBurden, ...(whyNot === undefined ? {} : { whyNot }) };
    });
  return each.toSorted(
    (one, other) =>
      Number(one.whyNot !== undefined) - Number(other.whyNot !== undefined) ||
      weighed(one.burden) - weighed(other.burden),
  );
}

interface Held extends Pick<Absence, 'absent' | 'shifts'> {
  readonly held: readonly MyShift[];
  /** Whoever is on duty during some of it. */
  readonly busy: ReadonlySet<PersonId>;
}

function whyNotFor(person: Person, { absent, held, busy, shifts }: Held): WhyNot | undefined {
  if (!onRoster(person) || !worksTickets(person)) return 'left';
  if (!mayServe(person.id, held, shifts)) return 'unvetted';
  const at = held[0]?.from;
  const skilled = (one: Person): Person => (at === undefined ? one : withProfile(one, at, shifts));
  if (!coversSkills(skilled(person), skilled(absent))) return 'skills';
  const isAway = absencesOf(person.id, shifts).some((absence) => held.some((shift) => overlap(absence, shift)));
  if (isAway) return 'away';
  // Nobody answers as the first and the second at once: the other post would be empty.
  return busy.has(person.id) ? 'on-duty' : undefined;
}

/** Whether somebody is skilled in all that the other one is. */
export const coversSkills = ({ skills }: Person, absent: Person): boolean =>
  skills.length === 0 || (absent.skills.length > 0 && absent.skills.every((skill) => skills.includes(skill)));
