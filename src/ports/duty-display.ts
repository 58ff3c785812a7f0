import type { DutyScope } from '../domain/desk';
import type { Person } from '../domain/people/person';
import type { Say } from '../domain/words';
import type { Speak } from './translator';

/** Something of a platform that says who is on duty, e.g. a user group. */
export interface DutyDisplay {
  /** Names it among those of all platforms, and stays: `slack:group:S0ONCALL`. */
  readonly key: string;
  /** Whose duty it says. */
  readonly scope: DutyScope;
  /** For whoever has to mend it, e.g. "the user group S0ONCALL". */
  readonly name: Say;
}

/** Who is to be shown; never nobody that the platform knows. */
export interface ShownDuty {
  /** With an account on this platform; those who come first before the others. */
  readonly people: readonly Person[];
  readonly primaries: readonly Person[];
  /** Nobody is on duty: these are called instead. */
  readonly isInstead: boolean;
  /** In the desk's language. */
  readonly speak: Speak;
  /** What `show` answered the last time. */
  readonly before?: string | undefined;
}

/** The displays of a platform. */
export interface DutyDisplays {
  /** As the desk file names them just now. */
  all(): readonly DutyDisplay[];
  /**
   * Makes it say so, whatever it said before; doing it twice is doing it once. Answers what to remember for the next time.
   * Throws DeliveryFailed: `retryIn` null where somebody has to permit it first.
   */
  show(display: DutyDisplay, shown: ShownDuty): Promise<string | undefined>;
  /** Whether that is one of this platform's, also where the desk file names it no more. */
  owns(key: string): boolean;
  /**
   * The desk file names it no more: it should say nothing of the desk's any more, where it can say nothing. Throws
   * DeliveryFailed as `show` does.
   */
  letGo(key: string, before: string | undefined): Promise<void>;
}
