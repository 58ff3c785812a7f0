import { type Desk, placeOf } from '../desk';
import { type Person, type PersonId, servesAs, worksTickets } from '../people/person';
import type { OnDuty } from '../roster/on-duty';
import type { Ticket } from '../ticket/ticket';
import { stepsTaken } from './ladder';
import { alsoReached, type Reached } from './reached';

/** Who is there, and what the desk file means. */
interface There {
  readonly desk: Desk;
  readonly duty: OnDuty;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly rostered: readonly PersonId[];
}

/**
 * Who is called to a ticket that nobody has, by what they are now: whoever is on duty, and the leads, everybody on shift and
 * people of the desk file once the ladder has come to them; the leads also where nobody is on duty. Having been told of it
 * once is no part in it.
 */
export function whoIsCalled(ticket: Ticket, { desk, duty, people, rostered }: There): readonly PersonId[] {
  const onDuty = [duty.primary, duty.backup].filter((id) => id !== null);
  const taken = stepsTaken(ticket, desk, placeOf(desk, ticket.place).hours);
  const before: Reached = ticket.rescueResumes ?? { tell: [] };
  const { tell, people: named = [] } = taken.reduce<Reached>(alsoReached, before);
  const leads = [...people.values()].filter((person) => servesAs(person, 'lead')).map(({ id }) => id);
  const mayClaim = (id: PersonId): boolean => {
    const person = people.get(id);
    return person === undefined || worksTickets(person);
  };
  return [
    ...new Set([
      ...onDuty,
      ...(tell.includes('rostered') ? rostered : []),
      ...named,
      ...(tell.includes('leads') || onDuty.length === 0 ? leads : []),
    ]),
  ].filter(mayClaim);
}
