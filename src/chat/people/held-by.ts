import type { PersonId, Role } from '../../domain/people/person';
import { isCallbackOwed } from '../../domain/rating/rate';
import { dutyBeginsOf } from '../../domain/roster/questions-in';
import { isOpen, type Ticket } from '../../domain/ticket/ticket';
import { after, before, days, type Instant } from '../../domain/time/instant';
import type { OpenOfGone } from '../../views/account-gone-card';
import type { AccountGoneDeps } from './account-gone-deps';

/** More open tickets than anybody has, and than a desk has. */
const mostOwned = 1000;
export const mostOpen = 10_000;
/** Shifts named to a lead, and how far ahead the roster is looked at. */
const mostShifts = 20;
const ahead = days(7);
/** A call-back is due the same working day; one that is owed for longer was given up. */
const owedFor = days(30);

/** Their open tickets. */
export const ownedBy = async (
  { tickets }: Pick<AccountGoneDeps, 'tickets'>,
  id: PersonId,
): Promise<readonly Ticket[]> =>
  (await tickets.ofEngineer(id, mostOwned)).filter((ticket) => ticket.owner === id && isOpen(ticket));

/** Every part somebody has in tickets: `roles` are those they had. */
export async function heldBy(deps: AccountGoneDeps, id: PersonId, roles: readonly Role[]): Promise<OpenOfGone> {
  const theirs = (await deps.tickets.ofEngineer(id, mostOwned)).filter(isOpen);
  const naming = await deps.tickets.openNaming(id);
  return {
    owned: theirs.filter(({ owner }) => owner === id),
    helping: theirs.filter(({ owner, collaborators }) => owner !== id && collaborators.includes(id)),
    offered: naming.filter(({ handover }) => handover?.to === id),
    asked: naming.filter(({ owner, assignment }) => owner !== id && assignment?.to === id),
    callbacks: roles.some((role) => role === 'lead' || role === 'manager') ? await callbacksOwed(deps) : [],
  };
}

/** Low ratings about which somebody is still to call back. */
async function callbacksOwed({ ledger, clock }: AccountGoneDeps): Promise<readonly Ticket[]> {
  const now = clock.now();
  const rated = await ledger.ratedIn({ from: before(now, owedFor), to: after(now, days(1)) });
  return rated.filter(isCallbackOwed);
}

/** When their duty begins within the week, primary or backup. */
export async function shiftsOf(
  { roster, desk }: AccountGoneDeps,
  id: PersonId,
  now: Instant,
): Promise<readonly Instant[]> {
  const span = { from: now, to: after(now, ahead) };
  const shifts = { ...(await roster.shifts(span)), pattern: desk.duty };
  const places = desk.places.map((place) => place.id);
  return dutyBeginsOf(id, span, shifts, places).slice(0, mostShifts);
}
