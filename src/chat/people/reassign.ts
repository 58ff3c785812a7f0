import { actOn } from '../../commands/act';
import type { Outcome } from '../../commands/record/bound-kind';
import { ticketKey } from '../../domain/desk';
import { hasRole, type Person, type PersonId } from '../../domain/people/person';
import { type RecordRef, ticketOf, ticketRef } from '../../domain/record/record-ref';
import { isInvalid, isRefusal } from '../../domain/refusal';
import { isOpen } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import type { Reply, Submission } from '../../ports/inbound';
import { listed } from '../../views/account-gone-card';
import { leaveIt, reassignForm } from '../../views/forms/assign-forms';
import { readAnswers } from '../../views/read-answers';
import type { InboundDeps } from '../inbound-deps';
import { redrawGone } from './account-gone-told';
import { ownedBy } from './held-by';

/** The ticket, or where it has ended another that its owner has: a form about all of theirs needs one that is open. */
export async function openOfTheirs(deps: InboundDeps, about: RecordRef): Promise<RecordRef> {
  const id = ticketOf(about);
  const ticket = id === undefined ? undefined : await deps.tickets.find(id);
  if (ticket?.owner === undefined || isOpen(ticket)) return about;
  const [other] = await ownedBy(deps, ticket.owner);
  return other === undefined ? about : ticketRef(other.id);
}

/** Why one of them did not go to whom was chosen: this ticket may not be moved, or not to them. */
function whyNot(outcome: Outcome): Say | undefined {
  if (isRefusal(outcome)) return outcome;
  return isInvalid(outcome) ? Object.values(outcome.fields)[0] : undefined;
}

/** The form came back: each ticket goes to whom was chosen for it. Says how many did, and which could not and why. */
export async function reassigned(deps: InboundDeps, by: Person, form: Submission): Promise<Reply> {
  const { to, reason } = readAnswers(reassignForm.asks, form.answers);
  const wanted = [...to].filter(([, person]) => person !== '' && person !== leaveIt);
  const refused: Say[] = [];
  for (const [ticket, person] of wanted) {
    const answers = { person, reason };
    const request = { key: `${form.key}:${ticket}`, action: 'assign', about: ticketRef(ticket), by, answers };
    const why = whyNot(await actOn(deps, request));
    if (why) refused.push(say('assign.allRefused', { ticket: ticketKey(deps.desk, ticket), why }));
  }
  const facts = { count: wanted.length - refused.length, refused: listed(refused) };
  return { kind: 'done', text: say(refused.length === 0 ? 'assign.allDone' : 'assign.allDoneBut', facts) };
}

/** Somebody is about to do something with a ticket. */
interface Moving {
  readonly by: Person;
  readonly action: string;
  readonly about?: RecordRef | undefined;
}

/** Whoever decides who does what may have moved a ticket on of somebody who has left: answers whose it was before. */
async function ownerBefore(
  { tickets }: Pick<InboundDeps, 'tickets'>,
  { by, about, action }: Moving,
): Promise<PersonId | undefined> {
  const ticket = ticketOf(about);
  const decides = action === 'accept-handover' || hasRole(by, 'lead', 'manager', 'admin');
  if (ticket === undefined || !decides) return undefined;
  return (await tickets.find(ticket))?.owner;
}

/** The same work, after which leads' card about whoever has left says what is left. */
export async function movingOn(deps: InboundDeps, moving: Moving, work: () => Promise<Reply>): Promise<Reply> {
  const owner = await ownerBefore(deps, moving);
  const reply = await work();
  if (owner !== undefined && reply.kind === 'done') await redrawGone(deps, owner);
  return reply;
}
