import type { Instant } from '../time/instant';

/** That a ticket ended without work, and when. */
export interface Cancelled {
  readonly reason: 'withdrawn' | 'duplicate';
  readonly note: string;
  readonly at: Instant;
  /** The enquiry that it turned out to be; a release that knows none reads a withdrawn ticket. */
  readonly enquiry?: number;
}

/** Why: nobody needed it, it was there already, or it asked for an answer alone. */
export const endsWithoutWork = ['withdrawn', 'duplicate', 'enquiry'] as const;
export type EndWithoutWork = (typeof endsWithoutWork)[number];

/** How it ended without work; undefined where it did not. */
export const endedWithoutWork = ({ cancelled }: { readonly cancelled?: Cancelled }): EndWithoutWork | undefined =>
  cancelled?.enquiry === undefined ? cancelled?.reason : 'enquiry';
