import { ticketIn } from '../../domain/consent/about-ticket';
import { type Consent, type ConsentEvent, isAsked } from '../../domain/consent/consent';
import { consentRules } from '../../domain/consent/consent-rules';
import { followsTicket } from '../../domain/consent/follows-ticket';
import { saysYes } from '../../domain/consent/says-yes';
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
  ...(['asked-again', 'requester-corrected', 'ticket-returned', 'ended'] as const),
]);
const asks: ReadonlySet<ConsentEvent['type']> = new Set(['asked', 'asked-again']);
const answers: ReadonlySet<ConsentEvent['type']> = new Set(['agreed', 'refused', 'withdrawn']);

/** The consent, whole. */
export const consentKind: RecordKind<Consent, ConsentEvent, ConsentView> = {
  ...consentRules,
  ...consentViews,
  actions: consentActions,
  beginnings: [askPermission, announceStep],
  // A yes in words is one. Everything else is for whoever works on the ticket: nobody takes a condition for a yes.
  says: (consent, _by, { text, files }) =>
    isAsked(consent) && consent.asking !== 'risky' && files === 0 && saysYes(text) ? 'allow' : undefined,
  goesOnIn: ({ about }) => about,
  // The ticket waits while somebody is asked, and goes on with the last answer; whatever else changes, its cards say it.
  consequences: ({ event, after }, { subject, beside, desk }) => {
    const ticket = ticketIn(subject);
    if (ticket === undefined || !shownThere.has(event.type)) return [];
    const met = { ticket, at: event.at, beside };
    const waits = asks.has(event.type) ? waitsFrom(after, desk, { ...met, by: event.by }) : undefined;
    const follows = waits ?? (answers.has(event.type) ? goesOn(met) : undefined);
    return [{ about: ticketRef(ticket.id), ...(follows === undefined ? {} : { event: follows }) }];
  },
  aboutChanged: (consent, { before, after, turn }, now) => {
    const [was, is] = [ticketIn(before), ticketIn(after)];
    return was && is && followsTicket(consent, { before: was, after: is, turn }, now);
  },
  // Whoever asked hears that it is in vain, and a lead of the department is asked.
  personLeft: (consent, person, { at }) =>
    isAsked(consent) && (consent.requester === person || consent.named.includes(person))
      ? { type: 'not-reached', by: theDesk, at, person, why: 'left' }
      : undefined,
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
