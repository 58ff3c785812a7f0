import { homeOf, type PersonId } from '../../domain/people/person';
import { say } from '../../domain/words';
import { engineersSlot } from '../announcement';
import { rescueCard } from '../rescue-card';
import { clockName } from '../ticket-facts';
import type { Newsroom } from './newsroom';
import {
  bothCards,
  card,
  message,
  type News,
  newsFacts,
  peopleWith,
  rescueSlot,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
} from './saying';

/** Where a person is told things; a name no platform has for somebody nowhere. */
const homeOn = ({ showing }: News, person: PersonId): string => {
  const found = showing.people.get(person);
  return (found && homeOf(found)) ?? '';
};

/** What the desk does by itself: rescue, warnings, breaches, and people it could not reach. */
export const deskNews: Newsroom<
  'rescue-step-taken' | 'clock-warned' | 'clock-breached' | 'not-reached' | 'owner-gone'
> = {
  'rescue-step-taken': (news) => {
    const { told, again, unreached, step } = news.event;
    // The new card has just named whoever is on duty; the first step only rings at their door.
    const quiet = step === 0 || told.length === 0;
    return [
      // The first step comes with the card itself: where that was sent to them in person, it has rung already.
      ...told.map((person) => ({
        ...toPerson(person, 'rescue', card(rescueCard(news.showing, person)), rescueSlot(news.showing, person)),
        ...(step === 0 ? { echoes: engineersSlot(news.showing.ticket.id, homeOn(news, person)) } : {}),
      })),
      // An edited card notifies nobody: whoever has it already hears a new line below it.
      ...again.map((person) =>
        toPersonUnder(
          rescueSlot(news.showing, person),
          person,
          'rescue',
          message(say('notice.rescueAgain', newsFacts(news))),
        ),
      ),
      ...(quiet
        ? []
        : [toEngineers(news, 'rescue', message(say('notice.rescue', newsFacts(news)), { mentions: told }))]),
      ...unreached.map((person) =>
        toEngineers(news, 'unreached', message(say('notice.notReached', newsFacts(news, { person: { person } })))),
      ),
    ];
  },
  'clock-warned': (news) => {
    const { ticket, duty } = news.showing;
    const first = ticket.owner ?? duty.primary;
    const facts = newsFacts(news, { clause: clockName(news.event.clause), due: { at: news.event.due, style: 'time' } });
    const warning = message(say('notice.warning', facts), { mentions: first === null ? [] : [first] });
    return [
      ...(ticket.owner === undefined ? [] : [toPerson(ticket.owner, 'warning', warning)]),
      toEngineers(news, 'warning', warning),
    ];
  },
  'clock-breached': (news) => {
    const { event, showing } = news;
    const facts = newsFacts(news, {
      clause: clockName(event.clause),
      due: { at: event.due, style: 'time' },
      next: event.newTime === null ? say('notice.soon') : { at: event.newTime, style: 'time' },
    });
    const helpers = [
      ...new Set([...(showing.duty.backup === null ? [] : [showing.duty.backup]), ...peopleWith(news, 'lead')]),
    ];
    const managers = event.clause === 'SLA-2' ? peopleWith(news, 'manager') : [];
    const { owner } = showing.ticket;
    const missed = say(owner === undefined ? 'notice.breachedOpen' : 'notice.breached', facts);
    // Who cannot take the job is told of it, not asked to.
    const told = (person: PersonId) =>
      owner === undefined && !helpers.includes(person) ? say('notice.breachedTold', facts) : missed;
    const called = owner === undefined ? helpers : [...new Set([owner, ...helpers])];
    return [
      ...bothCards(news),
      toRequester(
        news,
        'breach',
        message(say(owner === undefined ? 'notice.breachedUnclaimed' : 'notice.breachedToYou', facts)),
      ),
      toEngineers(news, 'breach', message(missed, { mentions: called })),
      ...[...new Set([...helpers, ...managers])]
        .filter((person) => person !== owner)
        .map((person) => toPerson(person, 'breach', message(told(person)))),
    ];
  },
  'owner-gone': (news) => [
    ...bothCards(news).slice(0, 1),
    toEngineers(
      news,
      'unreached',
      message(say('notice.ownerGone', newsFacts(news, { person: { person: news.event.person } })), {
        mentions: [
          ...new Set([...[news.showing.duty.primary].filter((id) => id !== null), ...peopleWith(news, 'lead')]),
        ],
      }),
    ),
  ],
  'not-reached': (news) => [
    ...bothCards(news, 'gathered').slice(0, 1),
    toEngineers(
      news,
      'unreached',
      message(say('notice.notReached', newsFacts(news, { person: { person: news.event.person } }))),
    ),
  ],
};
