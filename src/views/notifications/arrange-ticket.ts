import { ticketRef } from '../../domain/record/record-ref';
import type { TicketEventType } from '../../domain/ticket/event';
import { isOpen } from '../../domain/ticket/ticket';
import { isInside } from '../../domain/ticket/who-may';
import type { Announcement, Reason } from '../announcement';
import { lookButton } from '../look-button';
import type { TicketView } from '../ticket-view';
import { assignmentNotifications } from './assignment-notifications';
import { standingOver } from './automatic-notifications';
import { closingNotifications } from './closing-notifications';
import { correctionNotifications } from './correction-notifications';
import { doubtNotifications } from './doubt-notifications';
import { overtaken } from './overtaken';
import { peopleNotifications } from './people-notifications';
import { bothCards, type NewMessage, type NotificationContext } from './recipients';
import type { TicketNotifications } from './ticket-notifications';
import { timerNotifications } from './timer-notifications';
import { wordsNotifications } from './words-notifications';
import { workNotifications } from './work-notifications';

/** Who hears what of a ticket, event by event. */
export const ticketNotifications: TicketNotifications<TicketEventType> = {
  ...workNotifications,
  ...wordsNotifications,
  ...peopleNotifications,
  ...closingNotifications,
  ...doubtNotifications,
  ...timerNotifications,
  ...assignmentNotifications,
  ...correctionNotifications,
};

/** What goes with whatever happened to a ticket: questions that are over, calls for help, ways to the ticket. */
export function arrangeTicket(context: NotificationContext, told: readonly NewMessage[]): readonly NewMessage[] {
  const said = onceEach([...told, ...overtaken(context, told), ...standingOver(context)]);
  return said.map((one) => ({ ...leading(one, context.view), ...calling(one, context) }));
}

/** What calls somebody to a ticket they may not have before them. */
const alerts: ReadonlySet<Reason> = new Set(['breach', 'callback', 'promise', 'rescue', 'unreached', 'warning']);

/** An alert leads its reader to the ticket, where they have a part in the desk and it stands below no card of it. */
function leading(one: NewMessage, { desk, people, ticket }: TicketView): NewMessage {
  const { to, content, under, reason } = one;
  const reader = to.kind === 'person' ? people.get(to.person) : undefined;
  if (reader === undefined || !isInside(reader) || under !== undefined || !alerts.has(reason)) return one;
  return { ...one, content: { ...content, opens: lookButton(desk, ticketRef(ticket.id), 'desk.openNumber') } };
}

/** The card of an urgent ticket that nobody has is a call for help. */
function calling(
  { to, slot, refreshes }: NewMessage,
  { view: { ticket }, event: { type } }: NotificationContext,
): Pick<Announcement, 'priority'> {
  if (!ticket.urgent || ticket.owner !== undefined || !isOpen(ticket) || to.kind !== 'engineers' || refreshes)
    return {};
  return slot?.role === 'engineers' ? { priority: type === 'reported' ? 'at-once' : 'urgent' } : {};
}

/** Where engineers are told in person, whoever is told of it in words of their own is not told among them too. */
function onceEach(said: readonly NewMessage[]): readonly NewMessage[] {
  const alone = new Set(
    said.flatMap(({ to, content }) => (to.kind === 'person' && content.kind === 'message' ? [to.person] : [])),
  );
  return said.map((one) =>
    one.to.kind === 'engineers' && one.content.kind === 'message'
      ? { ...one, to: { ...one.to, recipients: one.to.recipients.filter((id) => !alone.has(id)) } }
      : one,
  );
}

/** Both cards, drawn anew for what happened elsewhere. */
export const redrawnTicket = (view: TicketView): readonly NewMessage[] => bothCards({ view }, 'gathered');
