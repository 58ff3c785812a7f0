import { type Desk, placeOf } from '../desk';
import type { Instant } from '../time/instant';
import { nextOpening } from '../time/next-opening';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import type { DecisionContext } from './decision-context';

type OfPlace = { readonly place: string };

/** When those who answer are told of what came at that moment and can wait: then, or when the place opens. */
export const toldAt = ({ place }: OfPlace, desk: Pick<Desk, 'places'>, at: Instant): Instant =>
  unlessCalendarEnds(() => nextOpening(usualHours(placeOf(desk, place).hours), at)) ?? at;

/** It came while nobody is to be called. */
export interface MayRest {
  readonly resting?: true;
}

/** Whether nobody is to be called now. */
export const resting = (of: OfPlace, { desk, at }: Pick<DecisionContext, 'desk' | 'at'>): MayRest =>
  toldAt(of, desk, at) > at ? { resting: true } : {};
