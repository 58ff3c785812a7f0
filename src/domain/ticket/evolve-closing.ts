import { backToWork, marked, newRound, promiseKept, unpaused, visitOver, without } from './change';
import type { Evolvers } from './evolvers';
import { reopenedBecause } from './reopening';
import { roundOf } from './ticket';

/** Resolution, confirmation, rating, cancellation and their reversals. */
export const evolveClosing: Evolvers<
  | 'resolved'
  | 'confirmed'
  | 'not-fixed'
  | 'rated'
  | 'rating-reminded'
  | 'callback-reminded'
  | 'called-back'
  | 'cancelled'
  | 'reopened'
  | 'terms-corrected'
  | 'doubt-reminded'
  | 'doubt-settled'
> = {
  resolved: (ticket, { cause, fix, advice, notDone, by, at }) => ({
    ...without(promiseKept(marked(visitOver(unpaused(ticket, at), at), 'resolved', at), at), 'handover'),
    state: 'resolved',
    resolution: { cause, fix, ...(notDone === undefined ? {} : { notDone }), advice, by, at },
  }),
  confirmed: (ticket, { how, at }) => ({
    ...without(ticket, 'doubt', 'settledAt'),
    state: 'closed',
    closedAt: at,
    closedBy: how,
  }),
  'doubt-reminded': (ticket, { to, at }) =>
    ticket.doubt
      ? { ...ticket, doubt: { ...ticket.doubt, ...(to === 'requester' ? { remindedAt: at } : { toldAt: at }) } }
      : ticket,
  'doubt-settled': (ticket, { at }) => ({ ...without(ticket, 'doubt'), settledAt: at }),
  'not-fixed': (ticket, event) => reopenedBecause(backToWork(ticket, event.at), ticket, event),
  rated: (ticket, { stars, reasons, comment, callbackDue, at }) => ({
    ...without(ticket, 'callback'),
    rating: {
      stars,
      reasons,
      comment,
      firstAt: ticket.rating?.firstAt ?? at,
      at,
      ...(ticket.resolution === undefined ? {} : { solvedBy: ticket.resolution.by }),
    },
    ...(callbackDue === undefined ? {} : { callback: ticket.callback ?? { due: callbackDue, reminded: false } }),
  }),
  'rating-reminded': (ticket) => ({ ...ticket, ratingReminded: true }),
  'callback-reminded': (ticket) =>
    ticket.callback ? { ...ticket, callback: { ...ticket.callback, reminded: true } } : ticket,
  'called-back': (ticket, { at }) =>
    ticket.callback ? { ...ticket, callback: { ...ticket.callback, doneAt: at } } : ticket,
  cancelled: (ticket, { reason, note, at, enquiry }) => ({
    ...without(visitOver(unpaused(ticket, at), at), 'handover'),
    state: 'cancelled',
    cancelled: { reason, note, at, ...(enquiry === undefined ? {} : { enquiry }) },
  }),
  reopened: (ticket, event) => ({
    ...reopenedBecause(newRound(ticket, event.at), ticket, event),
    ...(event.terms === undefined
      ? {}
      : { terms: [...(ticket.terms ?? []), { round: roundOf(ticket) + 1, version: event.terms }] }),
  }),
  'terms-corrected': (ticket, { terms }) => ({ ...ticket, terms }),
};
