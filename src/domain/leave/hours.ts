import type { Desk } from '../desk';
import { type MayRest, toldAt as toldAtPlace } from '../record/when-told';
import type { Instant } from '../time/instant';
import { usualHours } from '../time/operating-time';
import type { Leave } from './leave';

type Hours = Pick<Desk, 'places'>;

/** The hours in which people are told what can wait: those of the desk's first place. */
export const hoursOf = ({ places }: Hours) => usualHours(places[0].hours);

/** When people are told of what comes at that moment and can wait: then, or when the desk opens. */
export const toldAt = (desk: Hours, at: Instant): Instant => toldAtPlace({ place: desk.places[0].id }, desk, at);

/** Whether nobody is to be called to it now: the desk is closed, and it begins after it opens. */
export function resting(
  { span }: Pick<Leave, 'span'>,
  { desk, at }: { readonly desk: Hours; readonly at: Instant },
): MayRest {
  const opens = toldAt(desk, at);
  return opens > at && span.from > opens ? { resting: true } : {};
}
