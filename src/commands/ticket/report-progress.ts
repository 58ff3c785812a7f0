import { reportProgress as reporting } from '../../domain/ticket/talk';
import { isOpen } from '../../domain/ticket/ticket';
import { mayWork } from '../../domain/ticket/who-may';
import { progressForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** Tell the requester where the job stands, in a sentence (HOT-5). */
export const reportProgress: TicketAction = {
  id: 'progress',
  label: 'ticket.action.progress',
  tone: 'plain',
  shown: 'button',
  offeredTo: (ticket, viewer) => isOpen(ticket) && ticket.owner !== undefined && mayWork(ticket, viewer),
  form: (ticket, _act, now) => progressForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'text') ?? reporting(ticket, by, at, textOf(answers, 'text')),
};
