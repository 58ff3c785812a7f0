import { refuseAdding, refuseRemark, reply } from '../../domain/ticket/talk';
import { refuseUnlessEngineer } from '../../domain/ticket/who-may';
import type { AnswersOf } from '../../views/define-form';
import { noteForm, replyForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing } from '../answers';
import { asking } from '../record/asking';

const decide: TicketAction<AnswersOf<typeof replyForm>>['decide'] = (ticket, { by, answers, value }, { at }) => {
  const words = { text: answers.text, files: answers.files, side: 'requester' } as const;
  const thread = threadOf(value);
  return reply(ticket, by, at, thread === undefined ? words : { ...words, thread });
};

/** Add words or photos to one's own ticket. */
export const addInformation: TicketAction = asking(replyForm, {
  id: 'add-information',
  label: 'ticket.action.add-information',
  tone: 'plain',
  shown: 'button',
  refuse: refuseAdding,
  form: (ticket, _act, now) => replyForm({ ticket, ...now }, 'add-information'),
  decide,
});

/** The same to one that is over, by a requester who was asked and says that it is only a remark. */
export const addRemark: TicketAction = asking(replyForm, {
  id: 'add-remark',
  label: 'desk.overRemark',
  tone: 'plain',
  shown: 'never',
  refuse: refuseRemark,
  decide,
});

/** Write to the requester: any engineer may, whoever has the ticket and however it stands. */
export const replyToRequester: TicketAction = asking(replyForm, {
  id: 'reply',
  label: 'ticket.action.reply',
  tone: 'plain',
  shown: 'menu',
  refuse: (_ticket, by) => refuseUnlessEngineer(by),
  form: (ticket, _act, now) => replyForm({ ticket, ...now }, 'reply'),
  decide: (ticket, { by, answers, value }, { at }) => {
    const words = { text: answers.text, files: answers.files, side: 'engineers' } as const;
    const thread = threadOf(value);
    return reply(ticket, by, at, thread === undefined ? words : { ...words, thread });
  },
});

/** Leave a note that only engineers see: any engineer may, whoever has the ticket and however it stands. */
export const leaveNote: TicketAction = asking(noteForm, {
  id: 'note',
  label: 'ticket.action.note',
  tone: 'plain',
  shown: 'menu',
  refuse: (_ticket, by) => refuseUnlessEngineer(by),
  form: (ticket, _act, now) => noteForm({ ticket, ...now }),
  decide: (_ticket, { by, answers, value }, { at }) => {
    const empty = missing(answers, 'text');
    if (empty) return empty;
    const noted = { type: 'noted', by: by.id, at, text: answers.text } as const;
    const thread = threadOf(value);
    return thread === undefined ? noted : { ...noted, inThread: true, thread };
  },
});

const begins = 'in-thread:';

/** Value of words that were written in the ticket's thread on that platform: whoever reads along there has them already. */
export const saidInThread = (platform: string): string => `${begins}${platform}`;

/** The platform whose thread has the words already; undefined for words that stand in no thread. */
export const threadOf = (value: string | undefined): string | undefined =>
  value?.startsWith(begins) ? value.slice(begins.length) : undefined;
