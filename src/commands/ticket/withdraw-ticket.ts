import { refuseClosing } from '../../domain/complaint/on-ticket';
import { refuseUnlessOpenForRequester } from '../../domain/ticket/who-may';
import { withdrawForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { textOf } from '../answers';

/** The requester needs no help any more. */
export const withdrawTicket: TicketAction = {
  id: 'withdraw',
  label: 'ticket.action.withdraw',
  tone: 'plain',
  shown: 'menu',
  refuse: (ticket, by, now) => refuseUnlessOpenForRequester(ticket, by) ?? refuseClosing(by, now),
  form: (ticket, _act, now) => withdrawForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) => ({
    type: 'cancelled',
    by: by.id,
    at,
    reason: 'withdrawn',
    note: textOf(answers, 'note'),
  }),
};
