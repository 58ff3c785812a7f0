import { heldOpen, refuseClosing } from '../../domain/complaint/on-ticket';
import { notDone } from '../../domain/consent/about-ticket';
import { refuseWhileStepWaits } from '../../domain/consent/on-ticket';
import { refuseCallBack } from '../../domain/rating/rate';
import { reopenableUntil } from '../../domain/rating/rating-window';
import type { DecisionContext } from '../../domain/record/decision-context';
import { termsInForce } from '../../domain/sla/terms';
import { refuseConfirming, refuseNotFixed, refuseReopening, refuseSettling } from '../../domain/ticket/close';
import type { Ticket } from '../../domain/ticket/ticket';
import { refuseUnlessDeciding, refuseUnlessOpenForRequester } from '../../domain/ticket/who-may';
import type { Instant } from '../../domain/time/instant';
import { callBackForm, notFixedForm, reopenForm, resolveForm, withdrawForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing } from '../answers';
import { asking } from '../record/asking';

/** What was refused and therefore not done, as it was typed: what, and why not. */
const undone = ({ linked }: DecisionContext): string =>
  notDone(linked)
    .map(({ what, takenBack, answer }) => [what, takenBack?.words ?? answer?.words ?? ''].filter(Boolean).join(' — '))
    .join('\n');

/** It is solved: cause, fix and advice go to the requester (SITE-3, SITE-7), with what was not done and why (SITE-4). */
export const resolveTicket: TicketAction = asking(resolveForm, {
  id: 'resolve',
  label: 'ticket.action.resolve',
  tone: 'main',
  shown: 'button',
  refuse: (ticket, by, now) => refuseUnlessDeciding(ticket, by) ?? refuseWhileStepWaits(now),
  form: (ticket, _act, now) => resolveForm({ ticket, ...now }, undone(now)),
  decide: (_ticket, { by, answers }, now) => {
    const empty = missing(answers, 'cause', 'fix', 'advice');
    if (empty) return empty;
    // A no that came after the form was opened is said all the same.
    const notDone = answers.notDone || undone(now);
    return {
      ...{ type: 'resolved', by: by.id, at: now.at, cause: answers.cause, fix: answers.fix, advice: answers.advice },
      ...(notDone === '' ? {} : { notDone }),
    };
  },
});

/** The requester confirms that it works again (SITE-7). */
export const confirmFixed: TicketAction = {
  id: 'confirm',
  label: 'ticket.action.confirm',
  tone: 'main',
  shown: 'button',
  refuse: (ticket, by, now) => refuseConfirming(ticket, by) ?? refuseClosing(by, now),
  decide: (_ticket, { by }, now) => heldOpen(now) ?? { type: 'confirmed', by: by.id, at: now.at, how: 'confirmed' },
};

/** The requester says the fault is still there (SITE-7). */
export const sayNotFixed: TicketAction = asking(notFixedForm, {
  id: 'not-fixed',
  label: 'ticket.action.not-fixed',
  tone: 'plain',
  shown: 'button',
  refuse: refuseNotFixed,
  form: (ticket, _act, now) => notFixedForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'text') ?? { type: 'not-fixed', by: by.id, at, text: answers.text },
});

/** It is not fixed, in the words that were written after it was resolved. Only on the card that asks. */
export const sayStillBroken: TicketAction = {
  id: 'still-broken',
  label: 'ticket.action.still-broken',
  tone: 'plain',
  shown: 'never',
  refuse: refuseSettling,
  decide: (ticket, { by }, { at }) => ({ type: 'not-fixed', by: by.id, at, text: ticket.doubt?.text ?? '' }),
};

/** Those words were just a remark. Only on the card that asks. */
export const sayJustRemark: TicketAction = {
  id: 'just-remark',
  label: 'ticket.action.just-remark',
  tone: 'plain',
  shown: 'never',
  refuse: refuseSettling,
  decide: (_ticket, { by }, { at }) => ({ type: 'doubt-settled', by: by.id, at }),
};

const untilOf = (ticket: Ticket, { desk, at }: DecisionContext): Instant =>
  reopenableUntil(desk, ticket.place, ticket.closedAt ?? at);

/** The fault of a closed ticket came back: its requester says so, or a lead who talked to them. */
export const reopenTicket: TicketAction = asking(reopenForm, {
  id: 'reopen',
  label: 'ticket.action.reopen',
  tone: 'plain',
  shown: 'menu',
  passes: true,
  refuse: (ticket, by, now) => refuseReopening(ticket, by, now.at, untilOf(ticket, now)),
  form: (ticket, _act, now) => reopenForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at, desk }) =>
    // A new round is judged by the terms of its own moment.
    missing(answers, 'text') ?? {
      type: 'reopened',
      by: by.id,
      at,
      text: answers.text,
      ...termsInForce(desk),
    },
});

/** The requester needs no help any more. */
export const withdrawTicket: TicketAction = asking(withdrawForm, {
  id: 'withdraw',
  label: 'ticket.action.withdraw',
  tone: 'plain',
  shown: 'menu',
  refuse: (ticket, by, now) => refuseUnlessOpenForRequester(ticket, by) ?? refuseClosing(by, now),
  form: (ticket, _act, now) => withdrawForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, now) =>
    heldOpen(now) ?? {
      type: 'cancelled',
      by: by.id,
      at: now.at,
      reason: 'withdrawn',
      note: answers.note,
    },
});

/** The lead called back about a low rating. */
export const callBack: TicketAction = asking(callBackForm, {
  id: 'called-back',
  label: 'ticket.action.called-back',
  tone: 'main',
  shown: 'never',
  refuse: refuseCallBack,
  form: (ticket, _act, now) => callBackForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'note') ?? { type: 'called-back', by: by.id, at, note: answers.note },
});
