import type { Desk } from '../desk';
import type { PersonId } from '../people/person';
import { hasOpenPromise } from '../ticket/talk';
import { isOpen, type Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { askedBy } from './asked-by';
import type { DutyKnown } from './posts';
import { presentDuty } from './present-duty';
import { whoIsOnDuty } from './who-is-on-duty';

/** What is open for somebody who comes on duty, each ticket once, oldest first. */
export interface ShiftWork {
  /** They promised an answer within the shift. */
  readonly promised: readonly Ticket[];
  /** Nobody has it, and they are called for it. */
  readonly unassigned: readonly Ticket[];
  /** Urgent, somebody else has it, and they are called for it. */
  readonly urgent: readonly Ticket[];
  readonly theirs: readonly Ticket[];
}

/** Whose shift it is, and when it ends; undefined: nobody knows. */
export interface ShiftOf {
  readonly person: PersonId;
  readonly at: Instant;
  readonly until: Instant | undefined;
}

/** What of the open tickets concerns whoever comes on duty; an urgent ticket stands first. */
export function shiftWork(
  open: readonly Ticket[],
  { person, at, until }: ShiftOf,
  { desk, known }: { readonly desk: Pick<Desk, 'places' | 'catalogue'>; readonly known: DutyKnown },
): ShiftWork {
  const isPromised = ({ promise, ...ticket }: Ticket): boolean =>
    promise !== undefined && hasOpenPromise({ ...ticket, promise }) && (until === undefined || promise.due <= until);
  const isCalled = (ticket: Ticket): boolean => {
    const { primary, backup } = presentDuty(whoIsOnDuty(at, known.shifts, askedBy(ticket, desk)), known.people);
    return primary === person || backup === person;
  };
  const sorted = open.filter(isOpen).toSorted((one, other) => Number(other.urgent) - Number(one.urgent));
  const mine = sorted.filter(({ owner }) => owner === person);
  return {
    promised: mine.filter(isPromised).toSorted((one, other) => (one.promise?.due ?? 0) - (other.promise?.due ?? 0)),
    unassigned: sorted.filter((ticket) => ticket.owner === undefined && isCalled(ticket)),
    urgent: sorted.filter(
      (ticket) => ticket.urgent && ticket.owner !== undefined && ticket.owner !== person && isCalled(ticket),
    ),
    theirs: mine.filter((ticket) => !isPromised(ticket)),
  };
}
