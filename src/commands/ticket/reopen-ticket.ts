import { reopenableUntil } from '../../domain/rating/rating-window';
import type { DecisionContext } from '../../domain/record/decision-context';
import { termsInForce } from '../../domain/sla/terms';
import { refuseReopening } from '../../domain/ticket/close';
import type { Ticket } from '../../domain/ticket/ticket';
import type { Instant } from '../../domain/time/instant';
import { reopenForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

const untilOf = (ticket: Ticket, { desk, at }: DecisionContext): Instant =>
  reopenableUntil(desk, ticket.place, ticket.closedAt ?? at);

/** The fault of a closed ticket came back: its requester says so, or a lead who talked to them. */
export const reopenTicket: TicketAction = {
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
      text: textOf(answers, 'text'),
      ...termsInForce(desk),
    },
};
