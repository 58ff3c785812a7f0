import { refuseAnsweringLowering } from '../../domain/ticket/correct';
import type { TicketAction } from '../action';

const answering = (id: 'lower-yes' | 'lower-no', canWait: boolean): TicketAction => ({
  id,
  label: `ticket.action.${id}`,
  tone: canWait ? 'main' : 'plain',
  shown: 'never',
  refuse: refuseAnsweringLowering,
  decide: (_ticket, { by }, { at }) => ({ type: 'lowering-answered', by: by.id, at, canWait }),
});

/** The requester agrees that it can wait. */
export const lowerUrgency = answering('lower-yes', true);
/** It cannot: it stays urgent. */
export const keepUrgency = answering('lower-no', false);
