import { refuseRaisingUrgency } from '../../domain/ticket/close';
import { refuseAnsweringLowering } from '../../domain/ticket/correct';
import type { TicketAction } from '../action';

/** A normal ticket turns out to be urgent (TIME-2). */
export const raiseUrgency: TicketAction = {
  id: 'urgent',
  label: 'ticket.action.urgent',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseRaisingUrgency,
  decide: (_ticket, { by }, { at }) => ({ type: 'urgency-raised', by: by.id, at }),
  confirm: 'ticket.confirm.urgent',
};

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
