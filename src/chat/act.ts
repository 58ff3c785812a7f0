import type { DecisionContext, TicketAction } from '../commands/action';
import { contextOf, weighed } from '../commands/decision-context';
import { type ActionRequest, execute, type Outcome, UnknownAction } from '../commands/execute';
import { transact } from '../commands/retry';
import { actionOf } from '../commands/ticket/index';
import { ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { isInvalid, isRefusal, refuse } from '../domain/refusal';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { maySee } from '../domain/ticket/who-may';
import type { Reply } from '../ports/inbound';
import { MissingRecord } from '../ports/unit-of-work';
import type { InboundDeps } from './inbound-deps';
import { openOfTheirs, withTheirs } from './reassign';
import { refusalWithStatus, withStatus } from './with-status';

const refused = (...why: Parameters<typeof refuse>): Reply => ({ kind: 'refused', refusal: refuse(...why) });

const noTicket = ({ desk }: InboundDeps, ticket: TicketId): Reply =>
  refused('refusal.noTicket', { ticket: ticketKey(desk, ticket) });

const done: Reply = { kind: 'done' };

/** Does something with a ticket and says what the person is told; `repeated` when this very request was done before. */
export async function act(deps: InboundDeps, request: ActionRequest, repeated = done): Promise<Reply> {
  const outcome = await expected(deps, request.ticket, () => execute(deps, request));
  const { action, ticket, key, by } = request;
  const result = 'reply' in outcome ? outcome.reply.kind : outcome.value.kind;
  deps.logger.info('asked', { action, ticket, by: by.id, key, result });
  return 'reply' in outcome ? outcome.reply : withStatus(deps, by, ticket, replyTo(outcome.value, repeated));
}

function replyTo(outcome: Outcome, repeated: Reply): Reply {
  if (isRefusal(outcome)) return { kind: 'refused', refusal: outcome };
  if (isInvalid(outcome)) return { kind: 'invalid', invalid: outcome };
  if (outcome.kind === 'repeated') return repeated;
  return outcome.next ? { kind: 'form', form: outcome.next } : done;
}

/** The form of an action, if it has one and the person may fill it in now; permission is judged again when it comes back. */
export async function formOf(
  deps: InboundDeps,
  asked: { readonly action: string; readonly ticket: TicketId; readonly by: Person; readonly value?: string },
): Promise<Reply | undefined> {
  const action = actionOf(asked.action);
  if (!action) return refused('refusal.staleButton');
  if (!action.form) return undefined;
  const seen = await expected(deps, asked.ticket, () => look(deps, asked, action.weighs));
  if ('reply' in seen) return seen.reply;
  const { ticket, now } = seen.value;
  const refusal = action.refuse(ticket, asked.by, now);
  if (refusal) {
    if (!maySee(ticket, asked.by)) return noTicket(deps, asked.ticket);
    return { kind: 'refused', refusal: refusalWithStatus(deps.desk, asked.by, ticket, refusal) };
  }
  const given = { by: asked.by, answers: {}, ...(asked.value === undefined ? {} : { value: asked.value }) };
  return { kind: 'form', form: action.form(ticket, given, now) };
}

const look = async (
  deps: InboundDeps,
  { ticket: id, by }: { readonly ticket: TicketId; readonly by: Person },
  weighs: TicketAction['weighs'],
): Promise<{ ticket: Ticket; now: DecisionContext }> => {
  const ofAll = weighs === 'theirs';
  const about = ofAll ? await openOfTheirs(deps, id) : id;
  const seen = await transact(deps, async (tx) => {
    const ticket = await tx.ticket(about);
    const now = await contextOf(tx, deps.desk, ticket, by);
    return { ticket, now: weighs === undefined ? now : await weighed(tx, now) };
  });
  return ofAll ? withTheirs(deps, seen) : seen;
};

/** Turns what stale or forged buttons lead to into words. Throws whatever else `work` throws. */
async function expected<T>(
  deps: InboundDeps,
  ticket: TicketId,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly reply: Reply }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof UnknownAction) return { reply: refused('refusal.staleButton') };
    if (error instanceof MissingRecord) {
      return { reply: noTicket(deps, ticket) };
    }
    throw error;
  }
}
