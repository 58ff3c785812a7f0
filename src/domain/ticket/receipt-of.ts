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

/** Whether something was heard of a call to somebody. */
const isHeardOf = ({ receipts, silenceCalled = [] }: Ticket, person: PersonId, call: StepTaken): boolean =>
  heardOf(receipts, person, call) !== undefined ||
  (call.ladder === 'silence' &&
    silenceCalled.some(({ step, at, heardOf: all }) => step === call.step && at === call.at && all?.includes(person)));

/**
 * Steps of the ladder for silence that a list which names this ticket brings to its reader: those that told them, as many as
 * the ticket remembers, of which nothing is heard yet.
 */
export const stepsBrought = (ticket: Ticket, reader: PersonId): readonly StepTaken[] =>
  (ticket.silenceCalled ?? [])
    .filter(({ told }) => ticket.owner !== undefined && ticket.owner !== reader && told.includes(reader))
    .map(({ step, at }) => ({ ladder: 'silence' as const, step, at }))
    .filter((call) => !isHeardOf(ticket, reader, call));

/** What became of a call of a ladder; undefined where something was heard of it already, or nothing is awaited. */
export function receiptOf(
  ticket: Ticket,
  { person, call, why }: Heard,
  at: Instant,
): EventOf<'rescue-receipt'> | undefined {
  if (!isOpen(ticket) || isHeardOf(ticket, person, call)) return undefined;
  const { ladder, step } = call;
  const outcome =
    why === undefined ? ({ outcome: 'delivered' } as const) : { outcome: 'failed' as const, why: reasonOf(why) };
  const hop = { ...(ladder === undefined ? {} : { ladder }), step, person, way: 'chat' } as const;
  return { type: 'rescue-receipt', by: theDesk, at, ...hop, ...outcome };
}
