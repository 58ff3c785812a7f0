import { type Desk, placeOf, ticketKey } from '../domain/desk';
import { type Person, worksTickets } from '../domain/people/person';
import type { Ticket } from '../domain/ticket/ticket';
import { type Say, say } from '../domain/words';

/** Nobody listens to a longer title at night. */
const heard = 80;

/** To whom, and about how many other tickets that wait for them. */
interface Called {
  readonly desk: Desk;
  readonly to: Person;
  readonly others: number;
}

/**
 * What is said to whoever answers a call about a ticket that nobody has, where the telephone can say it. It names one ticket,
 * and how many wait besides: the key claims the one that was named.
 */
export function callSaid(
  { id, place, title, urgent }: Pick<Ticket, 'id' | 'place' | 'title' | 'urgent'>,
  { desk, to, others }: Called,
): Say {
  const ticket = ticketKey(desk, id);
  const one = say(urgent ? 'notice.callUrgent' : 'notice.call', {
    desk: { localised: desk.name },
    ticket,
    place: { localised: placeOf(desk, place).name },
    title: [...title].slice(0, heard).join(''),
  });
  const what = others === 0 ? one : say('notice.callMore', { what: one, count: others });
  return say(worksTickets(to) ? 'notice.callPress' : 'notice.callLook', { what, ticket });
}
