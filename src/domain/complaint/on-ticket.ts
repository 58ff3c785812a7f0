import type { Person, PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { recordKey } from '../record/record-ref';
import { type Refusal, refuse } from '../refusal';
import type { Complaint } from './complaint';
import { isComplainant } from './who-may';

type About = Pick<DecisionContext, 'linked'>;

/** Open complaints about the ticket that is decided about. */
export const complaintsIn = ({ linked }: About): readonly Complaint[] =>
  linked.filter(({ about }) => about.kind === 'complaint').map(({ record }) => record as Complaint);

/** The one that this person made, if there is one. */
export const complaintOf = (person: PersonId, now: About): Complaint | undefined =>
  complaintsIn(now).find(({ complainant }) => complainant === person);

/** Whether somebody has no part in the ticket any more because of whom a complaint is about. */
export const isComplainedAbout = (person: PersonId, now: About): boolean =>
  complaintsIn(now).some(({ excluded }) => excluded.includes(person));

/**
 * Why its complainant cannot close a ticket (HOT-7): they know of it, so they are not offered to. To everybody else their
 * cards stay as they were, and `heldOpen` judges the press.
 */
export function refuseClosing(by: Person, now: DecisionContext): Refusal | undefined {
  const own = complaintsIn(now).find((complaint) => isComplainant(complaint, by));
  if (own === undefined) return undefined;
  return refuse('complaint.refusal.ticketHeld', {
    complaint: recordKey(now.desk, { kind: 'complaint', id: own.id }),
  });
}

/** Why nobody closes a ticket that somebody complains about: no more than that something is open. */
export const heldOpen = (now: About): Refusal | undefined =>
  complaintsIn(now).length === 0 ? undefined : refuse('refusal.somethingOpen');
