import { type Person, servesAs } from '../people/person';
import { isInside } from '../ticket/who-may';
import type { Instant, Span } from '../time/instant';
import type { MyShift } from './my-shifts';
import type { OnDuty } from './on-duty';
import type { RosterPart } from './roster-parts';

/** What a calendar shows: one's own shifts, or the whole roster. */
export type FeedScope = 'mine' | 'all';

/** One's own are for whoever has a part in the desk; the whole roster is for whoever answers for it. */
export const mayReadFeed = (scope: FeedScope, by: Person): boolean =>
  scope === 'mine' ? isInside(by) : servesAs(by, 'lead', 'manager', 'admin');

/** A stretch of duty in a calendar. */
export interface FeedEvent extends Span {
  /** The same for the same stretch as long as its day and its place in that day stay, whatever its hours and people. */
  readonly id: string;
  readonly of: Omit<RosterPart, 'spans'>;
  /** In one's own calendar the part one has; in that of the whole roster who answers, nobody where `primary` is null. */
  readonly who: MyShift['part'] | OnDuty;
}

/** Local date of a moment. */
type DayOf = (at: Instant) => string;

/** One's own shifts for a calendar. */
export const myEvents = (shifts: readonly MyShift[], dayOf: DayOf): readonly FeedEvent[] =>
  named(
    shifts.map(({ from, to, part, ...of }) => ({ from, to, who: part, of })),
    dayOf,
  );

/** The whole roster for a calendar, holes too. */
export const rosterEvents = (parts: readonly RosterPart[], dayOf: DayOf): readonly FeedEvent[] =>
  parts.flatMap(({ spans, ...of }) =>
    named(
      spans.map(({ from, to, primary, backup }) => ({ from, to, who: { primary, backup }, of })),
      dayOf,
    ),
  );

/** A shift that begins an hour later is the same one, so a calendar moves it. */
function named(events: readonly Omit<FeedEvent, 'id'>[], dayOf: DayOf): readonly FeedEvent[] {
  const counts = new Map<string, number>();
  return events.map((event) => {
    const { places, skills, line } = event.of;
    const part = typeof event.who === 'string' ? event.who : 'all';
    const key = [part, places.join(','), skills.join(','), line ?? '', dayOf(event.from)].join('/');
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    return { ...event, id: `${key}/${nth}` };
  });
}
