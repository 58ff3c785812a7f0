import { refuseUnlessEngineer } from '../../domain/ticket/who-may';
import { noteForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';
import { threadOf } from './said-in-thread';

/** Leave a note that only engineers see: any engineer may, whoever has the ticket and however it stands. */
export const leaveNote: TicketAction = {
  id: 'note',
  label: 'ticket.action.note',
  tone: 'plain',
  shown: 'menu',
  refuse: (_ticket, by) => refuseUnlessEngineer(by),
  form: (ticket, _act, now) => noteForm({ ticket, ...now }),
  decide: (_ticket, { by, answers, value }, { at }) => {
    const empty = missing(answers, 'text');
    if (empty) return empty;
    const noted = { type: 'noted', by: by.id, at, text: textOf(answers, 'text') } as const;
    const thread = threadOf(value);
    return thread === undefined ? noted : { ...noted, inThread: true, thread };
  },
};
