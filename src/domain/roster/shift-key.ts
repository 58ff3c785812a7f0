import type { DutyShift } from '../desk';

/** What makes a shift the same one: when it begins, and where and for what. A later word about it replaces an earlier. */
export const shiftKey = ({ span, places, skills }: DutyShift): string =>
  `${span.from}/${places.toSorted().join(',')}/${skills.toSorted().join(',')}`;
