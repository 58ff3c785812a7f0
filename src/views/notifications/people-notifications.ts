import { placeOf } from '../../domain/desk';
import { offerEndsAt } from '../../domain/escalation/handover-timers';
import type { PersonId } from '../../domain/people/person';
import type { Slot } from '../../domain/record/slot';
import { isBlank } from '../../domain/text';
import { theDesk } from '../../domain/ticket/event';
import type { Instant } from '../../domain/time/instant';
import { say } from '../../domain/words';
import { handoverCard } from '../handover-card';
import {
  bothCards,
  card,
  message,
  type NotificationContext,
  notificationFacts,
  peopleWith,
  personalSlot,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** Where the offer made at that moment was shown to the one it was made to. */
const handoverSlot = ({ view }: NotificationContext, person: PersonId, which: Instant): Slot =>
  personalSlot(view, 'handover', { person, which });

/** Collaboration, handover and urgency. */
export const peopleNotifications: TicketNotifications<
  | 'collaborator-added'
  | 'collaborator-left'
  | 'handover-offered'
  | 'handover-accepted'
  | 'handover-declined'
  | 'handover-reminded'
  | 'handover-ended'
  | 'urgency-raised'
> = {
  'collaborator-added': (news) => {
    const { person, by } = news.event;
    const facts = notificationFacts(news, { person: { person } });
    // A lead may join by themselves; then nobody asked them to.
    if (person === by) {
      return [...bothCards(news), toEngineers(news, 'collaboration', message(say('notice.joinedAlone', facts)))];
    }
    return [
      ...bothCards(news),
      toEngineers(news, 'collaboration', message(say('notice.joined', facts), { mentions: [person] })),
      toPerson(person, 'collaboration', message(say('notice.youJoined', facts))),
    ];
  },
  'collaborator-left': (news) => [
    ...bothCards(news),
    toEngineers(
      news,
      'collaboration',
      message(say('notice.left', notificationFacts(news, { person: { person: news.event.person } }))),
    ),
  ],
  'handover-offered': (news) => {
    const { event, view } = news;
    const { owner } = view.ticket;
    const facts = notificationFacts(news, { to: { person: event.to } });
    return [
      ...bothCards(news),
      toPerson(event.to, 'handover', card(handoverCard(view, event)), handoverSlot(news, event.to, event.at)),
      ...(owner === undefined || owner === event.by
        ? []
        : [
            toPerson(
              owner,
              'handover',
              message(say(event.by === theDesk ? 'notice.takeoverOffered' : 'notice.handoverOffered', facts)),
            ),
          ]),
    ];
  },
  'handover-accepted': (news) => {
    const { event, before } = news;
    const facts = notificationFacts(news, { from: { person: event.from } });
    const asked = before.handover?.by;
    const note = before.handover?.note ?? '';
    return [
      ...bothCards(news),
      toRequester(news, 'handover', message(say('notice.handedOver', facts))),
      toEngineers(news, 'handover', message(say('notice.handedOver', facts))),
      toPerson(event.from, 'handover', message(say('notice.handoverTaken', facts))),
      ...(asked === undefined || asked === event.by
        ? []
        : [toPerson(asked, 'handover', message(say('notice.handedOver', facts)))]),
      toPerson(
        event.by,
        'handover',
        message(
          isBlank(note)
            ? say('notice.handoverYours', facts)
            : say('notice.handoverYoursNote', { ...facts, from: { person: asked ?? event.from }, note }),
        ),
        handoverSlot(news, event.by, event.offeredAt),
      ),
    ];
  },
  'handover-declined': (news) => {
    const { event, before } = news;
    const facts = notificationFacts(news, { reason: event.reason });
    const { owner } = news.view.ticket;
    const asked = before.handover?.by;
    return [
      ...bothCards(news),
      ...(owner === undefined ? [] : [toPerson(owner, 'handover', message(say('notice.handoverDeclined', facts)))]),
      ...(asked === undefined || asked === owner
        ? []
        : [toPerson(asked, 'handover', message(say('notice.handoverDeclinedToLead', facts)))]),
      toPerson(
        event.by,
        'handover',
        message(say('notice.handoverNotYours', facts)),
        handoverSlot(news, event.by, event.offeredAt),
      ),
    ];
  },
  'handover-reminded': (news) => {
    const { ticket, desk } = news.view;
    const { handover } = ticket;
    if (handover === undefined) return [];
    const { by, from, to, at } = handover;
    const ends = offerEndsAt(ticket, at, placeOf(desk, ticket.place).hours);
    const facts = notificationFacts(news, { from: { person: by ?? from }, ends: { at: ends, style: 'time' } });
    // The desk asked in the name of duty, and nobody else.
    const ofDesk = ticket.takeoverAskedAt === at;
    const reminder = message(say(ofDesk ? 'notice.takeoverReminder' : 'notice.handoverReminder', facts));
    return [{ ...toPersonUnder(handoverSlot(news, to, at), to, 'handover', reminder), surfaces: true }];
  },
  // The card of the offer is settled with every question that nobody need answer any more.
  'handover-ended': (news) => {
    const { owner } = news.view.ticket;
    const facts = notificationFacts(news, { to: { person: news.event.to } });
    // Leads are told of everything that somebody who has left leaves open, in one message.
    if (news.event.gone) {
      const gone = message(say('assign.offerGone', facts));
      return [...bothCards(news), ...(owner === undefined ? [] : [toPerson(owner, 'handover', gone)])];
    }
    const leads = peopleWith(news, 'lead').filter((person) => person !== owner && person !== news.event.to);
    return [
      ...bothCards(news),
      ...(owner === undefined ? [] : [toPerson(owner, 'handover', message(say('notice.handoverUnanswered', facts)))]),
      ...leads.map((lead) => toPerson(lead, 'handover', message(say('notice.handoverUnansweredLead', facts)))),
    ];
  },
  'urgency-raised': (news) => {
    const { owner } = news.view.ticket;
    const { primary } = news.view.duty;
    const first = owner ?? primary;
    const called = first === null ? peopleWith(news, 'lead') : [first];
    const mentions = called.filter((person) => person !== news.event.by);
    return [
      ...bothCards(news),
      toEngineers(news, 'rescue', message(say('notice.urgent', notificationFacts(news)), { mentions })),
      toRequester(
        news,
        'reported',
        message(say(owner === undefined ? 'notice.urgentToYou' : 'notice.urgentToOwner', notificationFacts(news))),
      ),
    ];
  },
};
