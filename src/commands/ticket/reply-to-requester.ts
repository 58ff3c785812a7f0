import { worksTickets } from '../../domain/people/person';
import { reply } from '../../domain/ticket/talk';
import { isOpen } from '../../domain/ticket/ticket';
import { replyForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { filesOf, textOf } from '../answers';

/** Write to the requester from the card. */
export const replyToRequester: TicketAction = {
  id: 'reply',
  label: 'ticket.action.reply',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => isOpen(ticket) && worksTickets(viewer),
  form: (ticket, _act, now) => replyForm({ ticket, ...now }, 'reply'),
  decide: (ticket, { by, answers }, { at }) =>
    reply(ticket, by, at, { text: textOf(answers, 'text'), files: filesOf(answers, 'files'), side: 'engineers' }),
};
