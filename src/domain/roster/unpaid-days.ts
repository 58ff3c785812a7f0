import type { Place } from '../desk';
import type { Person, PersonId } from '../people/person';
import type { Duration, Instant, Span } from '../time/instant';
import { windowsOf } from '../time/operating-index';
import { usualHours } from '../time/operating-time';
import type { LocalDay } from './fortnight';
import { servesAt, serviceEdgesIn } from './may-serve';
import { thereOf, whoAnswers } from './present-duty';
import { type Question, questionsIn } from './questions-in';
import { edgesIn, type Shifts } from './shifts';

/**
 * A day of somebody's service that is not payable (STAFF-3): they were on duty and might not be; or a post of a place was
 * empty for some of the day.
 */
export type UnpaidDay = { readonly date: string; readonly lasts: Duration } & (
  | { readonly kind: 'unvetted'; readonly person: PersonId }
  | { readonly kind: 'uncovered'; readonly place: string; readonly part: 'primary' | 'backup' }
);

/** What they are counted by. `shifts`: known for all of these days, with what was written down of them. */
export interface Counting {
  readonly shifts: Shifts;
  readonly places: readonly Pick<Place, 'id' | 'hours'>[];
  /** Whoever is not there had no post that is not written down yet. */
  readonly people: ReadonlyMap<PersonId, Person>;
  /** What is still to come is not counted. */
  readonly until: Instant;
}

/** All of these days, in their order: computed from the roster and from what records say, as often as one likes. */
export const unpaidDays = (days: readonly LocalDay[], counting: Counting): readonly UnpaidDay[] =>
  days.flatMap((day) => {
    const to = Math.min(day.to, counting.until) as Instant;
    if (to <= day.from) return [];
    const places = counting.places.map(({ id, hours }) => ({ id, windows: windowsIn(day, hours) }));
    return ofDay({ ...day, to }, { ...counting, places });
  });

const windowsIn = ({ from, to }: Span, hours: Place['hours']): readonly Span[] =>
  windowsOf(usualHours(hours)).filter((window) => window.to > from && window.from < to);

/** A place with its operating time of the day that is looked at. */
interface OpenPlace {
  readonly id: string;
  readonly windows: readonly Span[];
}

interface OfDay extends Pick<Counting, 'shifts' | 'people'> {
  readonly places: readonly OpenPlace[];
}

type Empty = `${'primary' | 'backup'} ${string}`;

function ofDay(day: LocalDay, counting: OfDay): readonly UnpaidDay[] {
  const unvetted = new Map<PersonId, number>();
  const empty = new Map<Empty, number>();
  for (const { from, to } of stretchesOf(day, counting)) {
    const found = foundAt(from, day, counting);
    for (const person of found.unvetted) unvetted.set(person, (unvetted.get(person) ?? 0) + to - from);
    for (const post of found.empty) empty.set(post, (empty.get(post) ?? 0) + to - from);
  }
  const { date } = day;
  return [
    ...[...unvetted].map(([person, lasts]) => ({ date, kind: 'unvetted', person, lasts: lasts as Duration }) as const),
    ...[...empty].map(([post, lasts]) => {
      const [part, ...place] = post.split(' ') as ['primary' | 'backup', ...string[]];
      return { date, kind: 'uncovered', place: place.join(' '), part, lasts: lasts as Duration } as const;
    }),
  ];
}

const isOpenAt = ({ windows }: OpenPlace, at: Instant): boolean =>
  windows.some(({ from, to }) => from <= at && at < to);

function stretchesOf(day: Span, { shifts, places }: OfDay): readonly Span[] {
  const openings = places.flatMap(({ windows }) => windows.flatMap(({ from, to }) => [from, to]));
  const within = [...openings.filter((at) => at > day.from && at < day.to), ...serviceEdgesIn(day, shifts)];
  const cuts = [...new Set([day.from, ...edgesIn(day, shifts), ...within, day.to])].sort((one, other) => one - other);
  return cuts.slice(1).map((to, nth) => ({ from: cuts[nth] as Instant, to }));
}

/** In operating time both lines have their posts, else the emergency line alone. */
const isNeeded = ({ line }: Question, isOpen: boolean): boolean => isOpen || line !== 'operating';

function foundAt(at: Instant, day: Span, { shifts, places, people }: OfDay) {
  const isThere = thereOf(people);
  const there = new Set<PersonId>();
  const empty = new Set<Empty>();
  for (const place of places) {
    const isOpen = isOpenAt(place, at);
    for (const asked of questionsIn(day, shifts, [place.id])) {
      const { primary, backup } = whoAnswers(at, shifts, asked, isThere);
      for (const id of [primary, backup]) if (id !== null) there.add(id);
      if (!isNeeded(asked, isOpen)) continue;
      if (primary === null) empty.add(`primary ${place.id}`);
      if (backup === null) empty.add(`backup ${place.id}`);
    }
  }
  return { unvetted: [...there].filter((person) => !servesAt(person, at, shifts)), empty };
}
