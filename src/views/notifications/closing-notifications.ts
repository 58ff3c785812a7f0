import { ticketKey } from '../../domain/desk';
import { onRoster, type PersonId } from '../../domain/people/person';
import { isJudgedWith } from '../../domain/rating/own-work';
import { isCallbackOwed } from '../../domain/rating/rate';
import { recordKey } from '../../domain/record/record-ref';
import type { Slot } from '../../domain/record/slot';
import type { EventOf } from '../../domain/ticket/event';
import { type Facts, listOf, type Say, say } from '../../domain/words';
import { answerCard } from '../answer-card';
import { callbackCard, callersFor } from '../callback-card';
import type { Content } from '../card';
import type { TicketView } from '../ticket-view';
import {
  answerAgainSlot,
  answerSlot,
  bothCards,
  card,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  peopleWith,
  personalSlot,
  rescueSlot,
  toEngineers,
  toPerson,
  toRequester,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** The question "is it fixed?" and, after it, the rating, edited wherever it was asked. */
function answer(news: NotificationContext): readonly NewMessage[] {
  const question = toRequester(news, 'resolved', card(answerCard(news.view)));
  return answerSlots(news.view).map((slot) => ({ ...question, slot }));
}

/** Wherever the question was asked. */
const answerSlots = ({ ticket }: Pick<TicketView, 'ticket'>): readonly Slot[] => [
  answerSlot({ ticket }),
  ...(ticket.ratingReminded ? [answerAgainSlot({ ticket })] : []),
];

const callbackSlot = ({ view }: Pick<NotificationContext, 'view'>, person: PersonId): Slot =>
  personalSlot(view, 'callback', { person, which: view.ticket.reopenings });

/** To whoever calls back, in place of the call-back card they may have. */
const toLeads = (
  news: Pick<NotificationContext, 'view'>,
  content: (lead: PersonId) => Content,
): readonly NewMessage[] =>
  callersFor(news.view).map(({ id: lead }) => toPerson(lead, 'callback', content(lead), callbackSlot(news, lead)));

const managersBut = (news: NotificationContext): readonly PersonId[] => {
  const { ticket } = news.view;
  return peopleWith(news, 'manager').filter((id) => id !== ticket.requester && !isJudgedWith(ticket, id));
};

const callbackOff = (news: NotificationContext<EventOf<'rated'>>): Say =>
  say('card.callbackOff', notificationFacts(news, { stars: say(`card.stars.${news.event.stars as 3 | 4 | 5}`) }));

/**
 * Conduct that was flagged reaches a lead however many stars there were (SITE-1), each flag once: nobody who is judged with
 * it hears.
 */
function flagged(news: NotificationContext<EventOf<'rated'>>): readonly NewMessage[] {
  const { event, view, before } = news;
  const said = new Set(before.rating?.reasons ?? []);
  const flags = view.desk.ratingReasons.filter(
    ({ id, conduct }) => conduct === true && event.reasons.includes(id) && !said.has(id),
  );
  if (flags.length === 0) return [];
  const reasons = listOf(flags.map(({ name }) => ({ localised: name })));
  const facts = notificationFacts(news, { reasons, comment: event.comment });
  const text = say(event.comment === '' ? 'consent.conduct.flagged' : 'consent.conduct.flaggedWords', facts);
  return callersFor(view).map(({ id }) => toPerson(id, 'callback', message(text)));
}

/** Resolution, confirmation, rating, cancellation and their reversals. */
export const closingNotifications: TicketNotifications<
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
    toEngineers(
      news,
      'resolved',
      message(say('notice.resolved', notificationFacts(news)), { mentions: ownerUnless(news) }),
    ),
  ],
  confirmed: (news) => [
    ...bothCards(news),
    ...answer(news),
    toEngineers(news, 'closed', message(closedBy(news))),
    ...(news.event.how === 'silence'
      ? [toRequester(news, 'closed', message(say('notice.closedBySilence', notificationFacts(news, silence(news)))))]
      : []),
  ],
  'not-fixed': backAgain,
  rated: (news) => {
    const { event, view } = news;
    const { callback } = view.ticket;
    const asked = event.callbackDue !== undefined && callback && callback.doneAt === undefined;
    return [
      ...answer(news),
      ...bothCards(news, 'gathered'),
      ...(asked ? toLeads(news, (lead) => card(callbackCard(view, lead))) : []),
      ...(event.callbackOff ? toLeads(news, () => message(callbackOff(news))) : []),
      ...flagged(news),
    ];
  },
  'rating-reminded': (news) => [
    { ...toRequester(news, 'rating', card(answerCard(news.view))), slot: answerAgainSlot(news.view) },
  ],
  'callback-reminded': (news) =>
    [...new Set([...callersFor(news.view).map(({ id }) => id), ...managersBut(news)])].map((person) =>
      toPerson(
        person,
        'callback',
        message(
          say(
            'notice.callbackDue',
            notificationFacts(news, { due: { at: news.view.ticket.callback?.due ?? news.event.at, style: 'time' } }),
          ),
        ),
      ),
    ),
  'called-back': (news) => [
    toEngineers(
      news,
      'callback',
      message(say('notice.calledBack', notificationFacts(news, { note: news.event.note }))),
    ),
    ...toLeads(news, () => message(say('notice.calledBack', notificationFacts(news, { note: news.event.note })))),
    // Nobody reads any more that somebody will call.
    ...(news.view.ticket.state === 'closed' ? answer(news) : []),
  ],
  cancelled: (news) => {
    const { note, duplicateOf } = news.event;
    const facts = notificationFacts(news, {
      note: duplicateOf === undefined ? note : ticketKey(news.view.desk, duplicateOf),
    });
    const { owner, collaborators, rescueTold } = news.view.ticket;
    // Somebody may be on the way already: whoever works on it has to hear that nobody waits for them any more.
    const mentions = [...(owner === undefined ? [] : [owner]), ...collaborators].filter((id) => id !== news.event.by);
    const called = owner === undefined ? rescueTold : [];
    return [
      ...bothCards(news),
      toEngineers(news, 'cancelled', message(cancelledSaid(news, facts), { mentions })),
      // Of an enquiry that it turned out to be they hear from the enquiry.
      ...(news.event.enquiry === undefined
        ? [toRequester(news, 'cancelled', message(say(`notice.cancelledToYou.${news.event.reason}`, facts)))]
        : []),
      ...called.map((person) =>
        toPerson(
          person,
          'cancelled',
          message(say('notice.rescueOver', notificationFacts(news))),
          rescueSlot(news.view, person),
        ),
      ),
    ];
  },
  reopened: backAgain,
};

const cancelledSaid = ({ event, view }: NotificationContext<EventOf<'cancelled'>>, facts: Facts): Say =>
  event.enquiry === undefined
    ? say(`notice.cancelled.${event.reason}`, facts)
    : say('enquiry.ticket.cancelled', {
        ...facts,
        enquiry: recordKey(view.desk, { kind: 'enquiry', id: event.enquiry }),
      });

/** The call-back that is still owed, to whoever is asked for it now; edited where they were asked before. */
export const callbackAgain = (view: TicketView): readonly NewMessage[] =>
  isCallbackOwed(view.ticket) ? toLeads({ view }, (lead) => card(callbackCard(view, lead))) : [];

/** The owner of a ticket that somebody else has just moved on. */
const ownerUnless = ({ event, view: { ticket } }: NotificationContext): readonly PersonId[] =>
  ticket.owner === undefined || ticket.owner === event.by ? [] : [ticket.owner];

const silence = ({ view }: NotificationContext) => ({ count: view.desk.closing.silentWorkingDays });

const closedBy = (news: NotificationContext<EventOf<'confirmed'>>): Say =>
  news.event.how === 'silence'
    ? say('notice.closedSilently', notificationFacts(news, silence(news)))
    : say('notice.confirmed', notificationFacts(news));

/** Whoever works on it next, and whoever said it is back, each in the words that are true of them. */
function backAgain(news: NotificationContext<EventOf<'not-fixed' | 'reopened'>>): readonly NewMessage[] {
  const { event, view, before } = news;
  const { requester } = view.ticket;
  const owner = ownerAtWork(news);
  const told = (owner === undefined ? peopleWith(news, 'lead') : [owner]).filter((person) => person !== event.by);
  const facts = notificationFacts(news, { text: event.text });
  const again = say(event.type === 'not-fixed' ? 'notice.notFixed' : 'notice.reopened', facts);
  const heard = event.by === requester ? say(`notice.back.${event.type}`, facts) : again;
  const next = owner === undefined ? say('notice.backUnclaimed') : say('notice.backAtWork', facts);
  return [
    ...bothCards(news),
    ...answerSlots({ ticket: before }).map((slot) => ({
      ...toRequester(news, 'reopened', message(say('notice.backAndNext', { heard, next }))),
      slot,
    })),
    toEngineers(news, 'reopened', message(again, { mentions: told })),
    ...told.map((person) => toPerson(person, 'reopened', message(again))),
  ];
}

/** The owner, as long as the desk counts on them. */
function ownerAtWork({ view: { ticket, people } }: NotificationContext): PersonId | undefined {
  const owner = ticket.owner === undefined ? undefined : people.get(ticket.owner);
  return owner && !onRoster(owner) ? undefined : ticket.owner;
}
