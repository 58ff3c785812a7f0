import { reportProgress as reporting } from '../../domain/ticket/talk';
import { refuseUnlessWorking } from '../../domain/ticket/who-may';
import { progressForm, promisedAnswer } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** Tell the requester where the ticket stands, in a sentence (HOT-5). */
export const reportProgress: TicketAction = {
  id: 'progress',
  label: 'ticket.action.progress',
  tone: 'plain',
  shown: 'button',
  refuse: refuseUnlessWorking,
  form: (ticket, { value }, now) => progressForm({ ticket, ...now }, value === promisedAnswer),
  decide: (ticket, { by, answers }, { at }) => {
    const no = missing(answers, 'text');
    if (no) return no;
    const reported = reporting(ticket, by, at, textOf(answers, 'text'));
    return textOf(answers, 'promise') === 'kept' ? { ...reported, promise: 'kept' } : reported;
  },
};
