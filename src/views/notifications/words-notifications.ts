import { isOpen } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import {
  bothCards,
  canWait,
  elsewhere,
  message,
  notificationFacts,
  quietly,
  toEngineers,
  toRequesterAtOnce,
} from './recipients';
import { shortChange } from './short-change';
import type { TicketNotifications } from './ticket-notifications';

/** What somebody changed of their own words, or took away; to nobody once the ticket is over. */
export const wordsNotifications: TicketNotifications<'words-changed'> = {
  'words-changed': (context) => {
    const { event, view } = context;
    const { ticket, duty } = view;
    if (!isOpen(ticket) && ticket.state !== 'resolved') return [];
    const { of, before, now, thread } = event;
    const change = shortChange(before, now ?? '');
    const said =
      now === undefined
        ? say('notice.wordsGone', notificationFacts(context, { before: change.before }))
        : say('notice.wordsChanged', notificationFacts(context, { before: change.before, now: change.now }));
    const fromRequester = of === 'report' || of === 'requester';
    const first = ticket.owner ?? duty.primary;
    const mentions = !fromRequester || first === null || canWait(view) ? [] : [first];
    const inside = quietly(context, toEngineers(context, 'reply', message(said, { mentions })));
    return [
      ...(of === 'report' ? bothCards(context) : []),
      ...(of === 'engineers' ? [toRequesterAtOnce(context, 'reply', message(said))] : []),
      // What stands in a thread of theirs reads there as it is now.
      ...(fromRequester ? [inside] : elsewhere(inside, thread)),
    ];
  },
};
