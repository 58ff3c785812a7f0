import type { Desk } from '../desk';
import type { Linked } from '../record/decision-context';
import { type TicketEvent, theDesk } from '../ticket/event';
import { isOpen, type Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { consentReason, consentsIn, waitsForConsent } from './about-ticket';
import { type Consent, isAsked } from './consent';

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
  { what, askedBy }: Pick<Consent, 'what' | 'askedBy'>,
  { waitingReasons }: Pick<Desk, 'waitingReasons'>,
  { ticket, at }: Meeting,
): TicketEvent | undefined {
  const reason = waitingReasons.find(({ id }) => id === consentReason);
  if (reason === undefined || !isOpen(ticket) || ticket.state === 'waiting') return undefined;
  const { stops, progress } = reason;
  return {
    ...{ type: 'waiting-started', by: askedBy, at: notBefore(ticket, at) },
    ...{ reason: consentReason, note: what, stops, progress, endsWhenAnswered: false },
  };
}

/** It goes on when the last question is answered or withdrawn, if it waited for that. */
export function goesOn({ ticket, at, beside = [] }: Meeting): TicketEvent | undefined {
  if (!isOpen(ticket) || !waitsForConsent(ticket) || consentsIn(beside).some(isAsked)) return undefined;
  return { type: 'resumed', by: theDesk, at: notBefore(ticket, at) };
}

const notBefore = ({ lastEventAt }: Ticket, at: Instant): Instant => Math.max(at, lastEventAt) as Instant;
