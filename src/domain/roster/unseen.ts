import type { PersonId } from '../people/person';
import type { Instant, Span } from '../time/instant';

/** What a record says of somebody who was to be at their post in that time, and was not seen there (STAFF-6). */
export interface UnseenWord {
  readonly kind: 'unseen';
  readonly span: Span;
  readonly person: PersonId;
}

/** What records say of that; absent: nothing. */
interface Known {
  readonly unseen?: readonly UnseenWord[];
}

/** Whether somebody was not seen at their post by that moment: they stay on duty, and whoever stands behind them is called, too. */
export const isUnseen = (person: PersonId, at: Instant, { unseen = [] }: Known): boolean =>
  unseen.some((word) => word.person === person && word.span.from <= at && at < word.span.to);
