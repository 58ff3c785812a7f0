import type { PersonId } from '../people/person';
import type { Duration } from '../time/instant';
import type { Way } from './ways';

/** Whom a rescue step tells. All but leads and managers come from the duty roster at that moment; `rostered`: everybody on shift. */
export type RescueTarget = 'primary' | 'backup' | 'rostered' | 'leads' | 'managers';

/** Whom a step of a ladder means, and how it reaches them. */
export interface Calling<Target extends string = RescueTarget> {
  readonly tell: readonly Target[];
  /** People of the desk file, besides. */
  readonly people?: readonly PersonId[];
  /** By which ways each is called. Absent: by chat. */
  readonly by?: readonly Way[];
}

/** A step of the rescue ladder: `after` so long without a claim, tell these. */
export interface RescueStep extends Calling {
  readonly after: Duration;
  /** Of the last step: it is taken again this often until somebody has the ticket. */
  readonly every?: Duration;
}

/** A step of the ladder for tickets that somebody has: `after` so long without a word, tell these. */
export interface SilenceStep extends Calling<'owner' | RescueTarget> {
  readonly after: Duration;
}
