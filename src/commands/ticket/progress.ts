import { placeOf } from '../../domain/desk';
import type { DecisionContext } from '../../domain/record/decision-context';
import { invalid, refuse } from '../../domain/refusal';
import { chooseUpdates as choosing } from '../../domain/ticket/choose-updates';
import { quickTime } from '../../domain/ticket/quick-times';
import { promise, refuseKeeping, reportProgress as reporting } from '../../domain/ticket/talk';
import type { Ticket } from '../../domain/ticket/ticket';
import { type UpdateChoice, updateChoiceIn } from '../../domain/ticket/updates';
import { refuseUnlessOpenForRequester, refuseUnlessWorking } from '../../domain/ticket/who-may';
import { after, type Instant, minutes } from '../../domain/time/instant';
import { updatesForm } from '../../views/forms/updates-form';
import { progressForm, promisedAnswer, promiseForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { atField, missing } from '../answers';
import type { ActionInput } from '../record/action';
import { asking } from '../record/asking';

/** Tell the requester where the ticket stands, in a sentence (HOT-5). */
export const reportProgress: TicketAction = asking(progressForm, {
  id: 'progress',
  label: 'ticket.action.progress',
  tone: 'plain',
  shown: 'button',
  refuse: refuseUnlessWorking,
  form: (ticket, { value }, now) => progressForm({ ticket, ...now }, value === promisedAnswer),
  decide: (ticket, { by, answers }, { at }) => {
    const no = missing(answers, 'text');
    if (no) return no;
    const reported = reporting(ticket, by, at, answers.text);
    return answers.promise === 'kept' ? { ...reported, promise: 'kept' } : reported;
  },
});

/** The same words again within this long are the same finger, not another report. */
const doubleTap = minutes(1);

const saidJustNow = ({ lastProgress }: Ticket, text: string, at: Instant): boolean =>
  lastProgress !== undefined && lastProgress.text === text && at <= after(lastProgress.at, doubleTap);

/** Tell the requester where the ticket stands, with one tap on a common state (HOT-5). */
export const reportState: TicketAction = {
  id: 'progress-state',
  label: 'ticket.action.progress',
  tone: 'plain',
  shown: 'never',
  refuse: refuseUnlessWorking,
  decide: (ticket, { by, value }, { at, desk, people }) => {
    const state = desk.progress.states[Number(value)];
    if (state === undefined) return refuse('refusal.staleButton');
    const language = people.get(ticket.requester)?.language ?? desk.language;
    const text = state[language];
    if (saidJustNow(ticket, text, at)) return refuse('refusal.saidAlready');
    return { ...reporting(ticket, by, at, text), state };
  },
};

/** Give the requester a time by which they get an answer (HOT-4). */
export const promiseAnswer: TicketAction = asking(promiseForm, {
  id: 'promise',
  label: 'ticket.action.promise',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessWorking,
  form: (ticket, _act, now) => promiseForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at, desk }) => {
    const due = answers.due ?? (answers.quick && quickTime(answers.quick, ticket, desk, at));
    if (due === undefined) return missing(answers, 'due', 'text') ?? invalid({ due: { say: 'form.fillIn' } });
    const no = missing(answers, 'text');
    if (no) return no;
    return atField('due', promise(by, at, { due, text: answers.text }));
  },
});

/** The promised answer was given another way. */
export const keepPromise: TicketAction = {
  id: 'keep-promise',
  label: 'ticket.action.keep-promise',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseKeeping,
  decide: (_ticket, { by }, { at }) => ({ type: 'promise-kept', by: by.id, at }),
};

function chosen(ticket: Ticket, { by }: ActionInput, choice: UpdateChoice | undefined, { at, desk }: DecisionContext) {
  if (choice === undefined) return refuse('refusal.staleButton');
  return choosing(by.id, at, { choice, hours: placeOf(desk, ticket.place).hours });
}

/** What the requester wants to be told of while there is no news, asked for in a form (HOT-5). */
export const chooseUpdates: TicketAction = asking(updatesForm, {
  id: 'updates',
  label: 'ticket.action.updates',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessOpenForRequester,
  form: (ticket, _act, now) => updatesForm({ ticket, ...now }),
  decide: (ticket, act, now) => missing(act.answers, 'updates') ?? chosen(ticket, act, act.answers.updates, now),
});

/** The same with one tap, on the message that tells how the ticket stands. */
export const setUpdates: TicketAction = {
  id: 'updates-set',
  label: 'ticket.action.updates',
  tone: 'plain',
  shown: 'never',
  refuse: refuseUnlessOpenForRequester,
  decide: (ticket, act, now) => chosen(ticket, act, updateChoiceIn(act.value), now),
};
