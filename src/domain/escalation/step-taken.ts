import type { Instant } from '../time/instant';

/** Whose step it is: of the ladder for tickets that nobody hears of. Absent: of the one that calls people to a ticket. */
export interface OfLadder {
  readonly ladder?: 'silence';
}

/** A step of a ladder as it was taken: `at` tells it from the same step of another climb. */
export interface StepTaken extends OfLadder {
  readonly step: number;
  readonly at: Instant;
}
