import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import type { Reached } from './reached';
import type { CallMade, Receipt } from './receipts';
import type { TicketCall } from './ticket-call';

/** How far the rescue ladder of a ticket has climbed, and what became of its calls. */
export interface Rescued {
  /** The rescue ladder counts from here: the report, a returned claim, or when the ticket became urgent. */
  readonly rescueFrom: Instant;
  /** Rescue steps already taken since then. */
  readonly rescueSteps: number;
  /** When the last of them was taken. */
  readonly rescueAt?: Instant;
  /** The climb that raising the urgency cut short: no step comes later than it would have by that one. */
  readonly rescueBefore?: { readonly from: Instant; readonly steps: number };
  /** Whom it has called since it began from its beginning. Absent: nobody, or only an older release did. */
  readonly rescueReached?: Reached;
  /** Somebody who had claimed the ticket gave it back: it goes on after so many steps, and calls all of these at once. */
  readonly rescueResumes?: Reached & { readonly steps: number };
  /** A step reached nobody: the next one follows at once, at this moment. */
  readonly rescueAtOnce?: Instant;
  /** Calls by telephone that are to be made, and those under way; absent: none. */
  readonly calls?: readonly TicketCall[];
  /** Whom the last step told, by which ways. */
  readonly rescueCalled?: CallMade;
  /** Whom the ladder has told in person, each once; their cards change when somebody claims. */
  readonly rescueTold: readonly PersonId[];
  /** What became of the latest calls of either ladder, each hop once, in the order of their news; absent: of none anything is known. */
  readonly receipts?: readonly Receipt[];
}
