import { callKey } from '../domain/escalation/calls';
import type { TicketCall } from '../domain/escalation/ticket-call';
import type { Person } from '../domain/people/person';
import { type EventOf, theDesk } from '../domain/ticket/event';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { MissingRecord } from '../ports/unit-of-work';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { transact } from './retry';

/** A call that is to be begun, or under way. */
export interface WantedCall {
  readonly ticket: Ticket;
  readonly call: TicketCall;
  readonly person: Person;
}

/** The call with that wake-up, and whom it is to; undefined where it is not wanted any more. */
export const wantedCall = (deps: CommandDeps, id: TicketId, timer: string): Promise<WantedCall | undefined> =>
  transact(deps, async (tx): Promise<WantedCall | undefined> => {
    const ticket = await tx.ticket(id);
    const call = ticket.calls?.find((one) => callKey(one) === timer);
    const person = call && (await tx.person(call.person));
    return call && person && { ticket, call, person };
  }).catch((error: unknown) => {
    if (error instanceof MissingRecord) return undefined;
    throw error;
  });

/** What a telephone says of a call. */
export type Heard = Pick<EventOf<'rescue-receipt'>, 'outcome' | 'why' | 'begun'>;

/**
 * Writes on the ticket what became of a call to somebody. False: its end was written before. Throws Conflict, MissingRecord.
 */
export const callHeard = (
  deps: CommandDeps,
  id: TicketId,
  { key, step, person }: Pick<TicketCall, 'key' | 'step' | 'person'>,
  heard: Heard,
): Promise<boolean> =>
  transact(deps, async (tx) => {
    const ticket = await tx.ticket(id);
    const call = ticket.calls?.find((one) => one.key === key);
    const isNews = heard.begun === undefined ? call !== undefined : mayRing(ticket, call, { step, person });
    if (!isNews) return false;
    const now = await ticketPath.contextOf(tx, deps.desk, ticket);
    await ticketPath.apply(tx, now, ticket, {
      ...{ type: 'rescue-receipt', by: theDesk, at: now.at, step, person, way: 'call' },
      ...heard,
    });
    return true;
  });

/** A provider may tell how a call ended before it has answered that it began; then it does not ring any more. */
function mayRing(ticket: Ticket, call: TicketCall | undefined, { step, person }: Pick<TicketCall, 'step' | 'person'>) {
  if (call !== undefined) return call.begun === undefined;
  const heard = ticket.receipts?.find((one) => one.step === step && one.person === person && one.way === 'call');
  return heard === undefined;
}
