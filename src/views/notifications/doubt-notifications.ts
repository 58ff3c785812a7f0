import { onRoster, type PersonId } from '../../domain/people/person';
import type { EventOf } from '../../domain/ticket/event';
import { isOpen, type Ticket } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import { asMessage } from '../card';
import { doubtCard } from '../doubt-card';
import {
  bothCards,
  card,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  peopleWith,
  personalSlot,
  toEngineers,
  toPerson,
  toRequesterAtOnce,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** Whether the requester writes to a ticket that nobody works on any more, and says more than thanks. */
export const isAfterwards = ({ event, view: { ticket } }: NotificationContext<EventOf<'replied'>>): boolean =>
  event.side === 'requester' && !isOpen(ticket) && (ticket.state !== 'resolved' || event.asksIfFixed === true);

/**
 * Such words come to its owner in person, or to the leads where there is none any more; `among` is what the others who work
 * on it read. Of a ticket that is resolved the requester is asked what they mean.
 */
export function afterwards(
  context: NotificationContext<EventOf<'replied'>>,
  among: readonly NewMessage[],
): readonly NewMessage[] {
  const { event } = context;
  const told = whoAnswers(context).filter((person) => person !== event.by);
  const facts = notificationFacts(context, { text: event.text });
  const text = event.text === '' ? say('notice.filesAfter', facts) : say('notice.wroteAfter', facts);
  return [
    ...among,
    ...told.map((person) => toPerson(person, 'reply', asMessage({ text, files: event.files }))),
    ...(event.asksIfFixed && context.before.doubt === undefined ? asked(context, event.at) : []),
  ];
}

/** The owner, as long as the desk counts on them; the leads otherwise. */
function whoAnswers(context: NotificationContext): readonly PersonId[] {
  const { ticket, people } = context.view;
  const owner = ticket.owner === undefined ? undefined : people.get(ticket.owner);
  return owner && onRoster(owner) ? [owner.id] : peopleWith(context, 'lead');
}

/** The question to the requester; `which` tells the first one from the reminder. */
function asked(context: NotificationContext, which: number): readonly NewMessage[] {
  const { requester: person } = context.view.ticket;
  const question = card(doubtCard(context.view, person));
  return [
    {
      ...toRequesterAtOnce(context, 'resolved', question),
      slot: personalSlot(context.view, 'doubt', { person, which }),
    },
  ];
}

/** Who hears that the question stays unanswered, and may answer it once they have asked. */
const whoMayAsk = (context: NotificationContext): readonly PersonId[] =>
  [...new Set([...whoAnswers(context), ...peopleWith(context, 'lead')])].filter(
    (person) => person !== context.view.ticket.requester,
  );

/** The questions about the words that were written after a resolution, each with whom it was put to. */
export function doubtsOn(
  context: NotificationContext,
  { doubt, requester }: Ticket,
): readonly { person: PersonId; which: number }[] {
  if (doubt === undefined) return [];
  const { at, remindedAt, toldAt } = doubt;
  return [
    ...[at, remindedAt].flatMap((which) => (which === undefined ? [] : [{ person: requester, which }])),
    ...(toldAt === undefined ? [] : whoMayAsk(context).map((person) => ({ person, which: toldAt }))),
  ];
}

/** What is said while it is unclear whether a ticket is fixed. */
export const doubtNotifications: TicketNotifications<'doubt-reminded' | 'doubt-settled'> = {
  'doubt-reminded': (context) =>
    context.event.to === 'requester'
      ? asked(context, context.event.at)
      : whoMayAsk(context).map((person) =>
          toPerson(
            person,
            'resolved',
            card(doubtCard(context.view, person)),
            personalSlot(context.view, 'doubt', { person, which: context.event.at }),
          ),
        ),
  'doubt-settled': (context) => [
    ...bothCards(context, 'gathered'),
    toEngineers(context, 'note', message(say('notice.justRemark', notificationFacts(context)))),
  ],
};
