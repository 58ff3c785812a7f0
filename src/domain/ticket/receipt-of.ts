import { heardOf, reasonOf } from '../escalation/receipts';
import type { StepTaken } from '../escalation/step-taken';
import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { type EventOf, theDesk } from './event';
import { isOpen, type Ticket } from './ticket';

/** A message of a ladder to somebody, and what a platform said of it. */
interface Heard {
  readonly person: PersonId;
  readonly call: StepTaken;
  /** The platform's own word for not taking it. Absent: it took it. */
  readonly why?: string;
}

/** What became of a call of a ladder; undefined where something was heard of it already, or nothing is awaited. */
export function receiptOf(
  ticket: Ticket,
  { person, call, why }: Heard,
  at: Instant,
): EventOf<'rescue-receipt'> | undefined {
  if (!isOpen(ticket) || heardOf(ticket.receipts, person, call) !== undefined) return undefined;
  const { ladder, step } = call;
  const outcome =
    why === undefined ? ({ outcome: 'delivered' } as const) : { outcome: 'failed' as const, why: reasonOf(why) };
  const hop = { ...(ladder === undefined ? {} : { ladder }), step, person, way: 'chat' } as const;
  return { type: 'rescue-receipt', by: theDesk, at, ...hop, ...outcome };
}
