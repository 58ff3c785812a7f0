import { isOpen as isOpenTicket } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import { clockName } from '../ticket-facts';
import { breachNews } from './breach-notifications';
import { bothCards, message, notificationFacts, peopleWith, toEngineers, toPerson, toRequester } from './recipients';
import { rescueNotifications } from './rescue-notifications';
import { silenceNotifications } from './silence-notifications';
import type { TicketNotifications } from './ticket-notifications';

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
  'rescue-step-taken': rescueNotifications,
  // Cards show it when they are drawn next: a call for each call would be a flood.
  'rescue-receipt': () => [],
  'silence-step-taken': silenceNotifications,
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
