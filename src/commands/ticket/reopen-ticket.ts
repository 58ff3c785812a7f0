import { reopenableUntil } from '../../domain/rating/rating-window';
import { isRefusal } from '../../domain/refusal';
import { termsInForce } from '../../domain/sla/terms';
import { reopen } from '../../domain/ticket/close';
import type { Ticket } from '../../domain/ticket/ticket';
import { isRequester } from '../../domain/ticket/who-may';
import type { Instant } from '../../domain/time/instant';
import { reopenForm } from '../../views/forms/closing-forms';
import type { DecisionContext, TicketAction } from '../action';
import { missing, textOf } from '../answers';

const untilOf = (ticket: Ticket, { desk, at }: DecisionContext): Instant =>
  reopenableUntil(desk, ticket.place, ticket.closedAt ?? at);

/** The fault of a closed job came back. */
export const reopenTicket: TicketAction = {
  id: 'reopen',
  label: 'ticket.action.reopen',
  tone: 'plain',
  shown: 'menu',
  passes: true,
  offeredTo: (ticket, viewer, now) =>
    isRequester(ticket, viewer) &&
    !isRefusal(reopen(ticket, viewer, now.at, { text: '', until: untilOf(ticket, now) })),
  form: (ticket, _act, now) => reopenForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, now) => {
    const empty = missing(answers, 'text');
    if (empty) return empty;
    const back = reopen(ticket, by, now.at, { text: textOf(answers, 'text'), until: untilOf(ticket, now) });
    // A new round is judged by the terms of its own moment.
    return isRefusal(back) ? back : { ...back, ...termsInForce(now.desk) };
  },
};
