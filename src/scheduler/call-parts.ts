import { callHeard, type Heard, type WantedCall } from '../commands/calls';
import type { CommandDeps } from '../commands/command-deps';
import type { TelephoneName, TelephoneTrouble } from '../domain/escalation/call-failure';
import { after, type Duration, seconds } from '../domain/time/instant';
import type { FaultPoint } from '../ports/fault-point';
import type { Logger } from '../ports/logger';
import type { DueTimer, Timers } from '../ports/queues';
import type { SharedState } from '../ports/shared-state';
import type { Telephone } from '../ports/telephone';
import type { Translator } from '../ports/translator';

/** What calling people needs. */
export interface CallParts extends CommandDeps {
  /** In the order in which they are tried now; none: nobody is called. */
  readonly telephones: () => readonly Telephone[];
  readonly shared: SharedState;
  readonly timers: Pick<Timers, 'postpone' | 'ofKind'>;
  readonly translator: Translator;
  readonly logger: Logger;
  readonly reach: FaultPoint;
  /** Told what became of each call, for the metrics. */
  readonly count: (action: string, result: string) => void;
  /** Nobody can be called by that telephone, whoever it is: told to whoever runs the desk, once. */
  readonly onTrouble: (telephone: TelephoneName, why: TelephoneTrouble) => Promise<void>;
  /** Somebody was. */
  readonly onWell: (telephone: TelephoneName) => Promise<void>;
}

/** How soon what is under way, or has to wait, is looked at again. */
export const again = seconds(5);

/** A call's name, as providers and all processes know it. */
export const idOf = ({ ticket, call }: Pick<WantedCall, 'ticket' | 'call'>): string => `T${ticket.id}-${call.key}`;

/** Writes on the ticket what became of a call. */
export async function heard(parts: CallParts, { ticket, call }: WantedCall, what: Heard): Promise<void> {
  if ((await callHeard(parts, ticket.id, call, what)) === 'written') parts.count('call', what.why ?? what.outcome);
}

/** The wake-up comes again after so long. */
export const later = (parts: CallParts, timer: DueTimer, wait: Duration): Promise<unknown> =>
  parts.timers.postpone(timer, after(parts.clock.now(), wait));
