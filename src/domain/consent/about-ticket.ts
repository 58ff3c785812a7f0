import type { Linked } from '../record/decision-context';
import type { Ticket } from '../ticket/ticket';
import { type Consent, isAsked } from './consent';

/** The ticket that a record is about; undefined where it is about something else, or nothing. */
export const ticketIn = (subject: Linked | undefined): Ticket | undefined =>
  subject?.about.kind === 'ticket' ? (subject.record as Ticket) : undefined;

/** The consents among records about a ticket. */
export const consentsIn = (linked: readonly Linked[]): readonly Consent[] =>
  linked.flatMap(({ about, record }) => (about.kind === 'consent' ? [record as Consent] : []));

/** The first question that waits for its answer. */
export const openQuestion = (linked: readonly Linked[]): Consent | undefined => consentsIn(linked).find(isAsked);

/** A risky step that waits for its answer: the ticket does not end over it (SITE-5). */
export const unansweredStep = (linked: readonly Linked[]): Consent | undefined =>
  consentsIn(linked).find((one) => one.asking === 'risky' && isAsked(one));

/** What was not done as it was refused, or the yes was taken back before: the resolution says so. */
export const notDone = (linked: readonly Linked[]): readonly Consent[] =>
  consentsIn(linked).filter(
    ({ state, begun }) => state === 'refused' || (state === 'taken-back' && begun === undefined),
  );

/** The reason for which a ticket waits meanwhile. */
export const consentReason = 'consent';

/** Whether it waits for that, and for nothing else. */
export const waitsForConsent = ({ waiting }: Pick<Ticket, 'waiting'>): boolean => waiting?.reason === consentReason;
