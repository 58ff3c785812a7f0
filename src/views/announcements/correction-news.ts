import type { PersonId } from '../../domain/people/person';
import type { EventOf } from '../../domain/ticket/event';
import { say } from '../../domain/words';
import { requesterSlot } from '../announcement';
import { changesSaid } from '../corrections-said';
import { loweringCard } from '../lowering-card';
import type { Newsroom } from './newsroom';
import {
  bothCards,
  canWait,
  card,
  message,
  type News,
  newsFacts,
  personalSlot,
  quietly,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
  toRequesterAtOnce,
  type Unkeyed,
} from './saying';

/** Where the question whether it can wait was asked. */
const loweringSlot = ({ showing, before }: News, which?: number): string =>
  personalSlot(showing, 'lowering', {
    person: before.requester,
    which: which ?? showing.ticket.lowering?.at ?? before.lowering?.at ?? 0,
  });

/** Whoever has it, or is called to it, is named. */
function mentioned({ event, showing }: News): readonly PersonId[] {
  const first = showing.ticket.owner ?? showing.duty.primary;
  return first === null || first === event.by || canWait(showing) ? [] : [first];
}

/** Whoever had reported it, and whoever it is for now, are both told; the card of the former opens nothing any more. */
function handedOn(news: News<EventOf<'corrected'>>): readonly Unkeyed[] {
  const { event, before } = news;
  if (event.now.requester === undefined) return [];
  const facts = newsFacts(news, { reason: event.reason });
  const over = message(say('notice.notYours', facts));
  return [
    toPerson(before.requester, 'card', over, requesterSlot(before)),
    { ...toPerson(before.requester, 'reply', over), surfaces: true },
    toRequesterAtOnce(news, 'reply', message(say('notice.nowYours', facts))),
  ];
}

function correctedSaid(news: News<EventOf<'corrected'>>): readonly Unkeyed[] {
  const { event, showing } = news;
  const changes = changesSaid(showing.desk, event);
  if (changes === undefined) return [];
  const facts = newsFacts(news, { changes, reason: event.reason });
  const inside = toEngineers(news, 'reply', message(say('notice.corrected', facts), { mentions: mentioned(news) }));
  return [
    quietly(news, inside),
    ...(event.now.requester === undefined
      ? [toRequester(news, 'reply', message(say('notice.correctedToYou', facts)))]
      : []),
  ];
}

function askedToLower(news: News<EventOf<'corrected'>>): readonly Unkeyed[] {
  const { event, showing } = news;
  if (event.asksLower === undefined) return [];
  const { requester } = showing.ticket;
  const slot = personalSlot(showing, 'lowering', { person: requester, which: event.at });
  return [
    toEngineers(news, 'reply', message(say('notice.loweringAsked', newsFacts(news)))),
    toPerson(requester, 'waiting', card(loweringCard(showing)), slot),
  ];
}

/** What was put right, and the question whether an urgent job can wait. */
export const correctionNews: Newsroom<'corrected' | 'lowering-reminded' | 'lowering-answered'> = {
  corrected: (news) => [...bothCards(news), ...correctedSaid(news), ...handedOn(news), ...askedToLower(news)],
  'lowering-reminded': (news) => {
    const reminder = message(say('notice.loweringReminder', newsFacts(news)));
    const { requester } = news.showing.ticket;
    return [{ ...toPersonUnder(loweringSlot(news), requester, 'waiting', reminder), surfaces: true }];
  },
  'lowering-answered': (news) => {
    const { canWait: lowered, by } = news.event;
    const facts = newsFacts(news);
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
