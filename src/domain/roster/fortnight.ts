import type { Place } from '../desk';
import type { Person, PersonId } from '../people/person';
import type { Instant, Span } from '../time/instant';
import { usualHours } from '../time/operating-time';
import { absencesOf } from './absences';
import type { DutySpan } from './duty-spans';
import { type RosterPart, rosterParts } from './roster-parts';
import type { Shifts } from './shifts';

/** A local date, `YYYY-MM-DD`, from its midnight to the next one. */
export interface LocalDay extends Span {
  readonly date: string;
}

/**
 * What a date is in the calendar of a place: `make-up` is worked though its weekday is not, `holiday` is off though its
 * weekday is worked.
 */
export type DayKind = 'working' | 'make-up' | 'day-off' | 'holiday';

/** One date of the roster. */
export interface RosterDay extends LocalDay {
  readonly kind: DayKind;
  /** Who answers on it, part by part as in `Fortnight.parts`, without a gap; on the first from now on. */
  readonly parts: readonly (readonly DutySpan[])[];
}

/** Somebody who is on leave, as far as it falls into the days shown. */
export interface Away extends Span {
  readonly person: PersonId;
}

/** Who answers in the next days: what a picture, a page and an alternative text say. */
export interface Fortnight {
  readonly asOf: Instant;
  readonly zone: string;
  readonly parts: readonly Omit<RosterPart, 'spans'>[];
  /** The first is today. */
  readonly days: readonly RosterDay[];
  readonly away: readonly Away[];
}

/** What a fortnight is made of. */
interface FortnightOf {
  readonly now: Instant;
  /** By whose dates. */
  readonly zone: string;
  /** The one that `now` falls on first. */
  readonly days: readonly LocalDay[];
  readonly places: readonly [Place, ...Place[]];
  readonly shifts: Shifts;
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** The roster of these days; what is over of the first is left out. */
export function fortnightOf({ now, zone, days, places, shifts, people }: FortnightOf): Fortnight {
  const [first] = places;
  const span = { from: now, to: days.at(-1)?.to ?? now };
  const found = rosterParts(span, { shifts, places: places.map(({ id }) => id), people });
  const kindOf = dayKinds(first);
  return {
    asOf: now,
    zone,
    parts: found.map(({ spans: _spans, ...part }) => part),
    days: days.map((day) => ({
      ...day,
      kind: kindOf(day.date),
      parts: found.map(({ spans }) => spans.flatMap((duty) => within(duty, day))),
    })),
    away: awayIn(span, shifts),
  };
}

/** The same of each of its parts alone: of several places or kinds of work a whole picture is long. */
export const partByPart = (roster: Fortnight): readonly Fortnight[] =>
  roster.parts.map((part, nth) => ({
    ...roster,
    parts: [part],
    days: roster.days.map((day) => ({ ...day, parts: day.parts.slice(nth, nth + 1) })),
  }));

/** As much of it as falls into the other; nothing where none does. */
function within<Lasting extends Span>(one: Lasting, { from, to }: Span): readonly Lasting[] {
  const cut = { ...one, from: Math.max(one.from, from) as Instant, to: Math.min(one.to, to) as Instant };
  return cut.from < cut.to ? [cut] : [];
}

/** Absences of the span, earliest first; of one person joined where they touch. */
function awayIn(span: Span, shifts: Pick<Shifts, 'changes'>): readonly Away[] {
  const moves = shifts.changes.flatMap(({ changes }) => changes).filter((change) => change.kind === 'move');
  const absent = new Set(moves.filter(({ away }) => away).map(({ from }) => from));
  return [...absent]
    .flatMap((person) => joined(absencesOf(person, shifts)).flatMap((its) => within({ person, ...its }, span)))
    .sort((one, other) => one.from - other.from);
}

function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = found.at(-1);
    if (last !== undefined && from <= last.to) {
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) as Instant };
    } else found.push({ from, to });
  }
  return found;
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** A weekday is worked where most of it are, in all that the calendar of the place knows. */
function dayKinds({ hours }: Place): (date: string) => DayKind {
  const worked = new Set(usualHours(hours).days.map(({ date }) => date));
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const { date } of hours.days) counts[weekdayOf(date)] = (counts[weekdayOf(date)] ?? 0) + 1;
  const weeks = (hours.until - hours.from) / (7 * 24 * 3600 * 1000);
  return (date) => {
    const usual = (counts[weekdayOf(date)] ?? 0) > weeks / 2;
    if (worked.has(date)) return usual ? 'working' : 'make-up';
    return usual ? 'holiday' : 'day-off';
  };
}
