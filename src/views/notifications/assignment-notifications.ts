import { onRoster, type PersonId } from '../../domain/people/person';
import type { Slot } from '../../domain/record/slot';
import { type EventOf, theDesk } from '../../domain/ticket/event';
import { type Say, say } from '../../domain/words';
import { assignmentCard } from '../assignment-card';
import { rescueCard } from '../rescue-card';
import {
  bothCards,
  card,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  personalSlot,
  rescueSlot,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** Where somebody was shown what they were named for at that moment. */
const assignSlot = ({ view }: NotificationContext, person: PersonId, which: number): Slot =>
  personalSlot(view, 'assign', { person, which });

/** Whoever named them, if that was a person other than who speaks now. */
function namedBy({ event, before }: NotificationContext): readonly PersonId[] {
  const by = before.assignment?.by;
  return by === undefined || by === theDesk || by === event.by ? [] : [by];
}

/** The one name the requester reads, once it is certain. */
const nowWith = (news: NotificationContext): NewMessage => ({
  ...toRequester(news, 'handover', message(say('assign.nowWith', notificationFacts(news)))),
  outdates: 'standing',
});

/** What colleagues read. */
function named(news: NotificationContext<EventOf<'assigned'>>): Say {
  const { by, to, because, reason, from } = news.event;
  const facts = notificationFacts(news, { to: { person: to }, from: { person: from ?? '' }, reason });
  if (by === theDesk) return say(because === 'unclaimed' ? 'assign.named' : 'assign.namedNext', facts);
  if (because === 'taken') return say('assign.took', facts);
  return say(reason === '' ? 'assign.assigned' : 'assign.assignedBecause', facts);
}

/** What whoever had it reads. */
function fromYou(news: NotificationContext<EventOf<'assigned'>>): Say {
  const { to, reason } = news.event;
  return say(
    reason === '' ? 'assign.fromYou' : 'assign.fromYouBecause',
    notificationFacts(news, { to: { person: to }, reason }),
  );
}

function assigned(news: NotificationContext<EventOf<'assigned'>>): readonly NewMessage[] {
  const { event, view } = news;
  const { to, by, from } = event;
  const told = toEngineers(news, 'handover', message(named(news)));
  const former = from === undefined ? undefined : view.people.get(from);
  const alone =
    to === by
      ? [nowWith(news)]
      : [toPerson(to, 'handover', card(assignmentCard(view, event)), assignSlot(news, to, event.at))];
  return [
    ...bothCards(news),
    ...alone,
    told.to.kind === 'engineers'
      ? { ...told, to: { ...told.to, recipients: told.to.recipients.filter((id) => id !== to) } }
      : told,
    ...(former && onRoster(former) && former.id !== by
      ? [toPerson(former.id, 'handover', message(fromYou(news)))]
      : []),
  ];
}

/** Who was named, by a lead or the desk, and what became of it. */
export const assignmentNotifications: TicketNotifications<
  'assigned' | 'assignment-taken' | 'assignment-refused' | 'assignment-unanswered' | 'assignment-failed'
> = {
  assigned,
  'assignment-taken': (news) => [
    ...bothCards(news),
    nowWith(news),
    toEngineers(news, 'handover', message(say('assign.taken', notificationFacts(news)))),
    toPerson(
      news.event.by,
      'handover',
      message(say('notice.handoverYours', notificationFacts(news))),
      assignSlot(news, news.event.by, news.before.assignment?.at ?? news.event.at),
    ),
  ],
  'assignment-refused': (news) => {
    const { by, reason, assignedAt } = news.event;
    const facts = notificationFacts(news, { reason });
    return [
      ...bothCards(news),
      toEngineers(news, 'handover', message(say('assign.refused', facts))),
      ...namedBy(news).map((lead) => toPerson(lead, 'handover', message(say('assign.refusedLead', facts)))),
      toPerson(by, 'handover', message(say('assign.notYours', facts)), assignSlot(news, by, assignedAt)),
    ];
  },
  'assignment-unanswered': (news) => {
    const { to } = news.event;
    const facts = notificationFacts(news, { to: { person: to } });
    const stands = news.view.ticket.owner === to;
    return [
      ...bothCards(news),
      ...(stands ? [nowWith(news)] : [toEngineers(news, 'handover', message(say('assign.unanswered', facts)))]),
      ...namedBy(news).map((lead) =>
        toPerson(lead, 'handover', message(say(stands ? 'assign.stands' : 'assign.unansweredLead', facts))),
      ),
    ];
  },
  'assignment-failed': (news) => [
    ...bothCards(news),
    toEngineers(news, 'handover', message(say('assign.nobodyLeft', notificationFacts(news)))),
    ...news.event.told.flatMap((lead) => [
      toPerson(lead, 'rescue', card(rescueCard(news.view, lead)), rescueSlot(news.view, lead)),
      toPersonUnder(
        rescueSlot(news.view, lead),
        lead,
        'rescue',
        message(say('assign.nobodyLeftLead', notificationFacts(news))),
      ),
    ]),
  ],
};
