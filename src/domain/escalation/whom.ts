import { type Calling, type Desk, placeOf, type RescueTarget } from '../desk';
import { homeOf, type Person, type PersonId, servesAs } from '../people/person';
import type { OnDuty } from '../roster/on-duty';
import type { Ticket } from '../ticket/ticket';
import { nextRescueStep } from './ladder';

/** Who is there to be called. */
export interface Callable {
  readonly duty: OnDuty;
  /** Everybody on shift, whatever for. */
  readonly rostered: readonly PersonId[];
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** Whom a step of the ladder means at this moment, each once. */
export function peopleMeant(
  { tell, people: named = [] }: Pick<Calling, 'tell' | 'people'>,
  { duty, people, rostered }: Callable,
): readonly PersonId[] {
  const withRole = (role: 'lead' | 'manager') =>
    [...people.values()].filter((person) => servesAs(person, role)).map(({ id }) => id);
  const meant: { readonly [Target in RescueTarget]: () => readonly PersonId[] } = {
    primary: () => (duty.primary === null ? [] : [duty.primary]),
    backup: () => (duty.backup === null ? [] : [duty.backup]),
    rostered: () => rostered,
    leads: () => withRole('lead'),
    managers: () => withRole('manager'),
  };
  return [...new Set([...tell.flatMap((target) => meant[target]()), ...named])];
}

/** Whether somebody whom a step means can be told. */
export function canBeCalled(id: PersonId, { people }: Pick<Callable, 'people'>): boolean {
  const person = people.get(id);
  return person?.active === true && homeOf(person) !== undefined;
}

/** Whom the ladder of a ticket calls first of all; empty where it reaches nobody. */
export function firstCalled(
  ticket: Ticket,
  desk: Pick<Desk, 'places' | 'rescue' | 'duty' | 'catalogue'>,
  there: Callable,
): readonly PersonId[] {
  const { hours } = placeOf(desk, ticket.place);
  let next = nextRescueStep(ticket, desk, hours);
  while (next !== undefined && !next.repeats) {
    const called = peopleMeant(next.step, there).filter((id) => canBeCalled(id, there));
    if (called.length > 0) return called;
    next = nextRescueStep({ ...ticket, rescueSteps: next.nth + 1 }, desk, hours);
  }
  return [];
}
