import { type Desk, placeOf, ticketKey } from '../domain/desk';
import { type Person, worksTickets } from '../domain/people/person';
import type { Ticket } from '../domain/ticket/ticket';
import { type Say, say } from '../domain/words';

/** Nobody listens to a longer title at night. */
const heard = 80;

/** What is said to whoever answers a call about a ticket that nobody has, where the telephone can say it. */
export function callSaid(ticket: Pick<Ticket, 'id' | 'place' | 'title' | 'urgent'>, desk: Desk, to: Person): Say {
  const what = say(ticket.urgent ? 'notice.callUrgent' : 'notice.call', {
    desk: { localised: desk.name },
    ticket: ticketKey(desk, ticket.id),
    place: { localised: placeOf(desk, ticket.place).name },
    title: [...ticket.title].slice(0, heard).join(''),
  });
  return say(worksTickets(to) ? 'notice.callPress' : 'notice.callLook', { what });
}
