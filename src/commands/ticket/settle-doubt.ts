import { refuseSettling } from '../../domain/ticket/close';
import type { TicketAction } from '../action';

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
