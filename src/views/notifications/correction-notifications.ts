import type { PersonId } from '../../domain/people/person';
import type { Slot } from '../../domain/record/slot';
import type { EventOf } from '../../domain/ticket/event';
import { say } from '../../domain/words';
import { requesterSlot } from '../announcement';
import { changesSaid } from '../corrections-said';
import { loweringCard } from '../lowering-card';
import {
  bothCards,
  canWait,
  card,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  personalSlot,
  quietly,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
  toRequesterAtOnce,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** Where the question whether it can wait was asked. */
const loweringSlot = ({ view, before }: NotificationContext, which?: number): Slot =>
  personalSlot(view, 'lowering', {
    person: before.requester,
    which: which ?? view.ticket.lowering?.at ?? before.lowering?.at ?? 0,
  });

/** Whoever has it, or is called to it, is named. */
function mentioned({ event, view }: NotificationContext): readonly PersonId[] {
  const first = view.ticket.owner ?? view.duty.primary;
  return first === null || first === event.by || canWait(view) ? [] : [first];
}

/** Whoever had reported it, and whoever it is for now, are both told; the card of the former opens nothing any more. */
function handedOn(context: NotificationContext<EventOf<'corrected'>>): readonly NewMessage[] {
  const { event, before } = context;
  if (event.now.requester === undefined) return [];
  const facts = notificationFacts(context, { reason: event.reason });
  const over = message(say('notice.notYours', facts));
  return [
    toPerson(before.requester, 'card', over, requesterSlot(before)),
    { ...toPerson(before.requester, 'reply', over), surfaces: true },
    toRequesterAtOnce(context, 'reply', message(say('notice.nowYours', facts))),
  ];
}

function correctedSaid(context: NotificationContext<EventOf<'corrected'>>): readonly NewMessage[] {
  const { event, view } = context;
  const changes = changesSaid(view.desk, event);
  if (changes === undefined) return [];
  const facts = notificationFacts(context, { changes, reason: event.reason });
  const inside = toEngineers(
    context,
    'reply',
    message(say('notice.corrected', facts), { mentions: mentioned(context) }),
  );
  return [
    quietly(context, inside),
    ...(event.now.requester === undefined
      ? [toRequester(context, 'reply', message(say('notice.correctedToYou', facts)))]
      : []),
  ];
}

function askedToLower(context: NotificationContext<EventOf<'corrected'>>): readonly NewMessage[] {
  const { event, view } = context;
  if (event.asksLower === undefined) return [];
  const { requester } = view.ticket;
  const slot = personalSlot(view, 'lowering', { person: requester, which: event.at });
  return [
    toEngineers(context, 'reply', message(say('notice.loweringAsked', notificationFacts(context)))),
    toPerson(requester, 'waiting', card(loweringCard(view)), slot),
  ];
}

/** What was put right, and the question whether an urgent ticket can wait. */
export const correctionNotifications: TicketNotifications<'corrected' | 'lowering-reminded' | 'lowering-answered'> = {
  corrected: (context) => [
    ...bothCards(context),
    ...correctedSaid(context),
    ...handedOn(context),
    ...askedToLower(context),
  ],
  'lowering-reminded': (context) => {
    const reminder = message(say('notice.loweringReminder', notificationFacts(context)));
    const { requester } = context.view.ticket;
    return [{ ...toPersonUnder(loweringSlot(context), requester, 'waiting', reminder), surfaces: true }];
  },
  'lowering-answered': (context) => {
    const { canWait: lowered, by } = context.event;
    const facts = notificationFacts(context);
    const inside = message(say(lowered ? 'notice.lowered' : 'notice.notLowered', facts), {
      mentions: mentioned(context),
    });
    return [
      ...bothCards(context),
      toEngineers(context, 'reply', inside),
      toPerson(
        by,
        'card',
        message(say(lowered ? 'notice.loweredByYou' : 'notice.keptUrgentByYou', facts)),
        loweringSlot(context),
      ),
    ];
  },
};
