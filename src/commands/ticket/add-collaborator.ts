import { personId } from '../../domain/people/person';
import { refuse } from '../../domain/refusal';
import { addCollaborator as adding } from '../../domain/ticket/hand-over';
import { refuseUnlessWorking } from '../../domain/ticket/who-may';
import { collaboratorForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { atField, missing, textOf } from '../answers';

/** Another engineer joins; the owner stays (HOT-6). */
export const addCollaborator: TicketAction = {
  id: 'add-collaborator',
  label: 'ticket.action.add-collaborator',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessWorking,
  form: (ticket, _act, now) => collaboratorForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at, people }) => {
    const no = missing(answers, 'person');
    if (no) return no;
    const person = people.get(personId(textOf(answers, 'person')));
    return atField('person', person ? adding(ticket, by, at, person) : refuse('refusal.unknownPerson'));
  },
};
