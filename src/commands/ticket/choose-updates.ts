import { placeOf } from '../../domain/desk';
import type { DecisionContext } from '../../domain/record/decision-context';
import { refuse } from '../../domain/refusal';
import { chooseUpdates as choosing } from '../../domain/ticket/choose-updates';
import type { Ticket } from '../../domain/ticket/ticket';
import { isUpdateChoice } from '../../domain/ticket/updates';
import { refuseUnlessOpenForRequester } from '../../domain/ticket/who-may';
import { updatesForm } from '../../views/forms/updates-form';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';
import type { ActionInput } from '../record/action';

function chosen(ticket: Ticket, { by }: ActionInput, choice: string, { at, desk }: DecisionContext) {
  if (!isUpdateChoice(choice)) return refuse('refusal.staleButton');
  return choosing(by.id, at, { choice, hours: placeOf(desk, ticket.place).hours });
}

/** What the requester wants to be told of while there is no news, asked for in a form (HOT-5). */
export const chooseUpdates: TicketAction = {
  id: 'updates',
  label: 'ticket.action.updates',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessOpenForRequester,
  form: (ticket, _act, now) => updatesForm({ ticket, ...now }),
  decide: (ticket, act, now) =>
    missing(act.answers, 'updates') ?? chosen(ticket, act, textOf(act.answers, 'updates'), now),
};

/** The same with one tap, on the message that tells how the ticket stands. */
export const setUpdates: TicketAction = {
  id: 'updates-set',
  label: 'ticket.action.updates',
  tone: 'plain',
  shown: 'never',
  refuse: refuseUnlessOpenForRequester,
  decide: (ticket, act, now) => chosen(ticket, act, act.value ?? '', now),
};
