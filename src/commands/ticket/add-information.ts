import { reply } from '../../domain/ticket/talk';
import { isOpen } from '../../domain/ticket/ticket';
import { isRequester } from '../../domain/ticket/who-may';
import { replyForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { filesOf, textOf } from '../answers';
import { threadOf } from './said-in-thread';

/** Add words or photos to one's own job. */
export const addInformation: TicketAction = {
  id: 'add-information',
  label: 'ticket.action.add-information',
  tone: 'plain',
  shown: 'button',
  offeredTo: (ticket, viewer) => isOpen(ticket) && isRequester(ticket, viewer),
  form: (ticket, _act, now) => replyForm({ ticket, ...now }, 'add-information'),
  decide: (ticket, { by, answers, value }, { at }) => {
    const words = { text: textOf(answers, 'text'), files: filesOf(answers, 'files'), side: 'requester' } as const;
    const thread = threadOf(value);
    return reply(ticket, by, at, thread === undefined ? words : { ...words, thread });
  },
};
