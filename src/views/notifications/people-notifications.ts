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
  'collaborator-added': (context) => {
    const { person, by } = context.event;
    const facts = notificationFacts(context, { person: { person } });
    // A lead may join by themselves; then nobody asked them to.
    if (person === by) {
      return [...bothCards(context), toEngineers(context, 'collaboration', message(say('notice.joinedAlone', facts)))];
    }
    return [
      ...bothCards(context),
      toEngineers(context, 'collaboration', message(say('notice.joined', facts), { mentions: [person] })),
      toPerson(person, 'collaboration', message(say('notice.youJoined', facts))),
    ];
  },
  'collaborator-left': (context) => [
    ...bothCards(context),
    toEngineers(
      context,
      'collaboration',
      message(say('notice.left', notificationFacts(context, { person: { person: context.event.person } }))),
    ),
  ],
  'handover-offered': (context) => {
    const { event, view } = context;
    const { owner } = view.ticket;
    const facts = notificationFacts(context, { to: { person: event.to } });
    return [
      ...bothCards(context),
      toPerson(event.to, 'handover', card(handoverCard(view, event)), handoverSlot(context, event.to, event.at)),
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
  'handover-accepted': (context) => {
    const { event, before } = context;
    const facts = notificationFacts(context, { from: { person: event.from } });
    const asked = before.handover?.by;
    const note = before.handover?.note ?? '';
    const told = [
      ...bothCards(context),
      toRequester(context, 'handover', message(say('notice.handedOver', facts))),
      toEngineers(context, 'handover', message(say('notice.handedOver', facts))),
    ];
    // Whoever gave and took many at once reads the list, and not one message for each.
    if (event.list !== undefined) return told;
    return [
      ...told,
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
        handoverSlot(context, event.by, event.offeredAt),
      ),
    ];
  },
  'handover-declined': (context) => {
    const { event, before } = context;
    const facts = notificationFacts(context, { reason: event.reason });
    const { owner } = context.view.ticket;
    const asked = before.handover?.by;
    return [
      ...bothCards(context),
      ...(owner === undefined ? [] : [toPerson(owner, 'handover', message(say('notice.handoverDeclined', facts)))]),
      ...(asked === undefined || asked === owner
        ? []
        : [toPerson(asked, 'handover', message(say('notice.handoverDeclinedToLead', facts)))]),
      toPerson(
        event.by,
        'handover',
        message(say('notice.handoverNotYours', facts)),
        handoverSlot(context, event.by, event.offeredAt),
      ),
    ];
  },
  'handover-reminded': (context) => {
    const { ticket, desk } = context.view;
    const { handover } = ticket;
    if (handover === undefined) return [];
    const { by, from, to, at } = handover;
    const ends = offerEndsAt(ticket, at, placeOf(desk, ticket.place).hours);
    const facts = notificationFacts(context, { from: { person: by ?? from }, ends: { at: ends, style: 'time' } });
    // The desk asked in the name of duty, and nobody else.
    const ofDesk = ticket.takeoverAskedAt === at;
    const reminder = message(say(ofDesk ? 'notice.takeoverReminder' : 'notice.handoverReminder', facts));
    return [{ ...toPersonUnder(handoverSlot(context, to, at), to, 'handover', reminder), surfaces: true }];
  },
  // The card of the offer is settled with every question that nobody need answer any more.
  'handover-ended': (context) => {
    const { owner } = context.view.ticket;
    const facts = notificationFacts(context, { to: { person: context.event.to } });
    // Leads are told of everything that somebody who has left leaves open, in one message.
    if (context.event.gone) {
      const gone = message(say('assign.offerGone', facts));
      return [...bothCards(context), ...(owner === undefined ? [] : [toPerson(owner, 'handover', gone)])];
    }
    const leads = peopleWith(context, 'lead').filter((person) => person !== owner && person !== context.event.to);
    return [
      ...bothCards(context),
      ...(owner === undefined ? [] : [toPerson(owner, 'handover', message(say('notice.handoverUnanswered', facts)))]),
      ...leads.map((lead) => toPerson(lead, 'handover', message(say('notice.handoverUnansweredLead', facts)))),
    ];
  },
  'urgency-raised': (context) => {
    const { owner } = context.view.ticket;
    const { primary } = context.view.duty;
    const first = owner ?? primary;
    const called = first === null ? peopleWith(context, 'lead') : [first];
    const mentions = called.filter((person) => person !== context.event.by);
    return [
      ...bothCards(context),
      toEngineers(context, 'rescue', message(say('notice.urgent', notificationFacts(context)), { mentions })),
      toRequester(
        context,
        'reported',
        message(say(owner === undefined ? 'notice.urgentToYou' : 'notice.urgentToOwner', notificationFacts(context))),
      ),
    ];
  },
};
