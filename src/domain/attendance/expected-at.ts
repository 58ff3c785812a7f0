import { type Desk, placeOf } from '../desk';
import type { ComesOn } from '../roster/shift-told';
import { after, days, type Instant } from '../time/instant';
import { isOpen } from '../time/is-open';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import type { Attendance } from './attendance';

type Expected = Pick<Attendance, 'person' | 'part' | 'place' | 'span' | 'within'>;

/** Of a shift whose end nobody knows so much is looked at. */
const atMost = days(1);

/**
 * What is expected of somebody who comes on duty: to be at their post where it is open then, for operating time. Undefined
 * where the desk asks nobody, at night, and for the emergency line: whoever has that sleeps until they are called.
 */
export function expectedAt(
  { person, post, until }: Pick<ComesOn, 'person' | 'post' | 'until'>,
  at: Instant,
  desk: Pick<Desk, 'places' | 'signIn'>,
): Expected | undefined {
  const { signIn, places } = desk;
  if (signIn === undefined || post.questions.every(({ line }) => line === 'emergency')) return undefined;
  const theirs = post.places.length === 0 ? places.map(({ id }) => id) : post.places;
  const place = theirs.find((id) => unlessCalendarEnds(() => isOpen(usualHours(placeOf(desk, id).hours), at)) ?? false);
  if (place === undefined) return undefined;
  return { person, part: post.part, place, span: { from: at, to: until ?? after(at, atMost) }, within: signIn.within };
}
