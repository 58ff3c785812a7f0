import { ticketKey } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import type { EventOf } from '../../domain/ticket/event';
import { type Say, say } from '../../domain/words';
import { answerCard } from '../answer-card';
import { callbackCard } from '../callback-card';
import type { Content } from '../card';
import type { Newsroom } from './newsroom';
import {
  answerAgainSlot,
  answerSlot,
  bothCards,
  card,
  message,
  type News,
  newsFacts,
  peopleWith,
  personalSlot,
  rescueSlot,
  toEngineers,
  toPerson,
  toRequester,
  type Unkeyed,
} from './saying';

/** The question "is it fixed?" and, after it, the rating, edited wherever it was asked. */
function answer(news: News): readonly Unkeyed[] {
  const question = toRequester(news, 'resolved', card(answerCard(news.showing)));
  const slots = [
    answerSlot(news.showing),
    ...(news.showing.ticket.ratingReminded ? [answerAgainSlot(news.showing)] : []),
  ];
  return slots.map((slot) => ({ ...question, slot }));
}

const callbackSlot = (news: News, person: PersonId): string =>
  personalSlot(news.showing, 'callback', { person, which: news.showing.ticket.reopenings });

/** To each lead, in place of the call-back card they may have. */
const toLeads = (news: News, content: (lead: PersonId) => Content): readonly Unkeyed[] =>
  peopleWith(news, 'lead').map((lead) => toPerson(lead, 'callback', content(lead), callbackSlot(news, lead)));

const callbackOff = (news: News<EventOf<'rated'>>): Say =>
  say('card.callbackOff', newsFacts(news, { stars: say(`card.stars.${news.event.stars as 3 | 4 | 5}`) }));

/** Resolution, confirmation, rating, cancellation and their reversals. */
export const closingNews: Newsroom<
  | 'resolved'
  | 'confirmed'
  | 'not-fixed'
  | 'rated'
  | 'rating-reminded'
  | 'callback-reminded'
  | 'called-back'
  | 'cancelled'
  | 'reopened'
> = {
  resolved: (news) => [
    ...bothCards(news),
    ...answer(news),
    toEngineers(news, 'resolved', message(say('notice.resolved', newsFacts(news)))),
  ],
  confirmed: (news) => [
    ...bothCards(news),
    ...answer(news),
    toEngineers(news, 'closed', message(closedBy(news))),
    ...(news.event.how === 'silence'
      ? [toRequester(news, 'closed', message(say('notice.closedBySilence', newsFacts(news, silence(news)))))]
      : []),
  ],
  'not-fixed': (news) => backAgain(news, news.event.text, 'notice.notFixed'),
  rated: (news) => {
    const { event, showing } = news;
    const { callback } = showing.ticket;
    const asked = event.callbackDue !== undefined && callback && callback.doneAt === undefined;
    return [
      ...answer(news),
      ...bothCards(news, 'gathered'),
      ...(asked ? toLeads(news, (lead) => card(callbackCard(showing, lead))) : []),
      ...(event.callbackOff ? toLeads(news, () => message(callbackOff(news))) : []),
    ];
  },
  'rating-reminded': (news) => [
    { ...toRequester(news, 'rating', card(answerCard(news.showing))), slot: answerAgainSlot(news.showing) },
  ],
  'callback-reminded': (news) =>
    [...new Set([...peopleWith(news, 'lead'), ...peopleWith(news, 'manager')])].map((person) =>
      toPerson(
        person,
        'callback',
        message(
          say(
            'notice.callbackDue',
            newsFacts(news, { due: { at: news.showing.ticket.callback?.due ?? news.event.at, style: 'time' } }),
          ),
        ),
      ),
    ),
  'called-back': (news) => [
    toEngineers(news, 'callback', message(say('notice.calledBack', newsFacts(news, { note: news.event.note })))),
    ...toLeads(news, () => message(say('notice.calledBack', newsFacts(news, { note: news.event.note })))),
  ],
  cancelled: (news) => {
    const { note, duplicateOf } = news.event;
    const facts = newsFacts(news, {
      note: duplicateOf === undefined ? note : ticketKey(news.showing.desk, duplicateOf),
    });
    const { owner, collaborators, rescueTold } = news.showing.ticket;
    // Somebody may be on the way already: whoever works on it has to hear that nobody waits for them any more.
    const mentions = [...(owner === undefined ? [] : [owner]), ...collaborators].filter((id) => id !== news.event.by);
    const called = owner === undefined ? rescueTold : [];
    return [
      ...bothCards(news),
      toEngineers(news, 'cancelled', message(say(`notice.cancelled.${news.event.reason}`, facts), { mentions })),
      toRequester(news, 'cancelled', message(say(`notice.cancelledToYou.${news.event.reason}`, facts))),
      ...called.map((person) =>
        toPerson(
          person,
          'cancelled',
          message(say('notice.rescueOver', newsFacts(news))),
          rescueSlot(news.showing, person),
        ),
      ),
    ];
  },
  reopened: (news) => backAgain(news, news.event.text, 'notice.reopened'),
};

const silence = ({ showing }: News) => ({ count: showing.desk.closing.silentWorkingDays });

const closedBy = (news: News<EventOf<'confirmed'>>): Say =>
  news.event.how === 'silence'
    ? say('notice.closedSilently', newsFacts(news, silence(news)))
    : say('notice.confirmed', newsFacts(news));

function backAgain(news: News, text: string, key: 'notice.notFixed' | 'notice.reopened'): readonly Unkeyed[] {
  const { owner } = news.showing.ticket;
  const told = owner === undefined ? peopleWith(news, 'lead') : [owner];
  const again = say(key, newsFacts(news, { text }));
  const earlier = {
    ...news.showing,
    ticket: { ...news.showing.ticket, reopenings: news.showing.ticket.reopenings - 1 },
  };
  return [
    ...bothCards(news),
    { ...toRequester(news, 'reopened', message(say('notice.backAtWork', newsFacts(news)))), slot: answerSlot(earlier) },
    toEngineers(news, 'reopened', message(again, { mentions: told })),
    ...told.map((person) => toPerson(person, 'reopened', message(again))),
  ];
}
