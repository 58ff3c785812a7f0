import type { PersonId } from '../people/person';
import { firstIndex } from '../time/first-index';
import { between, type Duration, hours, type Instant, minutes, type Span } from '../time/instant';
import type { HardTimes } from './hard-times';
import { onDutyIn } from './my-shifts';
import type { Shifts } from './shifts';

/** Somebody was called to a ticket that nobody had. */
export interface DutyCall {
  readonly person: PersonId;
  readonly at: Instant;
}

/** What somebody bears of a time: on duty first or second in all, and how much of that in each kind of hard time. */
export interface Burden {
  readonly duty: Duration;
  readonly nights: Duration;
  readonly weekends: Duration;
  readonly festivals: Duration;
  /** Calls between 23:00 and 07:00; several within one minute wake somebody once. */
  readonly nightCalls: number;
}

/** What burdens are counted from. */
export interface BurdenSources {
  readonly shifts: Shifts;
  /** Absent: no time is harder than another. */
  readonly hardTimes?: HardTimes | undefined;
  readonly calls?: readonly DutyCall[];
}

/** Of whoever is never on duty. */
export const noBurden: Burden = {
  duty: 0 as Duration,
  nights: 0 as Duration,
  weekends: 0 as Duration,
  festivals: 0 as Duration,
  nightCalls: 0,
};

/** What a call at night counts for. */
const nightCallCounts = hours(2);

/**
 * One length by which people are compared: an hour at night or at the weekend counts twice, one of a festival three times, as
 * overtime is paid for; a call at night counts two hours.
 */
export const weighed = ({ duty, nights, weekends, festivals, nightCalls }: Burden): Duration =>
  (duty + nights + weekends + 2 * festivals + nightCalls * nightCallCounts) as Duration;

/** What everybody who is on duty in the span, or was called at night, bears. Calls are those given, whatever the span. */
export function burdensOf(span: Span, { shifts, hardTimes, calls = [] }: BurdenSources): ReadonlyMap<PersonId, Burden> {
  const found = new Map<PersonId, Burden>();
  for (const stretch of onDutyIn(span, shifts)) {
    const duty = between(stretch.from, stretch.to);
    const hard = (kind: keyof HardTimes): Duration => shared(stretch, hardTimes?.[kind] ?? []);
    const [nights, weekends, festivals] = [hard('nights'), hard('weekends'), hard('festivals')];
    for (const id of stretch.people) {
      const before = found.get(id) ?? noBurden;
      found.set(id, {
        ...before,
        duty: (before.duty + duty) as Duration,
        nights: (before.nights + nights) as Duration,
        weekends: (before.weekends + weekends) as Duration,
        festivals: (before.festivals + festivals) as Duration,
      });
    }
  }
  for (const [id, nightCalls] of wakings(calls, hardTimes?.nights ?? [])) {
    found.set(id, { ...(found.get(id) ?? noBurden), nightCalls });
  }
  return found;
}

/** The same as one length each (`weighed`). */
export const loadsOf = (span: Span, sources: BurdenSources): ReadonlyMap<PersonId, Duration> =>
  new Map([...burdensOf(span, sources)].map(([id, burden]) => [id, weighed(burden)]));

/** How often each was woken. */
function wakings(calls: readonly DutyCall[], nights: readonly Span[]): ReadonlyMap<PersonId, number> {
  const minutesOf = new Map<PersonId, Set<number>>();
  for (const { person, at } of calls) {
    if (shared({ from: at, to: (at + 1) as Instant }, nights) === 0) continue;
    const known = minutesOf.get(person) ?? new Set();
    minutesOf.set(person, known.add(Math.floor(at / minutes(1))));
  }
  return new Map([...minutesOf].map(([person, its]) => [person, its.size]));
}

/** How much of a span lies in any of the others, which are in order and without overlaps. */
function shared({ from, to }: Span, others: readonly Span[]): Duration {
  let length = 0;
  for (let index = firstIndex(others, (other) => other.to > from); index < others.length; index += 1) {
    const other = others[index];
    if (other === undefined || other.from >= to) break;
    length += Math.min(to, other.to) - Math.max(from, other.from);
  }
  return length as Duration;
}
