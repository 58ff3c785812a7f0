import type { DecisionContext } from '../record/decision-context';
import { recordKey } from '../record/record-ref';
import { type Refusal, refuse } from '../refusal';
import type { Ticket } from '../ticket/ticket';
import type { WordKey } from '../words';
import { openQuestion, unansweredStep, waitsForConsent } from './about-ticket';
import type { Consent } from './consent';

type Around = Pick<DecisionContext, 'linked' | 'desk'>;

const refuseOver = (consent: Consent | undefined, why: WordKey, { desk }: Around): Refusal | undefined =>
  consent && refuse(why, { consent: recordKey(desk, { kind: 'consent', id: consent.id }) });

/** A risky step that was announced is answered, or its question withdrawn, before the ticket ends (SITE-5). */
export const refuseWhileStepWaits = (now: Around): Refusal | undefined =>
  refuseOver(unansweredStep(now.linked), 'consent.refusal.stepWaits', now);

/** Work that waits for an answer goes on with it, or once the question is withdrawn (SITE-4). */
export const refuseWhileAsked = (ticket: Ticket, now: Around): Refusal | undefined =>
  waitsForConsent(ticket) ? refuseOver(openQuestion(now.linked), 'consent.refusal.ticketWaits', now) : undefined;
