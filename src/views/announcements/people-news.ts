import { placeOf } from '../../domain/desk';
import { offerEndsAt } from '../../domain/escalation/handover-timers';
import type { PersonId } from '../../domain/people/person';
import { isBlank } from '../../domain/text';
import { theDesk } from '../../domain/ticket/event';
import type { Instant } from '../../domain/time/instant';
import { say } from '../../domain/words';
import { handoverCard } from '../handover-card';
import type { Newsroom } from './newsroom';
import {
  bothCards,
  card,
  message,
  type News,
  newsFacts,
  peopleWith,
  personalSlot,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
} from './saying';

/** Where the offer made at that moment was shown to the one it was made to. */
const handoverSlot = ({ showing }: News, person: PersonId, which: Instant): string =>
  personalSlot(showing, 'handover', { person, which });

/** Collaboration, handover and urgency. */
export const peopleNews: Newsroom<
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
    const facts = newsFacts(news, { person: { person } });
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
      message(say('notice.left', newsFacts(news, { person: { person: news.event.person } }))),
    ),
  ],
  'handover-offered': (news) => {
    const { event, showing } = news;
    const { owner } = showing.ticket;
    const facts = newsFacts(news, { to: { person: event.to } });
    return [
      ...bothCards(news),
      toPerson(event.to, 'handover', card(handoverCard(showing, event)), handoverSlot(news, event.to, event.at)),
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
    const facts = newsFacts(news, { from: { person: event.from } });
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
    const facts = newsFacts(news, { reason: event.reason });
    const { owner } = news.showing.ticket;
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
    const { ticket, desk } = news.showing;
    const { handover } = ticket;
    if (handover === undefined) return [];
    const { by, from, to, at } = handover;
    const ends = offerEndsAt(ticket, at, placeOf(desk, ticket.place).hours);
    const facts = newsFacts(news, { from: { person: by ?? from }, ends: { at: ends, style: 'time' } });
    // The desk asked in the name of duty, and nobody else.
    const ofDesk = ticket.takeoverAskedAt === at;
    const reminder = message(say(ofDesk ? 'notice.takeoverReminder' : 'notice.handoverReminder', facts));
    return [{ ...toPersonUnder(handoverSlot(news, to, at), to, 'handover', reminder), surfaces: true }];
  },
  // The card of the offer is settled with every question that nobody need answer any more.
  'handover-ended': (news) => {
    const { owner } = news.showing.ticket;
    const facts = newsFacts(news, { to: { person: news.event.to } });
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
    const { owner } = news.showing.ticket;
    const { primary } = news.showing.duty;
    const first = owner ?? primary;
    const called = first === null ? peopleWith(news, 'lead') : [first];
    const mentions = called.filter((person) => person !== news.event.by);
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
