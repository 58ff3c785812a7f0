import type { StepTaken } from '../escalation/step-taken';
import type { PersonId } from '../people/person';
import { isWritten } from '../record/unreached';
import type { Instant } from '../time/instant';
import { type EventOf, theDesk } from './event';
import { receiptOf } from './receipt-of';
import type { Ticket } from './ticket';

interface Unreached {
  readonly person: PersonId;
  readonly why: string;
  readonly reason: string;
  readonly call?: StepTaken;
}

/**
 * Somebody could not be told about a ticket: `reason` is the announcement's; a failed rescue makes the next step follow at once.
 * What is said of them already is not said again; a call of a ladder keeps its receipt all the same.
 */
export function notReached(
  ticket: Ticket,
  { person, why, reason, call }: Unreached,
  at: Instant,
): EventOf<'not-reached' | 'rescue-receipt'> | undefined {
  if (isWritten(ticket.unreached, person, at) && reason !== 'rescue') {
    return call && receiptOf(ticket, { person, call, why }, at);
  }
  const { step, ladder } = call ?? {};
  return {
    ...{ type: 'not-reached', by: theDesk, at, person, why, about: reason },
    ...(step === undefined ? {} : { step }),
    ...(ladder === undefined ? {} : { ladder }),
  };
}
