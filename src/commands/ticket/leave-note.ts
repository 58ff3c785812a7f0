import { worksTickets } from '../../domain/people/person';
import { note } from '../../domain/ticket/talk';
import { noteForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { textOf, missing } from '../answers';

/** Leave a note that only engineers see. */
export const leaveNote: TicketAction = {
  id: 'note',
  label: 'ticket.action.note',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => ticket.state !== 'new' && worksTickets(viewer),
  form: (ticket, _act, now) => noteForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'text') ?? note(ticket, by, at, textOf(answers, 'text')),
};
