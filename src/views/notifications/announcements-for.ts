import { ticketRef } from '../../domain/record/record-ref';
import { type TicketEvent, type TicketEventType, theDesk } from '../../domain/ticket/event';
import { isOpen, type Ticket } from '../../domain/ticket/ticket';
import { isInside } from '../../domain/ticket/who-may';
import type { Announcement, Reason } from '../announcement';
import { lookButton } from '../look-button';
import type { TicketView } from '../ticket-view';
import { assignmentNotifications } from './assignment-notifications';
import { standingOver } from './automatic-notifications';
import { closingNotifications } from './closing-notifications';
import { correctionNotifications } from './correction-notifications';
import { deskNotifications } from './desk-notifications';
import { doubtNotifications } from './doubt-notifications';
import { overtaken } from './overtaken';
import { peopleNotifications } from './people-notifications';
import { type NewMessage, type NotificationContext, onEachPlatform } from './recipients';
import type { TicketNotifications } from './ticket-notifications';
import { wordsNotifications } from './words-notifications';
import { workNotifications } from './work-notifications';

const notifications: TicketNotifications<TicketEventType> = {
  ...workNotifications,
  ...wordsNotifications,
  ...peopleNotifications,
  ...closingNotifications,
  ...doubtNotifications,
  ...deskNotifications,
  ...assignmentNotifications,
  ...correctionNotifications,
};

/**
 * Who hears what when `event` has happened; `view` is the ticket after it, `before` the ticket it happened to. In
 * order of sending within each conversation. Keys are unique to the event, so saying it twice says it once.
 */
export function announcementsFor(
  event: TicketEvent,
  view: TicketView,
  before: Ticket = view.ticket,
): readonly Announcement[] {
  const report = notifications[event.type] as (news: NotificationContext) => readonly NewMessage[];
  const { id, version, requester } = view.ticket;
  // What the desk does by itself it does for whose job it is.
  const origin = event.by === theDesk ? requester : event.by;
  const news = { event, view, before };
  const told = report(news);
  const said = onceEach([...told, ...overtaken(news, told), ...standingOver(news)]).flatMap((one) =>
    onEachPlatform({ ...leading(one, view), ...calling(one, view, event) }, view.desk),
  );
  return said.map((one, index) => ({
    ...one,
    ...{ about: ticketRef(id), origin, key: `${id}:${version}:${index}` },
  }));
}

/** What calls somebody to a ticket they may not have before them. */
const alerts: ReadonlySet<Reason> = new Set(['breach', 'callback', 'promise', 'rescue', 'unreached', 'warning']);

/** An alert leads its reader to the ticket, where they have a part in the desk and it stands below no card of it. */
function leading(one: NewMessage, { desk, people, ticket }: TicketView): NewMessage {
  const { to, content, under, reason } = one;
  const reader = to.kind === 'person' ? people.get(to.person) : undefined;
  if (reader === undefined || !isInside(reader) || under !== undefined || !alerts.has(reason)) return one;
  return { ...one, content: { ...content, opens: lookButton(desk, ticket.id, 'desk.openNumber') } };
}

/** The card of an urgent job that nobody has is a call for help. */
function calling(
  { to, slot }: NewMessage,
  { ticket }: TicketView,
  { type }: TicketEvent,
): Pick<Announcement, 'priority'> {
  if (!ticket.urgent || ticket.owner !== undefined || !isOpen(ticket) || to.kind !== 'engineers') return {};
  return slot?.role === 'engineers' ? { priority: type === 'reported' ? 'at-once' : 'urgent' } : {};
}

/** Where engineers are told in person, whoever is told of it in words of their own is not told among them too. */
function onceEach(said: readonly NewMessage[]): readonly NewMessage[] {
  const alone = new Set(
    said.flatMap(({ to, content }) => (to.kind === 'person' && content.kind === 'message' ? [to.person] : [])),
  );
  return said.map((one) =>
    one.to.kind === 'engineers' && one.content.kind === 'message'
      ? { ...one, to: { ...one.to, holders: one.to.holders.filter((id) => !alone.has(id)) } }
      : one,
  );
}
