import type { FaultKind, Milestone } from '../ticket/ticket';
import type { Duration } from '../time/instant';

/** How long a promise lasts: operating time, wall time, or until the next working day of the place ends. */
export type Limit =
  | { readonly kind: 'operating'; readonly length: Duration }
  | { readonly kind: 'wall'; readonly length: Duration }
  | { readonly kind: 'end-of-next-working-day' };

/** What ends a clock, and by when. */
export interface Goal {
  readonly to: Milestone;
  readonly within: Limit;
  /** A milestone on the way whose moment is shown beside it. */
  readonly shows?: Milestone;
}

/** One row of the service-level table (contract section E). Null: nothing is promised there. */
export interface SlaTarget {
  readonly clause: `SLA-${number}`;
  readonly from: Milestone;
  /** Kinds of fault it covers; empty: all. */
  readonly covers: readonly FaultKind[];
  /** Reported in operating time, or normal and taken up at the next opening. */
  readonly inside: Goal | null;
  /** Urgent and reported outside operating time. */
  readonly outside: Goal | null;
  /** A new clock for every `from`, e.g. each visit. */
  readonly repeats: boolean;
  /** Share of tickets in which it must be met, 0 to 1. */
  readonly target: number;
}
