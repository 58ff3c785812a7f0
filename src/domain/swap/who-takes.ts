import { hasRole, onRoster, type Person, type PersonId, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { absencesOf, overlap } from '../roster/absences';
import { mayServe } from '../roster/may-serve';
import { shiftsOf } from '../roster/my-shifts';
import type { Shifts } from '../roster/shifts';
import { coversSkills, type WhyNot } from '../roster/substitutes';
import { withProfile } from '../roster/with-profile';
import type { Instant, Span } from '../time/instant';
import type { Piece, Swap } from './swap';
import { beforeWordOf } from './where-now';

/** A shift that somebody is to take, and what they give for it. */
interface Taking {
  readonly piece: Piece;
  readonly exchange?: Piece;
}

type Around = Pick<DecisionContext, 'at' | 'people' | 'shifts'>;

/** Why this person cannot take it; undefined: they can (STAFF-4). `shifts`: without what it says itself. */
export function whyNotTake(taker: Person, { piece, exchange }: Taking, now: Around): WhyNot | undefined {
  const { people, shifts, at } = now;
  if (!onRoster(taker) || !worksTickets(taker)) return 'left';
  const span = ahead(piece.span, at);
  if (!mayServe(taker.id, [span], shifts)) return 'unvetted';
  const holder = people.get(piece.of);
  const skilled = (one: Person): Person => withProfile(one, span.from, shifts);
  if (holder !== undefined && !coversSkills(skilled(taker), skilled(holder))) return 'skills';
  if (absencesOf(taker.id, shifts).some((absence) => overlap(absence, span))) return 'away';
  return isOnDuty(taker.id, { span, giving: exchange }, shifts) ? 'on-duty' : undefined;
}

/** The same of whoever asked, for the shift that they take in exchange. */
export function whyNotExchange({ piece, exchange }: Taking, now: Around): WhyNot | undefined {
  const holder = now.people.get(piece.of);
  if (exchange === undefined || holder === undefined) return undefined;
  return whyNotTake(holder, { piece: exchange, exchange: piece }, now);
}

/** What of it is still to come. */
const ahead = ({ from, to }: Span, at: Instant): Span => ({ from: Math.max(from, at) as Instant, to });

interface Then {
  readonly span: Span;
  readonly giving: Piece | undefined;
}

/** Nobody answers as the first and the second at once: the other post would be empty. */
const isOnDuty = (person: PersonId, { span, giving }: Then, shifts: Shifts): boolean =>
  shiftsOf(person, span, shifts).some((held) => giving === undefined || !isWithin(held, giving.span));

const isWithin = (one: Span, other: Span): boolean => other.from <= one.from && one.to <= other.to;

/** Everybody who can take a shift now, by name. */
export const takersOf = (taking: Taking, now: Around): readonly Person[] =>
  [...now.people.values()].filter(
    (person) =>
      hasRole(person, 'engineer', 'lead') &&
      person.id !== taking.piece.of &&
      whyNotTake(person, taking, now) === undefined,
  );

/** The roster as it is without what the swap says of it. */
export const rosterBefore = (swap: Pick<Swap, 'id'>, now: Around): Around => ({
  ...now,
  shifts: beforeWordOf({ kind: 'swap', id: swap.id }, now.shifts),
});
