import { refuseAdding, refuseRemark, reply } from '../../domain/ticket/talk';
import { replyForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { filesOf, textOf } from '../answers';
import { threadOf } from './said-in-thread';

const decide: TicketAction['decide'] = (ticket, { by, answers, value }, { at }) => {
  const words = { text: textOf(answers, 'text'), files: filesOf(answers, 'files'), side: 'requester' } as const;
  const thread = threadOf(value);
  return reply(ticket, by, at, thread === undefined ? words : { ...words, thread });
};

/** Add words or photos to one's own ticket. */
export const addInformation: TicketAction = {
  id: 'add-information',
  label: 'ticket.action.add-information',
  tone: 'plain',
  shown: 'button',
  refuse: refuseAdding,
  form: (ticket, _act, now) => replyForm({ ticket, ...now }, 'add-information'),
  decide,
};

/** The same to one that is over, by a requester who was asked and says that it is only a remark. */
export const addRemark: TicketAction = {
  id: 'add-remark',
  label: 'desk.overRemark',
  tone: 'plain',
  shown: 'never',
  refuse: refuseRemark,
  decide,
};
