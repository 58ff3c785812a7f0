import { type Desk, placeOf } from '../desk';
import { firstIndex } from '../time/first-index';
import type { Instant } from '../time/instant';
import { nextOpening } from '../time/next-opening';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { closesAt, opensAt } from '../time/working-day';
import type { DecisionContext } from './decision-context';

type OfPlace = { readonly place: string };

/** When those who answer are told of what came at that moment and can wait: then, or when the place opens. */
export const toldAt = ({ place }: OfPlace, desk: Pick<Desk, 'places'>, at: Instant): Instant =>
  unlessCalendarEnds(() => nextOpening(usualHours(placeOf(desk, place).hours), at)) ?? at;

/** The hours in which somebody is told of what is about these places: of several, and of all, those of their own zone. */
export function hoursThere(places: readonly string[], zone: string, desk: Pick<Desk, 'places'>): OperatingTime {
  const its = desk.places.filter(({ id }) => places.length === 0 || places.includes(id));
  return usualHours((its.find((place) => place.zone === zone) ?? its[0] ?? desk.places[0]).hours);
}

/**
 * Until when people with these hours rest, breaks of a working day left out; undefined: they work, or nobody knows when they
 * do. What can wait is told to them then.
 */
export function restUntil(hours: OperatingTime, at: Instant): Instant | undefined {
  const works = hours.days[firstIndex(hours.days, (day) => closesAt(day) > at)];
  return works === undefined || opensAt(works) <= at ? undefined : opensAt(works);
}

/** It came while nobody is to be called. */
export interface MayRest {
  readonly resting?: true;
}

/** Whether nobody is to be called now. */
export const resting = (of: OfPlace, { desk, at }: Pick<DecisionContext, 'desk' | 'at'>): MayRest =>
  toldAt(of, desk, at) > at ? { resting: true } : {};
