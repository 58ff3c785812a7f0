import { placeOf } from '../../domain/desk';
import { homeOf, type PersonId } from '../../domain/people/person';
import { ticketRef } from '../../domain/record/record-ref';
import { isOpen as isOpenTicket } from '../../domain/ticket/ticket';
import { isOpen } from '../../domain/time/is-open';
import { usualHours } from '../../domain/time/operating-time';
import { unlessCalendarEnds } from '../../domain/time/unless-calendar-ends';
import { say } from '../../domain/words';
import { engineersSlot } from '../announcement';
import { rescueCard } from '../rescue-card';
import { silenceCard } from '../silence-card';
import { clockName } from '../ticket-facts';
import { breachNews } from './breach-notifications';
import {
  beyondCard,
  bothCards,
  card,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  peopleWith,
  personalSlot,
  rescueSlot,
  toEngineers,
  toPerson,
  toPersonUnder,
  toRequester,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** Where a person is told things; a name no platform has for somebody nowhere. */
const homeOn = ({ view }: NotificationContext, person: PersonId): string => {
  const found = view.people.get(person);
  return (found && homeOf(found)) ?? '';
};

/** Whether the call had to wait for an opening: then the ticket's card and photos have come to nobody in person yet. */
function waited({ view: { ticket, desk }, before }: NotificationContext): boolean {
  const { hours } = placeOf(desk, ticket.place);
  return !ticket.urgent && unlessCalendarEnds(() => isOpen(usualHours(hours), before.rescueFrom)) === false;
}

const photosFor = (context: NotificationContext, person: PersonId): readonly NewMessage[] =>
  beyondCard(context).map(({ content }) => toPersonUnder(rescueSlot(context.view, person), person, 'rescue', content));

/** What the desk does by itself: rescue, warnings, breaches, and people it could not reach. */
export const timerNotifications: TicketNotifications<
  | 'rescue-step-taken'
  | 'rescue-receipt'
  | 'silence-step-taken'
  | 'clock-warned'
  | 'clock-breached'
  | 'not-reached'
  | 'owner-gone'
  | 'terms-corrected'
> = {
  'rescue-step-taken': (context) => {
    const { told, again, unreached, step, repeats } = context.event;
    const rested = step === 0 && waited(context);
    // The new card has just named whoever is on duty; the first step only rings at their door, as do repeated calls.
    const quiet = step === 0 || told.length === 0 || repeats;
    // Whoever was named has the card that asks them.
    const { assignment } = context.view.ticket;
    const unnamed = (person: PersonId): boolean => person !== assignment?.to;
    return [
      // The first step comes with the card itself: where that was sent to them in person, it has rung already.
      ...told.filter(unnamed).map((person) => ({
        ...toPerson(person, 'rescue', card(rescueCard(context.view, person)), rescueSlot(context.view, person)),
        ...(step === 0 && !rested
          ? { echoes: engineersSlot(ticketRef(context.view.ticket.id), homeOn(context, person)) }
          : {}),
      })),
      ...(rested ? told.flatMap((person) => photosFor(context, person)) : []),
      // An edited card notifies nobody: whoever has it already hears a new line below it.
      ...again.filter(unnamed).map((person) => ({
        ...toPersonUnder(
          rescueSlot(context.view, person),
          person,
          'rescue',
          message(say('notice.rescueAgain', notificationFacts(context))),
        ),
        ringsForCard: true as const,
      })),
      ...(assignment !== undefined && step > 0 && told.includes(assignment.to)
        ? [
            toPersonUnder(
              personalSlot(context.view, 'assign', { person: assignment.to, which: assignment.at }),
              assignment.to,
              'rescue',
              message(say('notice.rescueAgain', notificationFacts(context))),
            ),
          ]
        : []),
      ...(quiet
        ? []
        : [
            toEngineers(
              context,
              'rescue',
              message(say('notice.rescue', notificationFacts(context)), { mentions: told, eachHasCard: true }),
            ),
          ]),
      ...unreached.map((person) =>
        toEngineers(
          context,
          'unreached',
          message(say('notice.notReached', notificationFacts(context, { person: { person } }))),
        ),
      ),
    ];
  },
  // Cards show it when they are drawn next: a call for each call would be a flood.
  'rescue-receipt': () => [],
  // Leads and managers read of it in their list.
  'silence-step-taken': (context) => {
    const { owner } = context.view.ticket;
    if (owner === undefined || !context.event.told.includes(owner)) return [];
    const asked = card(silenceCard(context.view));
    return [
      toPerson(
        owner,
        'progress-ask',
        asked,
        personalSlot(context.view, 'silence', { person: owner, which: context.event.at }),
      ),
    ];
  },
  'clock-warned': (context) => {
    const { ticket, duty } = context.view;
    const first = ticket.owner ?? duty.primary;
    const facts = notificationFacts(context, {
      clause: clockName(context.event.clause),
      due: { at: context.event.due, style: 'time' },
    });
    const warning = say('notice.warning', facts);
    return [
      ...(ticket.owner === undefined ? [] : [toPerson(ticket.owner, 'warning', message(warning))]),
      toEngineers(context, 'warning', message(warning, { mentions: first === null ? [] : [first] })),
    ];
  },
  'clock-breached': breachNews,
  'owner-gone': (context) => [
    ...bothCards(context),
    toRequester(
      context,
      'unreached',
      message(say('assign.ownerGoneToYou', notificationFacts(context, { person: { person: context.event.person } }))),
    ),
    toEngineers(
      context,
      'unreached',
      message(say('notice.ownerGone', notificationFacts(context, { person: { person: context.event.person } })), {
        mentions: [
          ...new Set([...[context.view.duty.primary].filter((id) => id !== null), ...peopleWith(context, 'lead')]),
        ],
      }),
    ),
  ],
  // Nobody is rung for it: what is open shows its new deadlines.
  'terms-corrected': (context) => (isOpenTicket(context.view.ticket) ? bothCards(context) : []),
  'not-reached': (context) => [
    ...bothCards(context, 'gathered').slice(0, 1),
    toEngineers(
      context,
      'unreached',
      message(say('notice.notReached', notificationFacts(context, { person: { person: context.event.person } }))),
    ),
  ],
};
