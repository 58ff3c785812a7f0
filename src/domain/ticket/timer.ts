import type { Instant } from '../time/instant';

/** What a wake-up is for. */
export type TimerKind =
  | 'rescue'
  | 'warn'
  | 'breach'
  | 'progress-ask'
  | 'progress-report'
  | 'promise-remind'
  | 'promise-slip'
  | 'takeover'
  | 'silence'
  | 'handover-remind'
  | 'handover-end'
  | 'assign-next'
  | 'assign-unanswered'
  | 'lowering-remind'
  | 'rating-remind'
  | 'close-silent'
  | 'doubt-remind'
  | 'callback-remind';

/** A wake-up that a ticket wants. `key` is unique within the ticket and says which one it is: `breach:SLA-2`. */
export interface Timer {
  readonly kind: TimerKind;
  readonly key: string;
  readonly due: Instant;
  /** The clause of a `warn` or `breach`; the number of a `rescue` step. */
  readonly about?: string;
}
