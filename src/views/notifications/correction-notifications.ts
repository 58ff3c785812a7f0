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
function handedOn(news: NotificationContext<EventOf<'corrected'>>): readonly NewMessage[] {
  const { event, before } = news;
  if (event.now.requester === undefined) return [];
  const facts = notificationFacts(news, { reason: event.reason });
  const over = message(say('notice.notYours', facts));
  return [
    toPerson(before.requester, 'card', over, requesterSlot(before)),
    { ...toPerson(before.requester, 'reply', over), surfaces: true },
    toRequesterAtOnce(news, 'reply', message(say('notice.nowYours', facts))),
  ];
}

function correctedSaid(news: NotificationContext<EventOf<'corrected'>>): readonly NewMessage[] {
  const { event, view } = news;
  const changes = changesSaid(view.desk, event);
  if (changes === undefined) return [];
  const facts = notificationFacts(news, { changes, reason: event.reason });
  const inside = toEngineers(news, 'reply', message(say('notice.corrected', facts), { mentions: mentioned(news) }));
  return [
    quietly(news, inside),
    ...(event.now.requester === undefined
      ? [toRequester(news, 'reply', message(say('notice.correctedToYou', facts)))]
      : []),
  ];
}

function askedToLower(news: NotificationContext<EventOf<'corrected'>>): readonly NewMessage[] {
  const { event, view } = news;
  if (event.asksLower === undefined) return [];
  const { requester } = view.ticket;
  const slot = personalSlot(view, 'lowering', { person: requester, which: event.at });
  return [
    toEngineers(news, 'reply', message(say('notice.loweringAsked', notificationFacts(news)))),
    toPerson(requester, 'waiting', card(loweringCard(view)), slot),
  ];
}

/** What was put right, and the question whether an urgent ticket can wait. */
export const correctionNotifications: TicketNotifications<'corrected' | 'lowering-reminded' | 'lowering-answered'> = {
  corrected: (news) => [...bothCards(news), ...correctedSaid(news), ...handedOn(news), ...askedToLower(news)],
  'lowering-reminded': (news) => {
    const reminder = message(say('notice.loweringReminder', notificationFacts(news)));
    const { requester } = news.view.ticket;
    return [{ ...toPersonUnder(loweringSlot(news), requester, 'waiting', reminder), surfaces: true }];
  },
  'lowering-answered': (news) => {
    const { canWait: lowered, by } = news.event;
    const facts = notificationFacts(news);
    const inside = message(say(lowered ? 'notice.lowered' : 'notice.notLowered', facts), { mentions: mentioned(news) });
    return [
      ...bothCards(news),
      toEngineers(news, 'reply', inside),
      toPerson(
        by,
        'card',
        message(say(lowered ? 'notice.loweredByYou' : 'notice.keptUrgentByYou', facts)),
        loweringSlot(news),
      ),
    ];
  },
};
