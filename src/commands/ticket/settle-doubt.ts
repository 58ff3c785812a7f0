import { isRefusal } from '../../domain/refusal';
import { settleDoubt, stillBroken } from '../../domain/ticket/close';
import type { TicketAction } from '../action';

/** It is not fixed, in the words that were written after it was resolved. Only on the card that asks. */
export const sayStillBroken: TicketAction = {
  id: 'still-broken',
  label: 'ticket.action.still-broken',
  tone: 'plain',
  shown: 'never',
  offeredTo: (ticket, viewer, { at }) => !isRefusal(stillBroken(ticket, viewer, at)),
  decide: (ticket, { by }, { at }) => stillBroken(ticket, by, at),
};

/** Those words were just a remark. Only on the card that asks. */
export const sayJustRemark: TicketAction = {
  id: 'just-remark',
  label: 'ticket.action.just-remark',
  tone: 'plain',
  shown: 'never',
  offeredTo: (ticket, viewer, { at }) => !isRefusal(settleDoubt(ticket, viewer, at)),
  decide: (ticket, { by }, { at }) => settleDoubt(ticket, by, at),
};
