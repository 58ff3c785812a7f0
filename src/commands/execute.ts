import { type Desk, ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { type Invalid, invalid, isInvalid, isRefusal, type Refusal } from '../domain/refusal';
import type { TicketEvent } from '../domain/ticket/event';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import { MissingRecord, type Transaction } from '../ports/unit-of-work';
import type { Answers, Form } from '../views/form';
import type { DecisionContext, Named } from './action';
import { tooLong } from './answers';
import { apply } from './apply';
import type { CommandDeps } from './command-deps';
import { contextOf } from './decision-context';
import { Rollback, transact } from './retry';
import { actionOf } from './ticket/index';

/** Somebody asks for something to be done with a ticket. */
export interface ActionRequest {
  /** The same key again does nothing. */
  readonly key: string;
  readonly action: string;
  readonly ticket: TicketId;
  readonly by: Person;
  readonly value?: string;
  readonly answers: Answers;
}

/** What became of it. `repeated`: this very request was done before. */
export type Outcome =
  | { readonly kind: 'done'; readonly event: TicketEvent; readonly ticket: Ticket; readonly next?: Form }
  | { readonly kind: 'repeated' }
  | Refusal
  | Invalid;

/**
 * The one path of every change: load, decide, evolve, and write ticket, event, wake-ups and messages in one transaction.
 * Answers a refusal as a value. Throws MissingRecord, UnknownAction, and Conflict after too many tries.
 */
export async function execute(deps: CommandDeps, request: ActionRequest): Promise<Outcome> {
  const action = actionOf(request.action);
  if (!action) throw new UnknownAction(request.action);
  const { by, answers, value } = request;
  const act = { by, answers, ...(value === undefined ? {} : { value }) };

  return transact<Outcome>(deps, async (tx) => {
    const before = await tx.ticket(request.ticket);
    const now: DecisionContext = await contextOf(tx, deps.desk, before, by);
    const verdict =
      action.refuse(before, by, now) ??
      tooLong(answers) ??
      (await strangeName(tx, deps.desk, action.names?.(act))) ??
      action.decide(before, act, now);
    if (!(await tx.firstTime(request.key))) return { kind: 'repeated' };
    if (isRefusal(verdict) || isInvalid(verdict)) throw new Rollback<Outcome>(verdict);

    const after = await apply(tx, now, before, verdict);
    const next = action.next?.(after, act, now);
    return { kind: 'done', event: verdict, ticket: after, ...(next === undefined ? {} : { next }) };
  });
}

/** Says that a ticket named in a form is not there, or is cancelled, so that nobody works on it. */
async function strangeName(tx: Transaction, desk: Desk, named: Named | undefined): Promise<Invalid | undefined> {
  if (!named) return undefined;
  try {
    const { state } = await tx.ticket(named.ticket);
    if (state !== 'cancelled') return undefined;
    return invalid({ [named.field]: say('refusal.ticketCancelled', { ticket: ticketKey(desk, named.ticket) }) });
  } catch (error) {
    if (!(error instanceof MissingRecord)) throw error;
    return invalid({ [named.field]: say('refusal.noTicket', { ticket: ticketKey(desk, named.ticket) }) });
  }
}

/** A button from an older release, or a forged one. */
export class UnknownAction extends Error {
  override readonly name = 'UnknownAction';
  constructor(readonly action: string) {
    super(`no ticket action is called "${action}"`);
  }
}
