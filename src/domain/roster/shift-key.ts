import type { DutyScope } from '../desk';
import type { Span } from '../time/instant';

/** What makes a shift the same one: when it begins, and where and for what. A later word about it replaces an earlier. */
export const shiftKey = ({ span, places, skills, line }: DutyScope & { readonly span: Span }): string =>
  [span.from, places.toSorted().join(','), skills.toSorted().join(','), ...(line === undefined ? [] : [line])].join(
    '/',
  );
