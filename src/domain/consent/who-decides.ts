import type { Desk } from '../desk';
import { own } from '../own';
import type { Person, PersonId } from '../people/person';
import type { Linked } from '../record/decision-context';
import { type Refusal, refuse } from '../refusal';
import { isInside, refuseUnlessWorking } from '../ticket/who-may';
import { ticketIn } from './about-ticket';
import { type Consent, isAsked, isOver } from './consent';

/** What a permission may look at besides the consent. */
export interface Around {
  readonly desk: Pick<Desk, 'permits'>;
  readonly subject?: Linked;
}

/** Whose ticket it is now: it may have been put right since. */
export const requesterOf = ({ requester }: Pick<Consent, 'requester'>, { subject }: Around): PersonId =>
  ticketIn(subject)?.requester ?? requester;

/** The leads of the requester's department, as far as the desk file names any. */
export const leadsFor = (consent: Pick<Consent, 'requester'>, around: Around): readonly PersonId[] =>
  own(around.desk.permits ?? {}, requesterOf(consent, around)) ?? [];

/** Everybody who may answer, the requester first: nobody else who asked, or who works on the ticket. */
export function decidersOf(
  consent: Pick<Consent, 'requester' | 'named' | 'askedBy'>,
  around: Around,
): readonly PersonId[] {
  const requester = requesterOf(consent, around);
  const others = [...consent.named, ...leadsFor(consent, around)].filter(
    (id) => id !== consent.askedBy && !isAtWork(around, id),
  );
  return [...new Set([requester, ...others])];
}

/** Whether they have its ticket, or help with it. */
export function isAtWork({ subject }: Around, person: PersonId): boolean {
  const ticket = ticketIn(subject);
  return ticket !== undefined && (ticket.owner === person || ticket.collaborators.includes(person));
}

/** Who may know of it: whoever may answer, and whoever may see its ticket. */
export const maySeeConsent = (consent: Consent, by: Person, around: Around): boolean =>
  decidersOf(consent, around).includes(by.id) || by.id === consent.requester || isInside(by);

/** Refuses everybody who may not answer. */
export const refuseUnlessDecider = (consent: Consent, by: Person, around: Around): Refusal | undefined =>
  by.active && decidersOf(consent, around).includes(by.id)
    ? undefined
    : refuse('consent.refusal.notDecider', { requester: { person: requesterOf(consent, around) } });

/** Refuses whoever does not work on its ticket, and everybody once that is over. */
export function refuseUnlessAtWork({ subject }: Around, by: Person): Refusal | undefined {
  const ticket = ticketIn(subject);
  return ticket === undefined ? refuse('refusal.staleButton') : refuseUnlessWorking(ticket, by);
}

/** Refuses what needs a question that waits for its answer. */
export function refuseUnlessAsked(consent: Consent): Refusal | undefined {
  if (isOver(consent)) return refuse('consent.refusal.over');
  if (consent.state === 'lapsed') return refuse('consent.refusal.lapsed');
  return isAsked(consent) ? undefined : refuse('consent.refusal.answered');
}

/** Refuses to ask oneself. */
export const refuseAskingOneself = (requester: PersonId, by: Person): Refusal | undefined =>
  requester === by.id ? refuse('consent.refusal.yourself') : undefined;

/**
 * Why the risky step cannot begin now, or nothing: it has to be answered, the backup made that they asked for, and once is
 * enough.
 */
export function refuseStep(consent: Consent): Refusal | undefined {
  if (consent.asking !== 'risky') return refuse('consent.refusal.noStep');
  if (isOver(consent)) return refuse('consent.refusal.over');
  if (consent.state === 'asked') return refuse('consent.refusal.answerFirst');
  if (consent.state === 'lapsed') return refuse('consent.refusal.lapsed');
  if (consent.state !== 'given') return refuse('consent.refusal.noYes');
  if (consent.begun !== undefined) return refuse('consent.refusal.begun');
  return consent.answer?.says === 'for-me' && consent.backedUp === undefined
    ? refuse('consent.refusal.backupFirst')
    : undefined;
}
