import type { TelephoneName } from '../domain/escalation/call-failure';
import { callKey } from '../domain/escalation/calls';
import { isSameHop } from '../domain/escalation/receipts';
import type { TicketCall } from '../domain/escalation/ticket-call';
import type { Person } from '../domain/people/person';
import { type EventOf, theDesk } from '../domain/ticket/event';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { MissingRecord, type Transaction } from '../ports/unit-of-work';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { transact } from './retry';

/** A call that is to be begun, or under way. */
export interface WantedCall {
  readonly ticket: Ticket;
  readonly call: TicketCall;
  readonly person: Person;
}

/** Undefined where the ticket is not there any more. */
const unlessGone = <T>(deps: CommandDeps, work: (tx: Transaction) => Promise<T>): Promise<T | undefined> =>
  transact<T | undefined>(deps, work).catch((error: unknown) => {
    if (error instanceof MissingRecord) return undefined;
    throw error;
  });

/** The ticket; undefined where there is none, or not any more. */
export const ticketIfThere = (deps: CommandDeps, id: TicketId): Promise<Ticket | undefined> =>
  unlessGone(deps, (tx) => tx.ticket(id));

/** The call with that wake-up, and whom it is to; undefined where it is not wanted any more. */
export const wantedCall = (deps: CommandDeps, id: TicketId, timer: string): Promise<WantedCall | undefined> =>
  unlessGone(deps, async (tx): Promise<WantedCall | undefined> => {
    const ticket = await tx.ticket(id);
    const call = ticket.calls?.find((one) => callKey(one) === timer);
    const person = call && (await tx.person(call.person));
    return call && person && { ticket, call, person };
  });

/** What is heard of a call. */
export type Heard = Pick<EventOf<'rescue-receipt'>, 'outcome' | 'why' | 'begun' | 'rangFor'>;

/** What is heard, and by which telephone that tells by itself. */
export type Told = Heard & { readonly by?: TelephoneName };

/**
 * Writes on the ticket what became of a call to somebody. `known`: that, or its end, was written before; `gone`: there is no
 * such ticket any more. Throws Conflict.
 */
export const callHeard = async (
  deps: CommandDeps,
  id: TicketId,
  { key, step, person }: Pick<TicketCall, 'key' | 'step' | 'person'>,
  { by, ...heard }: Told,
): Promise<'written' | 'known' | 'gone'> =>
  (await unlessGone(deps, async (tx) => {
    const ticket = await tx.ticket(id);
    if (!isNews(ticket, { key, step, person }, { by, ...heard })) return 'known' as const;
    const now = await ticketPath.contextOf(tx, deps.desk, ticket);
    await ticketPath.apply(tx, now, ticket, {
      ...{ type: 'rescue-receipt', by: theDesk, at: now.at, step, person, way: 'call' },
      ...heard,
    });
    return 'written' as const;
  })) ?? 'gone';

function isNews(
  ticket: Ticket,
  { key, step, person }: Pick<TicketCall, 'key' | 'step' | 'person'>,
  { by, outcome, begun }: Pick<Told, 'outcome' | 'begun'> & { readonly by: TelephoneName | undefined },
): boolean {
  const call = ticket.calls?.find((one) => one.key === key);
  const hop = { step, person, way: 'call' } as const;
  const last = ticket.receipts?.findLast((one) => isSameHop(one, hop));
  // A provider may tell how a call ended before it has answered that it began; then it does not ring any more.
  if (begun !== undefined) return call === undefined ? last === undefined : call.begun === undefined;
  // Nobody knew whether it rang until a provider told.
  if (call === undefined) return by !== undefined && last?.why === 'unknown';
  // One that was asked first and then another says no more of it, but that somebody answered.
  return by === undefined || call.begun === undefined || call.begun.by === by || outcome === 'answered';
}
