import { assign, moveAway, refuseAssigning } from '../../domain/assignment/assign';
import { candidatesFor } from '../../domain/assignment/candidates-for';
import { complaintsIn, isComplainedAbout } from '../../domain/complaint/on-ticket';
import { refuseMoving } from '../../domain/complaint/refuse-moving';
import { type PersonId, personId } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { refuse } from '../../domain/refusal';
import type { Ticket } from '../../domain/ticket/ticket';
import { assignForm, mostAtOnce, reassignForm } from '../../views/forms/assign-forms';
import type { TicketAction } from '../action';
import { atField, missing } from '../answers';
import type { ActionInput } from '../record/action';
import { asking } from '../record/asking';
import { weighed } from '../record/context-for';
import { bestForEach, type Theirs } from './best-for-each';

function assigned(ticket: Ticket, { by }: ActionInput, now: DecisionContext, named: { to: PersonId; reason: string }) {
  const to = now.people.get(named.to);
  return to ? assign(ticket, by, now.at, { to, reason: named.reason, there: now }) : refuse('refusal.unknownPerson');
}

/** A lead names who is to have the ticket, saying why. */
export const assignTicket: TicketAction = asking(assignForm, {
  id: 'assign',
  label: 'ticket.action.assign',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseAssigning,
  gather: (tx, _ticket, now) => weighed(tx, now),
  form: (ticket, _act, now) => assignForm({ ticket, ...now, best: candidatesFor(ticket, now) }),
  decide: (ticket, act, now) =>
    missing(act.answers, 'person') ??
    atField(
      'person',
      assigned(ticket, act, now, {
        to: personId(act.answers.person),
        reason: act.answers.reason,
      }),
    ),
});

/** The same of a ticket whose owner no longer has a part in it, whatever they do. Only on the card that says so. */
export const moveTicket: TicketAction = asking(assignForm, {
  id: 'move',
  label: 'ticket.action.assign',
  tone: 'plain',
  shown: 'never',
  refuse: (ticket, by, now) => refuseMoving(ticket, by, complaintsIn(now), now),
  gather: (tx, _ticket, now) => weighed(tx, now),
  form: (ticket, _act, now) => {
    const free = withoutComplainedAbout(now);
    return { ...assignForm({ ticket, ...free, best: candidatesFor(ticket, free) }), action: 'move' };
  },
  decide: (ticket, { by, answers }, now) => {
    const empty = missing(answers, 'person');
    if (empty) return empty;
    const to = withoutComplainedAbout(now).people.get(personId(answers.person));
    const reason = answers.reason;
    const verdict = to ? moveAway(ticket, by, now.at, { to, reason }) : refuse('refusal.unknownPerson');
    return atField('person', verdict);
  },
});

/** The same, without whoever has no part in the ticket any more. */
const withoutComplainedAbout = (now: DecisionContext): DecisionContext => ({
  ...now,
  people: new Map([...now.people].filter(([id]) => !isComplainedAbout(id, now))),
});

/** The same in one press, where the desk has proposed somebody: `value` is who. */
export const assignTo: TicketAction = {
  id: 'assign-to',
  label: 'ticket.action.assign',
  tone: 'plain',
  shown: 'never',
  refuse: refuseAssigning,
  decide: (ticket, act, now) => assigned(ticket, act, now, { to: personId(act.value ?? ''), reason: '' }),
};

/** All open tickets of the owner, and whom each could go to, where a form is about all of them. */
interface WithTheirs extends DecisionContext {
  readonly theirs?: readonly Theirs[];
}

/** The form for all open tickets of somebody who is out: to whom each. Its answers are so many assignments (`chat/people/reassign`). */
export const reassignAll: TicketAction = {
  id: 'reassign-all',
  label: 'ticket.action.reassign-all',
  tone: 'plain',
  shown: 'menu',
  refuse: (ticket, by, now) =>
    refuseAssigning(ticket, by, now) ?? (ticket.owner === undefined ? refuse('refusal.staleButton') : undefined),
  gather: async (tx, { owner }, now): Promise<WithTheirs> => {
    const owned = owner === undefined ? [] : await tx.ownedBy(owner);
    const shown = await bestForEach(tx, now.desk, owned.slice(0, mostAtOnce));
    const others = owned.slice(mostAtOnce).map((ticket) => ({ ticket, best: [] }));
    return { ...(await weighed(tx, now)), theirs: [...shown, ...others] };
  },
  form: (ticket, _act, now: WithTheirs) => reassignForm({ ticket, best: [], ...now, theirs: now.theirs ?? [] }),
  decide: () => refuse('refusal.staleButton'),
};
