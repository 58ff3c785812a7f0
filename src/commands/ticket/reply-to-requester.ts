import { worksTickets } from '../../domain/people/person';
import { reply } from '../../domain/ticket/talk';
import { isOpen } from '../../domain/ticket/ticket';
import { replyForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { filesOf, textOf } from '../answers';
import { threadOf } from './said-in-thread';

/** Write to the requester from the card. */
export const replyToRequester: TicketAction = {
  id: 'reply',
  label: 'ticket.action.reply',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => isOpen(ticket) && worksTickets(viewer),
  form: (ticket, _act, now) => replyForm({ ticket, ...now }, 'reply'),
  decide: (ticket, { by, answers, value }, { at }) => {
    const words = { text: textOf(answers, 'text'), files: filesOf(answers, 'files'), side: 'engineers' } as const;
    const thread = threadOf(value);
    return reply(ticket, by, at, thread === undefined ? words : { ...words, thread });
  },
};
