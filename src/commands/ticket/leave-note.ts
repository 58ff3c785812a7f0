import { worksTickets } from '../../domain/people/person';
import { isRefusal } from '../../domain/refusal';
import { note } from '../../domain/ticket/talk';
import { noteForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';
import { threadOf } from './said-in-thread';

/** Leave a note that only engineers see. */
export const leaveNote: TicketAction = {
  id: 'note',
  label: 'ticket.action.note',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => ticket.state !== 'new' && worksTickets(viewer),
  form: (ticket, _act, now) => noteForm({ ticket, ...now }),
  decide: (_ticket, { by, answers, value }, { at }) => {
    const empty = missing(answers, 'text');
    if (empty) return empty;
    const noted = note(by, at, textOf(answers, 'text'));
    const thread = threadOf(value);
    return thread === undefined || isRefusal(noted) ? noted : { ...noted, inThread: true, thread };
  },
};
