import { onRoster, type PersonId } from '../../domain/people/person';
import { type EventOf, theDesk } from '../../domain/ticket/event';
import { type Say, say } from '../../domain/words';
import { assignmentCard } from '../assignment-card';
import { rescueCard } from '../rescue-card';
import type { Newsroom } from './newsroom';
import {
  bothCards,
  card,
  message,
  type News,
  newsFacts,
  personalSlot,
  rescueSlot,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
  type Unkeyed,
} from './saying';

/** Where somebody was shown what they were named for at that moment. */
const assignSlot = ({ showing }: News, person: PersonId, which: number): string =>
  personalSlot(showing, 'assign', { person, which });

/** Whoever named them, if that was a person other than who speaks now. */
function namedBy({ event, before }: News): readonly PersonId[] {
  const by = before.assignment?.by;
  return by === undefined || by === theDesk || by === event.by ? [] : [by];
}

/** The one name the requester reads, once it is certain. */
const nowWith = (news: News): Unkeyed => ({
  ...toRequester(news, 'handover', message(say('assign.nowWith', newsFacts(news)))),
  outdates: 'standing',
});

/** What colleagues read. */
function named(news: News<EventOf<'assigned'>>): Say {
  const { by, to, because, reason, from } = news.event;
  const facts = newsFacts(news, { to: { person: to }, from: { person: from ?? '' }, reason });
  if (by === theDesk) return say(because === 'unclaimed' ? 'assign.named' : 'assign.namedNext', facts);
  if (because === 'taken') return say('assign.took', facts);
  return say(reason === '' ? 'assign.assigned' : 'assign.assignedBecause', facts);
}

/** What whoever had it reads. */
function fromYou(news: News<EventOf<'assigned'>>): Say {
  const { to, reason } = news.event;
  return say(
    reason === '' ? 'assign.fromYou' : 'assign.fromYouBecause',
    newsFacts(news, { to: { person: to }, reason }),
  );
}

function assigned(news: News<EventOf<'assigned'>>): readonly Unkeyed[] {
  const { event, showing } = news;
  const { to, by, from } = event;
  const told = toEngineers(news, 'handover', message(named(news)));
  const former = from === undefined ? undefined : showing.people.get(from);
  const alone =
    to === by
      ? [nowWith(news)]
      : [toPerson(to, 'handover', card(assignmentCard(showing, event)), assignSlot(news, to, event.at))];
  return [
    ...bothCards(news),
    ...alone,
    told.to.kind === 'engineers'
      ? { ...told, to: { ...told.to, holders: told.to.holders.filter((id) => id !== to) } }
      : told,
    ...(former && onRoster(former) && former.id !== by
      ? [toPerson(former.id, 'handover', message(fromYou(news)))]
      : []),
  ];
}

/** Who was named, by a lead or the desk, and what became of it. */
export const assignmentNews: Newsroom<
  'assigned' | 'assignment-taken' | 'assignment-refused' | 'assignment-unanswered' | 'assignment-failed'
> = {
  assigned,
  'assignment-taken': (news) => [
    ...bothCards(news),
    nowWith(news),
    toEngineers(news, 'handover', message(say('assign.taken', newsFacts(news)))),
    toPerson(
      news.event.by,
      'handover',
      message(say('notice.handoverYours', newsFacts(news))),
      assignSlot(news, news.event.by, news.before.assignment?.at ?? news.event.at),
    ),
  ],
  'assignment-refused': (news) => {
    const { by, reason, assignedAt } = news.event;
    const facts = newsFacts(news, { reason });
    return [
      ...bothCards(news),
      toEngineers(news, 'handover', message(say('assign.refused', facts))),
      ...namedBy(news).map((lead) => toPerson(lead, 'handover', message(say('assign.refusedLead', facts)))),
      toPerson(by, 'handover', message(say('assign.notYours', facts)), assignSlot(news, by, assignedAt)),
    ];
  },
  'assignment-unanswered': (news) => {
    const { to } = news.event;
    const facts = newsFacts(news, { to: { person: to } });
    const stands = news.showing.ticket.owner === to;
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
    toEngineers(news, 'handover', message(say('assign.nobodyLeft', newsFacts(news)))),
    ...news.event.told.flatMap((lead) => [
      toPerson(lead, 'rescue', card(rescueCard(news.showing, lead)), rescueSlot(news.showing, lead)),
      toPersonUnder(
        rescueSlot(news.showing, lead),
        lead,
        'rescue',
        message(say('assign.nobodyLeftLead', newsFacts(news))),
      ),
    ]),
  ],
};
