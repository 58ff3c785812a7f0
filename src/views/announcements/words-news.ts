import { isOpen } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import type { Newsroom } from './newsroom';
import { bothCards, canWait, elsewhere, message, newsFacts, quietly, toEngineers, toRequesterAtOnce } from './saying';
import { shortChange } from './short-change';

/** What somebody changed of their own words, or took away; to nobody once the job is over. */
export const wordsNews: Newsroom<'words-changed'> = {
  'words-changed': (news) => {
    const { event, showing } = news;
    const { ticket, duty } = showing;
    if (!isOpen(ticket) && ticket.state !== 'resolved') return [];
    const { of, before, now, thread } = event;
    const change = shortChange(before, now ?? '');
    const said =
      now === undefined
        ? say('notice.wordsGone', newsFacts(news, { before: change.before }))
        : say('notice.wordsChanged', newsFacts(news, { before: change.before, now: change.now }));
    const fromRequester = of === 'report' || of === 'requester';
    const first = ticket.owner ?? duty.primary;
    const mentions = !fromRequester || first === null || canWait(showing) ? [] : [first];
    const inside = quietly(news, toEngineers(news, 'reply', message(said, { mentions })));
    return [
      ...(of === 'report' ? bothCards(news) : []),
      ...(of === 'engineers' ? [toRequesterAtOnce(news, 'reply', message(said))] : []),
      // What stands in a thread of theirs reads there as it is now.
      ...(fromRequester ? [inside] : elsewhere(inside, thread)),
    ];
  },
};
