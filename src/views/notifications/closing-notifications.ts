import { ticketKey } from '../../domain/desk';
import { onRoster, type PersonId } from '../../domain/people/person';
import { isJudgedWith } from '../../domain/rating/own-work';
import { isCallbackOwed } from '../../domain/rating/rate';
import { recordKey } from '../../domain/record/record-ref';
import type { Slot } from '../../domain/record/slot';
import type { EventOf } from '../../domain/ticket/event';
import type { Ticket } from '../../domain/ticket/ticket';
import { type Facts, listOf, type Say, say } from '../../domain/words';
import { answerCard } from '../answer-card';
import { callbackCard, callersFor } from '../callback-card';
import type { Content } from '../card';
import type { TicketView } from '../ticket-view';
import {
  answerAgainSlot,
  answerSlot,
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
  toRequester,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** The question "is it fixed?" and, after it, the rating, edited wherever it was asked. */
function answer(context: NotificationContext): readonly NewMessage[] {
  return inSlots(toRequester(context, 'resolved', card(answerCard(context.view))), context.view.ticket);
}

/** Where the question was asked twice, what takes its place is sent anew once at most. */
const inSlots = (said: NewMessage, ticket: Ticket): readonly NewMessage[] =>
  answerSlots({ ticket }).map((slot, nth, { length }) => ({
    ...{ ...said, slot },
    ...(nth < length - 1 ? { onlyInPlace: true as const } : {}),
  }));

/** Wherever the question was asked; the newest last. */
const answerSlots = ({ ticket }: Pick<TicketView, 'ticket'>): readonly Slot[] => [
  answerSlot({ ticket }),
  ...(ticket.ratingReminded ? [answerAgainSlot({ ticket })] : []),
];

const callbackSlot = ({ view }: Pick<NotificationContext, 'view'>, person: PersonId): Slot =>
  personalSlot(view, 'callback', { person, which: view.ticket.reopenings });

/** To whoever calls back, in place of the call-back card they may have. */
const toLeads = (
  context: Pick<NotificationContext, 'view'>,
  content: (lead: PersonId) => Content,
): readonly NewMessage[] =>
  callersFor(context.view).map(({ id: lead }) =>
    toPerson(lead, 'callback', content(lead), callbackSlot(context, lead)),
  );

const managersBut = (context: NotificationContext): readonly PersonId[] => {
  const { ticket } = context.view;
  return peopleWith(context, 'manager').filter((id) => id !== ticket.requester && !isJudgedWith(ticket, id));
};

const callbackOff = (context: NotificationContext<EventOf<'rated'>>): Say =>
  say('card.callbackOff', notificationFacts(context, { stars: say(`card.stars.${context.event.stars as 3 | 4 | 5}`) }));

/**
 * Conduct that was flagged reaches a lead however many stars there were (SITE-1), each flag once: nobody who is judged with
 * it hears.
 */
function flagged(context: NotificationContext<EventOf<'rated'>>): readonly NewMessage[] {
  const { event, view, before } = context;
  const said = new Set(before.rating?.reasons ?? []);
  const flags = view.desk.ratingReasons.filter(
    ({ id, conduct }) => conduct === true && event.reasons.includes(id) && !said.has(id),
  );
  if (flags.length === 0) return [];
  const reasons = listOf(flags.map(({ name }) => ({ localised: name })));
  const facts = notificationFacts(context, { reasons, comment: event.comment });
  const text = say(event.comment === '' ? 'consent.conduct.flagged' : 'consent.conduct.flaggedWords', facts);
  return callersFor(view).map(({ id }) => toPerson(id, 'callback', message(text)));
}

/** Resolution, confirmation, rating, cancellation and their reversals. */
export const closingNotifications: TicketNotifications<
  | 'resolved'
  | 'confirmed'
  | 'not-fixed'
  | 'rated'
  | 'rating-reminded'
  | 'callback-reminded'
  | 'called-back'
  | 'cancelled'
  | 'reopened'
> = {
  resolved: (context) => [
    ...bothCards(context),
    ...answer(context),
    toEngineers(
      context,
      'resolved',
      message(say('notice.resolved', notificationFacts(context)), { mentions: ownerUnless(context) }),
    ),
  ],
  confirmed: (context) => [
    ...bothCards(context),
    ...answer(context),
    toEngineers(context, 'closed', message(closedBy(context))),
    ...(context.event.how === 'silence'
      ? [
          toRequester(
            context,
            'closed',
            message(say('notice.closedBySilence', notificationFacts(context, silence(context)))),
          ),
        ]
      : []),
  ],
  'not-fixed': backAgain,
  rated: (context) => {
    const { event, view } = context;
    const { callback } = view.ticket;
    const asked = event.callbackDue !== undefined && callback && callback.doneAt === undefined;
    return [
      ...answer(context),
      ...bothCards(context, 'gathered'),
      ...(asked ? toLeads(context, (lead) => card(callbackCard(view, lead))) : []),
      ...(event.callbackOff ? toLeads(context, () => message(callbackOff(context))) : []),
      ...flagged(context),
    ];
  },
  'rating-reminded': (context) => [
    { ...toRequester(context, 'rating', card(answerCard(context.view))), slot: answerAgainSlot(context.view) },
  ],
  'callback-reminded': (context) =>
    [...new Set([...callersFor(context.view).map(({ id }) => id), ...managersBut(context)])].map((person) =>
      toPerson(
        person,
        'callback',
        message(
          say(
            'notice.callbackDue',
            notificationFacts(context, {
              due: { at: context.view.ticket.callback?.due ?? context.event.at, style: 'time' },
            }),
          ),
        ),
      ),
    ),
  'called-back': (context) => [
    toEngineers(
      context,
      'callback',
      message(say('notice.calledBack', notificationFacts(context, { note: context.event.note }))),
    ),
    ...toLeads(context, () =>
      message(say('notice.calledBack', notificationFacts(context, { note: context.event.note }))),
    ),
    // Nobody reads any more that somebody will call.
    ...(context.view.ticket.state === 'closed' ? answer(context) : []),
  ],
  cancelled: (context) => {
    const { note, duplicateOf } = context.event;
    const facts = notificationFacts(context, {
      note: duplicateOf === undefined ? note : ticketKey(context.view.desk, duplicateOf),
    });
    const { owner, collaborators, rescueTold } = context.view.ticket;
    // Somebody may be on the way already: whoever works on it has to hear that nobody waits for them any more.
    const mentions = [...(owner === undefined ? [] : [owner]), ...collaborators].filter(
      (id) => id !== context.event.by,
    );
    const called = owner === undefined ? rescueTold : [];
    return [
      ...bothCards(context),
      toEngineers(context, 'cancelled', message(cancelledSaid(context, facts), { mentions })),
      // Of an enquiry that it turned out to be they hear from the enquiry.
      ...(context.event.enquiry === undefined
        ? [toRequester(context, 'cancelled', message(say(`notice.cancelledToYou.${context.event.reason}`, facts)))]
        : []),
      ...called.map((person) =>
        toPerson(
          person,
          'cancelled',
          message(say('notice.rescueOver', notificationFacts(context))),
          rescueSlot(context.view, person),
        ),
      ),
    ];
  },
  reopened: backAgain,
};

const cancelledSaid = ({ event, view }: NotificationContext<EventOf<'cancelled'>>, facts: Facts): Say =>
  event.enquiry === undefined
    ? say(`notice.cancelled.${event.reason}`, facts)
    : say('enquiry.ticket.cancelled', {
        ...facts,
        enquiry: recordKey(view.desk, { kind: 'enquiry', id: event.enquiry }),
      });

/** The call-back that is still owed, to whoever is asked for it now; edited where they were asked before. */
export const callbackAgain = (view: TicketView): readonly NewMessage[] =>
  isCallbackOwed(view.ticket) ? toLeads({ view }, (lead) => card(callbackCard(view, lead))) : [];

/** The owner of a ticket that somebody else has just moved on. */
const ownerUnless = ({ event, view: { ticket } }: NotificationContext): readonly PersonId[] =>
  ticket.owner === undefined || ticket.owner === event.by ? [] : [ticket.owner];

const silence = ({ view }: NotificationContext) => ({ count: view.desk.closing.silentWorkingDays });

const closedBy = (context: NotificationContext<EventOf<'confirmed'>>): Say =>
  context.event.how === 'silence'
    ? say('notice.closedSilently', notificationFacts(context, silence(context)))
    : say('notice.confirmed', notificationFacts(context));

/** Whoever works on it next, and whoever said it is back, each in the words that are true of them. */
function backAgain(context: NotificationContext<EventOf<'not-fixed' | 'reopened'>>): readonly NewMessage[] {
  const { event, view, before } = context;
  const { requester } = view.ticket;
  const owner = ownerAtWork(context);
  const told = (owner === undefined ? peopleWith(context, 'lead') : [owner]).filter((person) => person !== event.by);
  const facts = notificationFacts(context, { text: event.text });
  const again = say(event.type === 'not-fixed' ? 'notice.notFixed' : 'notice.reopened', facts);
  const heard = event.by === requester ? say(`notice.back.${event.type}`, facts) : again;
  const next = owner === undefined ? say('notice.backUnclaimed') : say('notice.backAtWork', facts);
  return [
    ...bothCards(context),
    ...inSlots(toRequester(context, 'reopened', message(say('notice.backAndNext', { heard, next }))), before),
    toEngineers(context, 'reopened', message(again, { mentions: told })),
    ...told.map((person) => toPerson(person, 'reopened', message(again))),
  ];
}

/** The owner, as long as the desk counts on them. */
function ownerAtWork({ view: { ticket, people } }: NotificationContext): PersonId | undefined {
  const owner = ticket.owner === undefined ? undefined : people.get(ticket.owner);
  return owner && !onRoster(owner) ? undefined : ticket.owner;
}
