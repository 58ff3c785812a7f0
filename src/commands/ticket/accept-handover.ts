import { offerOf, refuseAccepting } from '../../domain/ticket/hand-over';
import type { TicketAction } from '../action';

/** Take over a ticket that was offered. */
export const acceptHandover: TicketAction = {
  id: 'accept-handover',
  label: 'ticket.action.accept-handover',
  tone: 'main',
  shown: 'never',
  refuse: refuseAccepting,
  decide: (ticket, { by }, { at }) => {
    const { from, at: offeredAt } = offerOf(ticket);
    return { type: 'handover-accepted', by: by.id, at, from, offeredAt };
  },
};
