import { personId } from '../../domain/people/person';
import { refuse } from '../../domain/refusal';
import { offerHandover } from '../../domain/ticket/hand-over';
import { refuseUnlessDeciding } from '../../domain/ticket/who-may';
import { handOverForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { atField, missing, textOf } from '../answers';

/** Offer the ticket to another engineer, who has to accept (HOT-6). */
export const handOver: TicketAction = {
  id: 'hand-over',
  label: 'ticket.action.hand-over',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessDeciding,
  form: (ticket, _act, now) => handOverForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at, people }) => {
    const no = missing(answers, 'person', 'note');
    if (no) return no;
    const to = people.get(personId(textOf(answers, 'person')));
    const offer = to && offerHandover(ticket, by, at, { to, note: textOf(answers, 'note') });
    return atField('person', offer ?? refuse('refusal.unknownPerson'));
  },
};
