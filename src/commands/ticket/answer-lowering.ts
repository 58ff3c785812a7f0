import { answerLowering, isLoweringAsked } from '../../domain/ticket/correct';
import { isRequester } from '../../domain/ticket/who-may';
import type { TicketAction } from '../action';

const answering = (id: 'lower-yes' | 'lower-no', canWait: boolean): TicketAction => ({
  id,
  label: `ticket.action.${id}`,
  tone: canWait ? 'main' : 'plain',
  shown: 'never',
  offeredTo: (ticket, viewer) => isLoweringAsked(ticket) && isRequester(ticket, viewer),
  decide: (ticket, { by }, { at }) => answerLowering(ticket, by, at, canWait),
});

/** The requester agrees that it can wait. */
export const lowerUrgency = answering('lower-yes', true);
/** It cannot: it stays urgent. */
export const keepUrgency = answering('lower-no', false);
