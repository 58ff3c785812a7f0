import { placeOf } from '../../domain/desk';
import { homeOf, type PersonId } from '../../domain/people/person';
import { isOpen as isOpenTicket } from '../../domain/ticket/ticket';
import { isOpen } from '../../domain/time/is-open';
import { usualHours } from '../../domain/time/operating-time';
import { unlessCalendarEnds } from '../../domain/time/unless-calendar-ends';
import { say } from '../../domain/words';
import { engineersSlot } from '../announcement';
import { rescueCard } from '../rescue-card';
import { silenceCard } from '../silence-card';
import { clockName } from '../ticket-facts';
import { breachNews } from './breach-news';
import type { Newsroom } from './newsroom';
import {
  beyondCard,
  bothCards,
  card,
  message,
  type News,
  newsFacts,
  peopleWith,
  personalSlot,
  rescueSlot,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
  type Unkeyed,
} from './saying';

/** Where a person is told things; a name no platform has for somebody nowhere. */
const homeOn = ({ showing }: News, person: PersonId): string => {
  const found = showing.people.get(person);
  return (found && homeOf(found)) ?? '';
};

/** Whether the call had to wait for an opening: then the job's card and photos have come to nobody in person yet. */
function waited({ showing: { ticket, desk }, before }: News): boolean {
  const { hours } = placeOf(desk, ticket.place);
  return !ticket.urgent && unlessCalendarEnds(() => isOpen(usualHours(hours), before.rescueFrom)) === false;
}

const photosFor = (news: News, person: PersonId): readonly Unkeyed[] =>
  beyondCard(news).map(({ content }) => toPersonUnder(rescueSlot(news.showing, person), person, 'rescue', content));

/** What the desk does by itself: rescue, warnings, breaches, and people it could not reach. */
export const deskNews: Newsroom<
  | 'rescue-step-taken'
  | 'silence-step-taken'
  | 'clock-warned'
  | 'clock-breached'
  | 'not-reached'
  | 'owner-gone'
  | 'terms-corrected'
> = {
  'rescue-step-taken': (news) => {
    const { told, again, unreached, step, repeats } = news.event;
    const rested = step === 0 && waited(news);
    // The new card has just named whoever is on duty; the first step only rings at their door, as do repeated calls.
    const quiet = step === 0 || told.length === 0 || repeats;
    // Whoever was named has the card that asks them.
    const { assignment } = news.showing.ticket;
    const unnamed = (person: PersonId): boolean => person !== assignment?.to;
    return [
      // The first step comes with the card itself: where that was sent to them in person, it has rung already.
      ...told.filter(unnamed).map((person) => ({
        ...toPerson(person, 'rescue', card(rescueCard(news.showing, person)), rescueSlot(news.showing, person)),
        ...(step === 0 && !rested ? { echoes: engineersSlot(news.showing.ticket.id, homeOn(news, person)) } : {}),
      })),
      ...(rested ? told.flatMap((person) => photosFor(news, person)) : []),
      // An edited card notifies nobody: whoever has it already hears a new line below it.
      ...again
        .filter(unnamed)
        .map((person) =>
          toPersonUnder(
            rescueSlot(news.showing, person),
            person,
            'rescue',
            message(say('notice.rescueAgain', newsFacts(news))),
          ),
        ),
      ...(assignment !== undefined && step > 0 && told.includes(assignment.to)
        ? [
            toPersonUnder(
              personalSlot(news.showing, 'assign', { person: assignment.to, which: assignment.at }),
              assignment.to,
              'rescue',
              message(say('notice.rescueAgain', newsFacts(news))),
            ),
          ]
        : []),
      ...(quiet
        ? []
        : [toEngineers(news, 'rescue', message(say('notice.rescue', newsFacts(news)), { mentions: told }))]),
      ...unreached.map((person) =>
        toEngineers(news, 'unreached', message(say('notice.notReached', newsFacts(news, { person: { person } })))),
      ),
    ];
  },
  // Leads and managers read of it in their list.
  'silence-step-taken': (news) => {
    const { owner } = news.showing.ticket;
    if (owner === undefined || !news.event.told.includes(owner)) return [];
    const asked = card(silenceCard(news.showing));
    return [
      toPerson(
        owner,
        'progress-ask',
        asked,
        personalSlot(news.showing, 'silence', { person: owner, which: news.event.at }),
      ),
    ];
  },
  'clock-warned': (news) => {
    const { ticket, duty } = news.showing;
    const first = ticket.owner ?? duty.primary;
    const facts = newsFacts(news, { clause: clockName(news.event.clause), due: { at: news.event.due, style: 'time' } });
    const warning = say('notice.warning', facts);
    return [
      ...(ticket.owner === undefined ? [] : [toPerson(ticket.owner, 'warning', message(warning))]),
      toEngineers(news, 'warning', message(warning, { mentions: first === null ? [] : [first] })),
    ];
  },
  'clock-breached': breachNews,
  'owner-gone': (news) => [
    ...bothCards(news),
    toRequester(
      news,
      'unreached',
      message(say('assign.ownerGoneToYou', newsFacts(news, { person: { person: news.event.person } }))),
    ),
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
  // Nobody is rung for it: what is open shows its new deadlines.
  'terms-corrected': (news) => (isOpenTicket(news.showing.ticket) ? bothCards(news) : []),
  'not-reached': (news) => [
    ...bothCards(news, 'gathered').slice(0, 1),
    toEngineers(
      news,
      'unreached',
      message(say('notice.notReached', newsFacts(news, { person: { person: news.event.person } }))),
    ),
  ],
};
