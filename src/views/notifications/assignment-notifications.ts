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
const nowWith = (context: NotificationContext): NewMessage => ({
  ...toRequester(context, 'handover', message(say('assign.nowWith', notificationFacts(context)))),
  outdates: 'standing',
});

/** What colleagues read. */
function named(context: NotificationContext<EventOf<'assigned'>>): Say {
  const { by, to, because, reason, from } = context.event;
  const facts = notificationFacts(context, { to: { person: to }, from: { person: from ?? '' }, reason });
  if (by === theDesk) return say(because === 'unclaimed' ? 'assign.named' : 'assign.namedNext', facts);
  if (because === 'taken') return say('assign.took', facts);
  return say(reason === '' ? 'assign.assigned' : 'assign.assignedBecause', facts);
}

/** What whoever had it reads. */
function fromYou(context: NotificationContext<EventOf<'assigned'>>): Say {
  const { to, reason } = context.event;
  return say(
    reason === '' ? 'assign.fromYou' : 'assign.fromYouBecause',
    notificationFacts(context, { to: { person: to }, reason }),
  );
}

function assigned(context: NotificationContext<EventOf<'assigned'>>): readonly NewMessage[] {
  const { event, view } = context;
  const { to, by, from } = event;
  const told = toEngineers(context, 'handover', message(named(context)));
  const former = from === undefined ? undefined : view.people.get(from);
  const alone =
    to === by
      ? [nowWith(context)]
      : [toPerson(to, 'handover', card(assignmentCard(view, event)), assignSlot(context, to, event.at))];
  return [
    ...bothCards(context),
    ...alone,
    told.to.kind === 'engineers'
      ? { ...told, to: { ...told.to, recipients: told.to.recipients.filter((id) => id !== to) } }
      : told,
    ...(former && onRoster(former) && former.id !== by
      ? [toPerson(former.id, 'handover', message(fromYou(context)))]
      : []),
  ];
}

/** Who was named, by a lead or the desk, and what became of it. */
export const assignmentNotifications: TicketNotifications<
  'assigned' | 'assignment-taken' | 'assignment-refused' | 'assignment-unanswered' | 'assignment-failed'
> = {
  assigned,
  'assignment-taken': (context) => [
    ...bothCards(context),
    nowWith(context),
    toEngineers(context, 'handover', message(say('assign.taken', notificationFacts(context)))),
    toPerson(
      context.event.by,
      'handover',
      message(say('notice.handoverYours', notificationFacts(context))),
      assignSlot(context, context.event.by, context.before.assignment?.at ?? context.event.at),
    ),
  ],
  'assignment-refused': (context) => {
    const { by, reason, assignedAt } = context.event;
    const facts = notificationFacts(context, { reason });
    return [
      ...bothCards(context),
      toEngineers(context, 'handover', message(say('assign.refused', facts))),
      ...namedBy(context).map((lead) => toPerson(lead, 'handover', message(say('assign.refusedLead', facts)))),
      toPerson(by, 'handover', message(say('assign.notYours', facts)), assignSlot(context, by, assignedAt)),
    ];
  },
  'assignment-unanswered': (context) => {
    const { to } = context.event;
    const facts = notificationFacts(context, { to: { person: to } });
    const stands = context.view.ticket.owner === to;
    return [
      ...bothCards(context),
      ...(stands ? [nowWith(context)] : [toEngineers(context, 'handover', message(say('assign.unanswered', facts)))]),
      ...namedBy(context).map((lead) =>
        toPerson(lead, 'handover', message(say(stands ? 'assign.stands' : 'assign.unansweredLead', facts))),
      ),
    ];
  },
  'assignment-failed': (context) => [
    ...bothCards(context),
    toEngineers(context, 'handover', message(say('assign.nobodyLeft', notificationFacts(context)))),
    ...context.event.told.flatMap((lead) => [
      toPerson(lead, 'rescue', card(rescueCard(context.view, lead)), rescueSlot(context.view, lead)),
      toPersonUnder(
        rescueSlot(context.view, lead),
        lead,
        'rescue',
        message(say('assign.nobodyLeftLead', notificationFacts(context))),
      ),
    ]),
  ],
};
