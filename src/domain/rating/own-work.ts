import { mayBeOnePerson, type Person, type PersonId } from '../people/person';
import type { Ticket } from '../ticket/ticket';

type Served = Pick<Ticket, 'owner' | 'collaborators' | 'resolution' | 'workedBy'>;

/** Everybody whose work a rating of this ticket judges: who has it, helps or solved it, and whoever worked on it before. */
const workersOf = ({ owner, collaborators, resolution, workedBy }: Served): readonly PersonId[] => [
  ...(owner === undefined ? [] : [owner]),
  ...collaborators,
  ...(resolution === undefined ? [] : [resolution.by]),
  ...workedBy,
];

/** Whether a rating of this ticket judges what that person did. */
export const isJudgedWith = (ticket: Served, person: PersonId): boolean => workersOf(ticket).includes(person);

/** Whether the requester served themselves, so that there is nobody else's work to rate. */
export const isOwnWork = (ticket: Served & Pick<Ticket, 'requester'>): boolean =>
  isJudgedWith(ticket, ticket.requester);

/** Somebody who worked on it and may be the requester under another account; undefined where there is nobody. */
export function workedUnderOtherName(
  ticket: Served & Pick<Ticket, 'requester'>,
  people: ReadonlyMap<PersonId, Person>,
): Person | undefined {
  const requester = people.get(ticket.requester);
  const workers = workersOf(ticket).flatMap((id) => people.get(id) ?? []);
  return requester && workers.find((worker) => mayBeOnePerson(requester, worker));
}
