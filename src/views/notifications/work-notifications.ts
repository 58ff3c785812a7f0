import { consentReason, waitsForConsent } from '../../domain/consent/about-ticket';
import { leadsOf } from '../../domain/people/leads';
import { onRoster, type PersonId } from '../../domain/people/person';
import { type EventOf, theDesk } from '../../domain/ticket/event';
import { say, typed } from '../../domain/words';
import { asMessage } from '../card';
import { conductCard } from '../conduct-card';
import { progressAskCard } from '../progress-ask-card';
import { promiseReminderCard } from '../promise-reminder-card';
import { progressText, waitingReason } from '../ticket-facts';
import { automaticNews } from './automatic-notifications';
import { afterwards, isAfterwards } from './doubt-notifications';
import {
  beyondCard,
  bothCards,
  canWait,
  card,
  elsewhere,
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
  toRequesterAtOnce,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** Whoever had it, is in person told by whom and why, and the requester reads of the one who had it. */
function returned(news: NotificationContext<EventOf<'claim-returned'>>): readonly NewMessage[] {
  const { event, before, view } = news;
  const { owner: former = event.by } = before;
  const facts = notificationFacts(news, { reason: event.reason, former: { person: former } });
  const byOther = former !== event.by;
  const { primary } = view.duty;
  const mentions = primary === null || canWait(view) ? [] : [primary];
  return [
    ...bothCards(news),
    toEngineers(
      news,
      'claimed',
      message(say(byOther ? 'notice.returnedByOther' : 'notice.returned', facts), { mentions }),
    ),
    toRequesterAtOnce(news, 'claimed', message(say('notice.returnedToYou', facts))),
    ...(byOther ? [toPerson(former, 'claimed', message(say('notice.returnedFromYou', facts)))] : []),
  ];
}

/** Whoever sets out first is reminded of how to behave there (SITE-1); once a ticket, and nobody else reads it. */
function conductFor(news: NotificationContext<EventOf<'dispatched'>>): readonly NewMessage[] {
  const { view, before, event } = news;
  const wentBefore = before.marks.some(({ milestone }) => milestone === 'dispatched');
  return wentBefore || view.desk.conduct.length === 0 ? [] : [toPerson(event.by, 'note', card(conductCard(view)))];
}

/** Whether the desk does not count on them any more: what is owed by them is nobody's until a lead gives it to somebody. */
function isGone({ view: { people } }: NotificationContext, id: PersonId): boolean {
  const person = people.get(id);
  return person !== undefined && !onRoster(person);
}

/** Claim, work, waiting, progress and promises. */
export const workNotifications: TicketNotifications<
  | 'reported'
  | 'claimed'
  | 'claim-returned'
  | 'remote-started'
  | 'dispatched'
  | 'arrived'
  | 'located'
  | 'progress-asked'
  | 'progress-reported'
  | 'updates-chosen'
  | 'noted'
  | 'replied'
  | 'promised'
  | 'promise-reminded'
  | 'promise-kept'
  | 'promise-slipped'
  | 'waiting-started'
  | 'resumed'
> = {
  reported: (news) => [...bothCards(news), ...beyondCard(news)],
  claimed: (news) => [
    ...bothCards(news),
    // It is not so any more that nobody has it.
    { ...toRequester(news, 'claimed', message(say('notice.claimed', notificationFacts(news)))), outdates: 'standing' },
    ...news.view.ticket.rescueTold.map((person) =>
      toPerson(
        person,
        'claimed',
        message(say('notice.claimedElsewhere', notificationFacts(news))),
        rescueSlot(news.view, person),
      ),
    ),
  ],
  'claim-returned': returned,
  'remote-started': (news) => [
    ...bothCards(news),
    toRequester(news, 'progress', message(say('notice.remote', notificationFacts(news)))),
  ],
  dispatched: (news) => [
    ...bothCards(news),
    toRequester(news, 'progress', message(say('notice.underway', notificationFacts(news)))),
    ...conductFor(news),
  ],
  arrived: (news) => bothCards(news),
  located: (news) => [
    ...bothCards(news),
    toRequester(
      news,
      'progress',
      message(say('notice.located', notificationFacts(news, { finding: news.event.finding }))),
    ),
    toEngineers(news, 'note', message(say('notice.located', notificationFacts(news, { finding: news.event.finding })))),
  ],
  'progress-asked': (news) => {
    const { owner } = news.view.ticket;
    if (owner === undefined || isGone(news, owner)) return [];
    const asked = card(progressAskCard(news.view, news.event.hour));
    return [
      toPerson(owner, 'progress-ask', asked, personalSlot(news.view, 'ask', { person: owner, which: news.event.hour })),
    ];
  },
  'progress-reported': (news) => {
    const { event, view } = news;
    if (event.automatic) return automaticNews(news);
    const words = asMessage({ text: progressText(event), from: event.by });
    const { owner, progressAskedFor: hour } = view.ticket;
    const settled = message(say('notice.progressSent', notificationFacts(news)));
    return [
      ...bothCards(news),
      toRequester(news, 'progress', words),
      toEngineers(news, 'progress', words),
      ...(owner !== undefined && hour !== undefined
        ? [toPerson(owner, 'progress-ask', settled, personalSlot(view, 'ask', { person: owner, which: hour }))]
        : []),
    ];
  },
  'updates-chosen': (news) => bothCards(news),
  noted: (news) => {
    const { text, inThread, thread } = news.event;
    const noted = toEngineers(news, 'note', message(say('notice.note', notificationFacts(news, { text }))));
    return inThread ? elsewhere(noted, thread) : [noted];
  },
  replied: (news) => {
    const { event, view } = news;
    const { owner } = view.ticket;
    const onlyFiles = { text: say('notice.sentFiles', notificationFacts(news)), files: event.files };
    const words = event.text === '' ? onlyFiles : { text: typed(event.text), from: event.by, files: event.files };
    const wentOn = event.side === 'requester' && view.ticket.pauses.at(-1)?.to === event.at;
    const isAlone = event.side === 'engineers' || isAfterwards(news);
    const mentions = isAlone || owner === undefined ? [] : [owner];
    const toThem = event.side === 'engineers' ? toRequesterAtOnce : toRequester;
    // What was typed in a form stands in no thread yet: the speaker's own side reads it too.
    const reads = (side: typeof event.side): boolean => event.side !== side || event.inThread !== true;
    const inside = toEngineers(news, 'reply', asMessage({ ...words, mentions }));
    const among = reads('engineers') ? [inside] : elsewhere(inside, event.thread);
    return [
      ...bothCards(news, 'gathered'),
      ...(reads('requester') ? [toThem(news, 'reply', asMessage(words))] : []),
      ...(isAfterwards(news) ? afterwards(news, among) : among),
      ...(wentOn ? [toRequester(news, 'waiting', message(say('notice.answered')))] : []),
    ];
  },
  promised: (news) => [
    ...bothCards(news),
    toRequester(
      news,
      'promise',
      message(
        say(
          'notice.promised',
          notificationFacts(news, { due: { at: news.event.due, style: 'time' }, text: news.event.text }),
        ),
      ),
    ),
  ],
  'promise-reminded': (news) => {
    const { owner, promise } = news.view.ticket;
    if (owner !== undefined && isGone(news, owner)) {
      const facts = notificationFacts(news, { due: { at: promise?.due ?? news.event.at, style: 'time' } });
      const leads = leadsOf(news.view.people.values());
      return leads.map(({ id }) => toPerson(id, 'promise', message(say('assign.promiseOfGone', facts))));
    }
    return owner === undefined
      ? []
      : [
          toPerson(
            owner,
            'promise',
            card(promiseReminderCard(news.view)),
            personalSlot(news.view, 'promise', { person: owner, which: news.event.at }),
          ),
        ];
  },
  'promise-kept': (news) => bothCards(news),
  'promise-slipped': (news) => {
    const facts = notificationFacts(news, {
      due: { at: news.event.due, style: 'time' },
      newDue: { at: news.event.newDue, style: 'time' },
    });
    const { owner } = news.view.ticket;
    const slipped = message(say('notice.slippedInside', facts));
    return [
      ...bothCards(news, 'gathered'),
      toRequesterAtOnce(news, 'promise', message(say('notice.slipped', facts))),
      toEngineers(news, 'promise', slipped),
      ...[...new Set([...(owner === undefined ? [] : [owner]), ...peopleWith(news, 'lead')])].map((person) =>
        toPerson(person, 'promise', slipped),
      ),
    ];
  },
  'waiting-started': (news) => {
    // The question has a card of its own.
    if (news.event.reason === consentReason) return bothCards(news);
    const facts = notificationFacts(news, { reason: waitingReason(news.view.desk, news.event), note: news.event.note });
    const key = news.event.endsWhenAnswered ? 'notice.waitingForYou' : 'notice.waiting';
    const tell = news.event.endsWhenAnswered ? toRequesterAtOnce : toRequester;
    return [...bothCards(news), tell(news, 'waiting', message(say(key, facts)))];
  },
  resumed: (news) => [
    ...bothCards(news),
    ...(waitsForConsent(news.before) && news.event.by === theDesk
      ? []
      : [toRequester(news, 'waiting', message(say('notice.resumed', notificationFacts(news))))]),
  ],
};
