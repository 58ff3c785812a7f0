import { invalid } from '../../domain/refusal';
import { quickTime } from '../../domain/ticket/quick-times';
import { promise } from '../../domain/ticket/talk';
import { refuseUnlessWorking } from '../../domain/ticket/who-may';
import { promiseForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { atField, missing, momentOf, textOf } from '../answers';

/** Give the requester a time by which they get an answer (HOT-4). */
export const promiseAnswer: TicketAction = {
  id: 'promise',
  label: 'ticket.action.promise',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessWorking,
  form: (ticket, _act, now) => promiseForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at, desk }) => {
    const due = momentOf(answers, 'due') ?? quickTime(textOf(answers, 'quick'), ticket, desk, at);
    if (due === undefined) return missing(answers, 'due', 'text') ?? invalid({ due: { say: 'form.fillIn' } });
    const no = missing(answers, 'text');
    if (no) return no;
    return atField('due', promise(by, at, { due, text: textOf(answers, 'text') }));
  },
};
