import { type Desk, type DutyLine, placeOf } from '../desk';
import type { Post } from '../roster/posts';
import type { ComesOn } from '../roster/shift-told';
import { after, days, type Instant, type Span } from '../time/instant';
import { nextOpening } from '../time/next-opening';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import type { Attendance } from './attendance';

type Expected = Pick<Attendance, 'person' | 'part' | 'place' | 'span' | 'within' | 'asksAt'>;

/** Of a shift whose end nobody knows so much is looked at. */
const atMost = days(1);

/** A desk that asks those who come on duty to sign in. */
type SigningDesk = Pick<Desk, 'places' | 'hardTimes'> & Required<Pick<Desk, 'signIn'>>;

/** Whether it does. */
export const asksToSignIn = <Some extends Pick<Desk, 'signIn'>>(
  desk: Some,
): desk is Some & Required<Pick<Desk, 'signIn'>> => desk.signIn !== undefined;

/** For what somebody is on duty. `places` empty: everywhere; a line that is undefined: both. */
export interface Duty extends Pick<Post, 'places'> {
  readonly lines: readonly (DutyLine | undefined)[];
}

/** When somebody is asked, and by whose clock. */
interface Asked {
  readonly at: Instant;
  readonly place: string;
}

/**
 * When whoever is on duty in a span is asked to sign in (STAFF-6). Operating time is served at a post: as one of their places
 * opens first in it. Where none does, or the emergency line is all they have, nobody waits for them at a post, but they are to be
 * reached (TIME-2): at its beginning, and where nobody is rung in the night for it. Undefined: at no moment of it.
 */
export function asksAt({ places, lines }: Duty, { from, to }: Span, desk: SigningDesk): Asked | undefined {
  const theirs = places.length === 0 ? desk.places.map(({ id }) => id) : places;
  const serves = (line: DutyLine): boolean => lines.some((one) => one === undefined || one === line);
  const openings = theirs.flatMap((place) => {
    const hours = usualHours(placeOf(desk, place).hours);
    const at = unlessCalendarEnds(() => nextOpening(hours, from));
    return at === undefined || at >= to ? [] : [{ place, at }];
  });
  const [first] = serves('operating') ? openings.sort((one, other) => one.at - other.at) : [];
  if (first !== undefined) return first;
  const at = afterNight({ from, to }, desk);
  const [place] = theirs;
  return serves('emergency') && at < to && place !== undefined ? { at, place } : undefined;
}

/**
 * As the span begins, or as the night ends where asking them then, reminding them or telling others would ring in it: whoever is
 * on call then sleeps until they are called.
 */
function afterNight({ from, to }: Span, { hardTimes, signIn: { within } }: SigningDesk): Instant {
  const reminded = after(from, within);
  const rings = [from, reminded, after(reminded, within)].filter((ring) => ring < to);
  const night = hardTimes?.nights.find((one) => rings.some((ring) => one.from <= ring && ring < one.to));
  return night?.to ?? from;
}

/** What is expected of somebody who comes on duty at `at`. Undefined where the desk asks nobody, or them at no moment. */
export function expectedAt(
  { person, post, until }: Pick<ComesOn, 'person' | 'post' | 'until'>,
  at: Instant,
  desk: Pick<Desk, 'places' | 'hardTimes' | 'signIn'>,
): Expected | undefined {
  if (!asksToSignIn(desk)) return undefined;
  const span = { from: at, to: until ?? after(at, atMost) };
  const asked = asksAt({ places: post.places, lines: post.questions.map(({ line }) => line) }, span, desk);
  if (asked === undefined) return undefined;
  const { place } = asked;
  return {
    ...{ person, part: post.part, place, span, within: desk.signIn.within },
    ...(asked.at > at ? { asksAt: asked.at } : {}),
  };
}
