import { type Desk, placeOf } from '../desk';
import { homeOf, onRoster, type Person, type PersonId, servesAs } from '../people/person';
import { absencesOf } from '../roster/absences';
import type { OnDuty } from '../roster/on-duty';
import { covers, type Shifts } from '../roster/shifts';
import type { Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { stepsLeft } from './ladder';
import type { NotCalled, ReceiptReason } from './receipts';
import type { Calling, RescueTarget } from './steps';
import { usualWays, type Way } from './ways';

/** Who is there to be called. */
export interface Callable {
  readonly at: Instant;
  readonly duty: OnDuty;
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Everybody on shift, whatever for. */
  readonly rostered: readonly PersonId[];
  readonly shifts: Pick<Shifts, 'changes'>;
  /** Whoever has the ticket, where they are at work. */
  readonly owner?: PersonId;
}

type Target = 'owner' | RescueTarget;

/** Whom a step of a ladder means at this moment, each once. */
function peopleMeant({ tell, people: named = [] }: Calling<Target>, there: Callable): readonly PersonId[] {
  const { duty, people, rostered, owner } = there;
  const withRole = (role: 'lead' | 'manager') =>
    [...people.values()].filter((person) => servesAs(person, role)).map(({ id }) => id);
  const meant: { readonly [Name in Target]: () => readonly PersonId[] } = {
    owner: () => (owner === undefined ? [] : [owner]),
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

/** Why somebody is not called; undefined: they are. Whoever is on shift is there, whatever their leave says. */
function whyNotCalled(id: PersonId, { people, rostered, shifts, at }: Callable): ReceiptReason | undefined {
  const person = people.get(id);
  if (person === undefined || !onRoster(person)) return 'left';
  if (!canBeCalled(id, { people })) return 'no-account';
  const isAway = absencesOf(id, shifts).some((span) => covers({ span }, at));
  return isAway && !rostered.includes(id) ? 'on-leave' : undefined;
}

/** Whom a step calls, by which ways, and whom it cannot. */
export interface Called {
  readonly told: readonly PersonId[];
  readonly not: readonly NotCalled[];
  readonly ways: readonly Way[];
}

/**
 * Whom a step of either ladder calls. Leave keeps from a call as long as somebody else may come: at the end (`isLast`) it does
 * not. `spared`: whoever has just given the ticket back, unless there is nobody else.
 */
export function called(
  calling: Calling<Target>,
  there: Callable,
  { spared, isLast }: { readonly spared?: PersonId | undefined; readonly isLast: boolean },
): Called {
  const all = peopleMeant(calling, there);
  const others = all.filter((id) => id !== spared);
  const meant = others.length === 0 ? all : others;
  const not = meant.flatMap((person): readonly NotCalled[] => {
    const why = whyNotCalled(person, there);
    return why === undefined ? [] : [{ person, why }];
  });
  const present = meant.filter((id) => !not.some(({ person }) => person === id));
  const away = not.filter(({ why }) => why === 'on-leave').map(({ person }) => person);
  const told = isLast && present.length === 0 ? away : present;
  return { told, not: not.filter(({ person }) => !told.includes(person)), ways: calling.by ?? usualWays };
}

/** Whom the ladder of a ticket calls first of all; empty where it reaches nobody. */
export function firstCalled(
  ticket: Ticket,
  desk: Pick<Desk, 'places' | 'rescue'>,
  there: Callable,
): readonly PersonId[] {
  const { hours } = placeOf(desk, ticket.place);
  for (const step of stepsLeft(ticket, desk, hours)) {
    const { told } = called(step, there, { isLast: false });
    if (told.length > 0) return told;
  }
  return [];
}
