import { type Desk, type DutyLine, placeOf } from '../desk';
import { type PersonId, worksTickets } from '../people/person';
import { absencesOf } from '../roster/absences';
import { askedBy } from '../roster/asked-by';
import { dutyChangeAfter } from '../roster/duty-change-after';
import { dutySpans } from '../roster/duty-spans';
import type { DutyKnown } from '../roster/posts';
import { presentDuty } from '../roster/present-duty';
import { whoIsOnDuty } from '../roster/who-is-on-duty';
import type { Ticket } from '../ticket/ticket';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, days, hours, type Instant } from '../time/instant';
import { nextOpening } from '../time/next-opening';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';

/** Tickets of somebody whose shift has ended, and who answers for them next. */
export interface LeftAtShiftEnd {
  readonly to: PersonId;
  /** Never empty, in the order given. */
  readonly tickets: readonly Ticket[];
}

/** What is looked at besides the tickets. */
interface Around {
  readonly at: Instant;
  readonly desk: Pick<Desk, 'places' | 'catalogue'>;
  readonly known: DutyKnown;
}

/** Whoever answers for a ticket again before so much time has passed keeps it. */
const aWorkingDay = hours(8);

/**
 * Which tickets of somebody who goes off duty are to change hands, by who is to have them (STAFF-6): those for which they do
 * not answer again within a day of the next opening, nor within a working day. Whoever is on again tomorrow keeps theirs.
 * Whoever is first when the place opens takes them. What is urgent, or was offered to somebody, is asked about by itself, and
 * a leave that has begun makes the list of all that they have.
 */
export function leftAtShiftEnd(owner: PersonId, tickets: readonly Ticket[], around: Around): readonly LeftAtShiftEnd[] {
  const isAway = absencesOf(owner, around.known.shifts).some(({ from, to }) => from <= around.at && around.at < to);
  return isAway ? [] : nextFor(owner, tickets, around);
}

/** The same as the roster stands later, whether they are on leave by then or not. */
export function nextFor(owner: PersonId, tickets: readonly Ticket[], around: Around): readonly LeftAtShiftEnd[] {
  const lists = new Map<PersonId, Ticket[]>();
  for (const ticket of tickets.filter((one) => !isAskedAlready(one))) {
    const opening = openingFor(ticket, around);
    const to = answersAgain(owner, ticket, opening, around) ? undefined : successorAt(opening, ticket, around);
    if (to !== undefined && to !== owner) lists.set(to, [...(lists.get(to) ?? []), ticket]);
  }
  return [...lists].map(([to, some]) => ({ to, tickets: some }));
}

/** Each change of duty asks about what is urgent (takeover-timers.ts), at any hour; an offer waits for its own answer. */
export const isAskedAlready = ({ urgent, handover }: Pick<Ticket, 'urgent' | 'handover'>): boolean =>
  urgent || handover !== undefined;

const openingFor = ({ place }: Ticket, { at, desk }: Around): Instant =>
  unlessCalendarEnds(() => nextOpening(usualHours(placeOf(desk, place).hours), at)) ?? at;

const lines: readonly DutyLine[] = ['operating', 'emergency'];

/** Whether they are first or second again, on either line, before somebody else would have to go on with it. */
function answersAgain(owner: PersonId, ticket: Ticket, opening: Instant, { at, desk, known }: Around): boolean {
  const worked = forwardAsKnown(placeOf(desk, ticket.place).hours, at, aWorkingDay);
  const span = { from: at, to: Math.max(worked, after(opening, days(1))) as Instant };
  const asked = askedBy(ticket, desk);
  return lines.some((line) =>
    dutySpans(span, known.shifts, { ...asked, line }).some(
      ({ primary, backup }) => primary === owner || backup === owner,
    ),
  );
}

/** Whoever answers for it when the place opens; where nobody does, who comes on duty next. */
function successorAt(opening: Instant, ticket: Ticket, { desk, known }: Around): PersonId | undefined {
  const asked = askedBy(ticket, desk);
  const firstAt = (at: Instant): PersonId | undefined => {
    const { primary, backup } = presentDuty(whoIsOnDuty(at, known.shifts, asked), known.people);
    return [primary, backup].find((id): id is PersonId => {
      const person = id === null ? undefined : known.people.get(id);
      return person !== undefined && worksTickets(person);
    });
  };
  const next = dutyChangeAfter(opening, known.shifts, asked);
  return firstAt(opening) ?? (next === undefined ? undefined : firstAt(next));
}
