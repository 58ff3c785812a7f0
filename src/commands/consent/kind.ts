import { ticketIn } from '../../domain/consent/about-ticket';
import { type Consent, type ConsentEvent, isOver } from '../../domain/consent/consent';
import { consentRules } from '../../domain/consent/consent-rules';
import { goesOn, waitsFrom } from '../../domain/consent/ticket-waits';
import { ticketRef } from '../../domain/record/record-ref';
import { isWritten } from '../../domain/record/unreached';
import { theDesk } from '../../domain/ticket/event';
import type { ConsentView } from '../../views/consent/consent-card';
import { consentViews } from '../../views/consent/consent-views';
import type { RecordKind } from '../record/kind';
import { consentActions } from './actions';
import { announceStep, askPermission } from './begin-consent';

/** What its ticket shows of it. */
const shownThere: ReadonlySet<ConsentEvent['type']> = new Set([
  ...(['asked', 'agreed', 'refused', 'backed-up', 'begun', 'taken-back', 'withdrawn'] as const),
]);
const answers: ReadonlySet<ConsentEvent['type']> = new Set(['agreed', 'refused', 'withdrawn']);

/** The consent, whole. */
export const consentKind: RecordKind<Consent, ConsentEvent, ConsentView> = {
  ...consentRules,
  ...consentViews,
  actions: consentActions,
  beginnings: [askPermission, announceStep],
  // The ticket waits while somebody is asked, and goes on with the last answer; whatever else changes, its cards say it.
  consequences: ({ event, after }, { subject, beside, desk }) => {
    const ticket = ticketIn(subject);
    if (ticket === undefined || !shownThere.has(event.type)) return [];
    const met = { ticket, at: event.at, beside };
    const waits = event.type === 'asked' ? waitsFrom(after, desk, met) : undefined;
    const follows = waits ?? (answers.has(event.type) ? goesOn(met) : undefined);
    return [{ about: ticketRef(ticket.id), ...(follows === undefined ? {} : { event: follows }) }];
  },
  aboutIsOver: (consent, at) => (isOver(consent) ? undefined : { type: 'ended', by: theDesk, at }),
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
