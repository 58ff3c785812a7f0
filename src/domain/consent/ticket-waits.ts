import type { Desk } from '../desk';
import type { PersonId } from '../people/person';
import type { DecisionContext, Linked } from '../record/decision-context';
import { type TicketEvent, theDesk } from '../ticket/event';
import { isOpen, type Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { consentReason, openQuestion, waitsForConsent } from './about-ticket';
import type { Consent } from './consent';

/** What a question and its answer meet. */
interface Meeting {
  readonly ticket: Ticket;
  readonly at: Instant;
  /** Other records about the ticket. */
  readonly beside?: readonly Linked[] | undefined;
}

/**
 * The ticket waits while somebody is asked: its clocks stand still as the desk's reason says (SLA-4, SLA-5). Undefined
 * where it waits already, for whatever reason, or is over.
 */
export function waitsFrom(
  { what }: Pick<Consent, 'what'>,
  { waitingReasons }: Pick<Desk, 'waitingReasons'>,
  { ticket, at, by }: Meeting & { readonly by: PersonId },
): TicketEvent | undefined {
  const reason = waitingReasons.find(({ id }) => id === consentReason);
  if (reason === undefined || !isOpen(ticket) || ticket.state === 'waiting') return undefined;
  const { stops, progress } = reason;
  return {
    ...{ type: 'waiting-started', by, at: notBefore(ticket, at) },
    ...{ reason: consentReason, note: what, stops, progress, endsWhenAnswered: false },
  };
}

/**
 * Somebody who works on it does so with a question open, as it waited for something else before, or nobody had it: from now
 * on it waits for the answer.
 */
export function waitsAgain(ticket: Ticket, { desk, linked, at }: DecisionContext): TicketEvent | undefined {
  const open = ticket.owner === undefined ? undefined : openQuestion(linked);
  return open && waitsFrom(open, desk, { ticket, at, by: theDesk });
}

/** It goes on when the last question is answered or withdrawn, if it waited for that. */
export function goesOn({ ticket, at, beside = [] }: Meeting): TicketEvent | undefined {
  if (!isOpen(ticket) || !waitsForConsent(ticket) || openQuestion(beside) !== undefined) return undefined;
  return { type: 'resumed', by: theDesk, at: notBefore(ticket, at) };
}

const notBefore = ({ lastEventAt }: Ticket, at: Instant): Instant => Math.max(at, lastEventAt) as Instant;
