import type { Person, PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { absencesOf, overlap, withoutWordOf } from '../roster/absences';
import { type MyShift, shiftsOf } from '../roster/my-shifts';
import type { Shifts } from '../roster/shifts';
import { type Substitute, substitutesFor, weighedAround } from '../roster/substitutes';
import type { Instant, Span } from '../time/instant';
import type { Leave } from './leave';

type Around = Pick<DecisionContext, 'at' | 'desk' | 'shifts' | 'people' | 'calls'>;
type Known = Pick<Leave, 'person' | 'span'> & { readonly id?: number };

/** The time of which a decision looks at the roster. */
export const lookedAt = (span: Span): Span => weighedAround(span);

/** The roster as it is without this leave. */
const withoutIt = ({ id }: Known, { shifts }: Pick<Around, 'shifts'>): Shifts =>
  withoutWordOf(id === undefined ? undefined : { kind: 'leave', id }, shifts);

/** What of it is still to come. */
const ahead = ({ span }: Pick<Leave, 'span'>, at: Instant): Span => ({
  ...span,
  from: Math.max(span.from, at) as Instant,
});

/** The shifts that they leave to somebody, of the time that is still to come. */
export const shiftsLeft = (leave: Known, now: Pick<Around, 'at' | 'shifts'>): readonly MyShift[] =>
  shiftsOf(leave.person, ahead(leave, now.at), withoutIt(leave, now));

/** What was found for one leave, people and moment. */
interface Found {
  readonly key: string;
  readonly people: Around['people'];
  readonly found: readonly Substitute[];
}

// Every reader's card of one moment asks the same, of the same roster.
const known = new WeakMap<Shifts, Found>();

/** Everybody who serves: who could stand in, the fairest first, then who cannot and why (STAFF-4). */
export function substitutes(leave: Known, now: Around): readonly Substitute[] {
  const { people, shifts } = now;
  const absent = people.get(leave.person);
  if (absent === undefined) return [];
  const span = ahead(leave, now.at);
  const key = [leave.id, absent.id, span.from, span.to].join();
  const before = known.get(shifts);
  if (before?.key === key && before.people === people) return before.found;
  const sources = { shifts: withoutIt(leave, now), hardTimes: now.desk.hardTimes, calls: now.calls ?? [] };
  const found = substitutesFor({ absent, span, people: people.values(), ...sources });
  known.set(shifts, { key, people, found });
  return found;
}

/** Whoever is proposed: the fairest of those who were not asked yet; undefined: nobody is left. */
export const proposed = (
  leave: Known & Pick<Leave, 'refusedBy' | 'substitute' | 'asked'>,
  now: Around,
): Substitute | undefined =>
  substitutes(leave, now).find(
    ({ person: { id }, whyNot }) =>
      whyNot === undefined && !leave.refusedBy.includes(id) && id !== leave.substitute && id !== leave.asked,
  );

/** Somebody as a substitute. Undefined: they do not serve. */
export const asSubstitute = (leave: Known, { id }: Pick<Person, 'id'>, now: Around): Substitute | undefined =>
  substitutes(leave, now).find(({ person }) => person.id === id);

/** For whom they stand in themselves in that time: whoever stands in for them now does so for these, too. */
export const standingInFor = (leave: Known, now: Pick<Around, 'shifts'>): readonly PersonId[] => [
  ...new Set(
    withoutIt(leave, now)
      .changes.flatMap(({ changes }) => changes)
      .flatMap((change) =>
        change.kind === 'move' && change.away && change.to === leave.person && overlap(change.span, leave.span)
          ? [change.from]
          : [],
      ),
  ),
];

/** Whether another leave of theirs that is granted has a moment in common with it. */
export const isAwayBesides = (leave: Known, now: Pick<Around, 'shifts'>): boolean =>
  absencesOf(leave.person, withoutIt(leave, now)).some((absence) => overlap(absence, leave.span));
