import { personId } from '../../domain/people/person';
import { refuse } from '../../domain/refusal';
import {
  addCollaborator as adding,
  offerHandover,
  offerOf,
  refuseAccepting,
  refuseDeclining,
} from '../../domain/ticket/hand-over';
import { refuseUnlessDeciding, refuseUnlessWorking } from '../../domain/ticket/who-may';
import { collaboratorForm, declineForm, handOverForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { atField, missing } from '../answers';
import { asking } from '../record/asking';

/** Offer the ticket to another engineer, who has to accept (HOT-6). */
export const handOver: TicketAction = asking(handOverForm, {
  id: 'hand-over',
  label: 'ticket.action.hand-over',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessDeciding,
  form: (ticket, _act, now) => handOverForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at, people }) => {
    const no = missing(answers, 'person', 'note');
    if (no) return no;
    const to = people.get(personId(answers.person));
    const offer = to && offerHandover(ticket, by, at, { to, note: answers.note });
    return atField('person', offer ?? refuse('refusal.unknownPerson'));
  },
});

/** Take over a ticket that was offered. */
export const acceptHandover: TicketAction = {
  id: 'accept-handover',
  label: 'ticket.action.accept-handover',
  tone: 'main',
  shown: 'never',
  refuse: refuseAccepting,
  decide: (ticket, { by }, { at }) => {
    const { from, at: offeredAt } = offerOf(ticket);
    return { type: 'handover-accepted', by: by.id, at, from, offeredAt };
  },
};

/** Leave an offered ticket with its owner. */
export const declineHandover: TicketAction = asking(declineForm, {
  id: 'decline-handover',
  label: 'ticket.action.decline-handover',
  tone: 'plain',
  shown: 'never',
  refuse: refuseDeclining,
  form: (ticket, _act, now) => declineForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'reason') ?? {
      type: 'handover-declined',
      by: by.id,
      at,
      reason: answers.reason,
      offeredAt: offerOf(ticket).at,
    },
});

/** Another engineer joins; the owner stays (HOT-6). */
export const addCollaborator: TicketAction = asking(collaboratorForm, {
  id: 'add-collaborator',
  label: 'ticket.action.add-collaborator',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessWorking,
  form: (ticket, _act, now) => collaboratorForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at, people }) => {
    const no = missing(answers, 'person');
    if (no) return no;
    const person = people.get(personId(answers.person));
    return atField('person', person ? adding(ticket, by, at, person) : refuse('refusal.unknownPerson'));
  },
});
