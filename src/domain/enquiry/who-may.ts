import { hasRole, type Person, worksTickets } from '../people/person';
import { reopenableUntil } from '../rating/rating-window';
import type { DecisionContext } from '../record/decision-context';
import { alreadyOwned, notEngineer, type Refusal, refuse } from '../refusal';
import { isInside } from '../ticket/who-may';
import type { Enquiry } from './enquiry';
import { ownerOf } from './who-answers';

type Verdict = Refusal | undefined;
type Around = Pick<DecisionContext, 'people' | 'onShift'>;

export const isAsker = ({ asker }: Pick<Enquiry, 'asker'>, by: Person): boolean => asker === by.id;

/** Whether it still waits for an answer. */
export const isUnanswered = ({ state }: Pick<Enquiry, 'state'>): boolean => state === 'new' || state === 'claimed';

/** Who may know that there is such an enquiry: whoever asked it or wrote it down, and those who serve. */
export const maySeeEnquiry = (enquiry: Enquiry, by: Person): boolean =>
  isAsker(enquiry, by) || enquiry.filedBy === by.id || isInside(by);

const notNow = ({ state }: Enquiry): Refusal =>
  refuse('enquiry.refusal.notNow', { state: { say: `enquiry.state.${state}` } });

/** Refuses what an enquiry in another state does not take. */
export const refuseUnless = (enquiry: Enquiry, ...states: readonly Enquiry['state'][]): Verdict =>
  states.includes(enquiry.state) ? undefined : notNow(enquiry);

export const refuseUnlessAsker = (enquiry: Enquiry, by: Person): Verdict =>
  isAsker(enquiry, by) ? undefined : refuse('enquiry.refusal.notAsker');

/** Refuses whoever serves nobody, and whoever asked it: nobody answers themselves. */
function refuseUnlessServing(enquiry: Enquiry, by: Person): Verdict {
  if (!worksTickets(by)) return notEngineer;
  return isAsker(enquiry, by) ? refuse('enquiry.refusal.yourOwn') : undefined;
}

/** Why this person cannot take it, or nothing: the first yes has it. One whose owner is gone is free again. */
export function refuseClaiming(enquiry: Enquiry, by: Person, now: Around): Verdict {
  const no = refuseUnlessServing(enquiry, by) ?? refuseUnless(enquiry, 'new', 'claimed');
  if (no) return no;
  const owner = ownerOf(enquiry, now);
  if (owner === undefined) return undefined;
  return owner.id === by.id ? refuse('refusal.alreadyYours') : alreadyOwned(owner.id);
}

/** Why this person cannot answer it or give it back, or nothing: whoever has it does (HOT-6), or a lead. */
export function refuseWorking(enquiry: Enquiry, by: Person, now: Around): Verdict {
  const no = refuseUnlessServing(enquiry, by) ?? refuseUnless(enquiry, 'new', 'claimed');
  if (no) return no;
  const owner = ownerOf(enquiry, now);
  if (owner === undefined) return refuse('refusal.claimFirst');
  if (owner.id === by.id || hasRole(by, 'lead')) return undefined;
  return refuse('refusal.ownerDecides', { owner: { person: owner.id } });
}

/** Why this person cannot say who is to answer it, or nothing: a lead always may, whoever has it hands it on. */
export function refuseAssigning(enquiry: Enquiry, by: Person, now: Around): Verdict {
  const no = refuseUnlessServing(enquiry, by) ?? refuseUnless(enquiry, 'new', 'claimed');
  return no ?? (hasRole(by, 'lead') ? undefined : refuseWorking(enquiry, by, now));
}

/** Why this person cannot make a ticket of it, or nothing: whoever asked may, and whoever has it. */
export const refuseMakingTicket = (enquiry: Enquiry, by: Person, now: Around): Verdict =>
  isAsker(enquiry, by) ? refuseUnless(enquiry, 'new', 'claimed', 'answered') : refuseAssigning(enquiry, by, now);

/** Whether nothing can be asked under its number any more: taken back, gone on as a ticket, or over for too long. */
export function isOverForGood(
  { state, ended, closedAt, place }: Enquiry,
  { at, desk }: Pick<DecisionContext, 'at' | 'desk'>,
): boolean {
  if (state !== 'closed' || closedAt === undefined) return false;
  return ended === 'withdrawn' || ended === 'ticket' || at >= reopenableUntil(desk, place, closedAt);
}
