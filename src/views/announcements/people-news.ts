import { say } from '../../domain/words';
import { handoverCard } from '../handover-card';
import type { Newsroom } from './newsroom';
import {
  bothCards,
  card,
  message,
  newsFacts,
  peopleWith,
  personalSlot,
  toEngineers,
  toPerson,
  toRequester,
} from './saying';

/** Collaboration, handover and urgency. */
export const peopleNews: Newsroom<
  | 'collaborator-added'
  | 'collaborator-left'
  | 'handover-offered'
  | 'handover-accepted'
  | 'handover-declined'
  | 'urgency-raised'
> = {
  'collaborator-added': (news) => [
    ...bothCards(news),
    toEngineers(
      news,
      'collaboration',
      message(say('notice.joined', newsFacts(news, { person: { person: news.event.person } })), {
        mentions: [news.event.person],
      }),
    ),
    toPerson(news.event.person, 'collaboration', message(say('notice.youJoined', newsFacts(news)))),
  ],
  'collaborator-left': (news) => [
    ...bothCards(news),
    toEngineers(
      news,
      'collaboration',
      message(say('notice.left', newsFacts(news, { person: { person: news.event.person } }))),
    ),
  ],
  'handover-offered': (news) => [
    ...bothCards(news),
    toPerson(
      news.event.to,
      'handover',
      card(handoverCard(news.showing, news.event)),
      personalSlot(news.showing, 'handover', { person: news.event.to, which: news.event.at }),
    ),
  ],
  'handover-accepted': (news) => {
    const facts = newsFacts(news, { from: { person: news.event.from } });
    return [
      ...bothCards(news),
      toRequester(news, 'handover', message(say('notice.handedOver', facts))),
      toEngineers(news, 'handover', message(say('notice.handedOver', facts))),
      toPerson(news.event.from, 'handover', message(say('notice.handoverTaken', facts))),
      toPerson(
        news.event.by,
        'handover',
        message(say('notice.handoverYours', facts)),
        personalSlot(news.showing, 'handover', { person: news.event.by, which: news.event.offeredAt }),
      ),
    ];
  },
  'handover-declined': (news) => {
    const facts = newsFacts(news, { reason: news.event.reason });
    const { owner } = news.showing.ticket;
    return [
      ...bothCards(news),
      ...(owner === undefined ? [] : [toPerson(owner, 'handover', message(say('notice.handoverDeclined', facts)))]),
      toPerson(
        news.event.by,
        'handover',
        message(say('notice.handoverNotYours', facts)),
        personalSlot(news.showing, 'handover', { person: news.event.by, which: news.event.offeredAt }),
      ),
    ];
  },
  'urgency-raised': (news) => {
    const { owner } = news.showing.ticket;
    const { primary } = news.showing.duty;
    const first = owner ?? primary;
    const mentions = first === null ? peopleWith(news, 'lead') : [first];
    return [
      ...bothCards(news),
      toEngineers(news, 'rescue', message(say('notice.urgent', newsFacts(news)), { mentions })),
      toRequester(
        news,
        'reported',
        message(say(owner === undefined ? 'notice.urgentToYou' : 'notice.urgentToOwner', newsFacts(news))),
      ),
    ];
  },
};
