import { reply } from '../../domain/ticket/talk';
import { refuseUnlessEngineer } from '../../domain/ticket/who-may';
import { replyForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { filesOf, textOf } from '../answers';
import { threadOf } from './said-in-thread';

/** Write to the requester: any engineer may, whoever has the ticket and however it stands. */
export const replyToRequester: TicketAction = {
  id: 'reply',
  label: 'ticket.action.reply',
  tone: 'plain',
  shown: 'menu',
  refuse: (_ticket, by) => refuseUnlessEngineer(by),
  form: (ticket, _act, now) => replyForm({ ticket, ...now }, 'reply'),
  decide: (ticket, { by, answers, value }, { at }) => {
    const words = { text: textOf(answers, 'text'), files: filesOf(answers, 'files'), side: 'engineers' } as const;
    const thread = threadOf(value);
    return reply(ticket, by, at, thread === undefined ? words : { ...words, thread });
  },
};
