import { contractorsLeads, speaksFor } from '../people/party';
import { type Person, type PersonId, servesAs } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { recordKey } from '../record/record-ref';
import { noRecord, type Refusal, refuse } from '../refusal';
import { awaitsCustomer, isCurrent, type Staff } from './staff';

type Verdict = Refusal | undefined;
type Around = Pick<DecisionContext, 'desk' | 'people'>;

/** Who keeps it; never whom it is about. */
export const keepers = ({ person }: Pick<Staff, 'person'>, { people }: Pick<Around, 'people'>) =>
  contractorsLeads(people.values(), person);

const keeps = (staff: Pick<Staff, 'person'>, by: Person, now: Around): boolean =>
  keepers(staff, now).some(({ id }) => id === by.id);

/** Who reads what leads and managers say to each other of somebody. */
export const readsWords = (staff: Pick<Staff, 'person'>, by: Person): boolean =>
  by.id !== staff.person && servesAs(by, 'lead', 'manager');

/** Who may know of a profile: the person, leads, managers; nobody else (STAFF-8). */
export const maySeeStaff = (staff: Staff, by: Person): boolean =>
  by.id === staff.person || servesAs(by, 'lead', 'manager');

/** Who vets it: whoever speaks for the customer, but for whoever it is about or proposed it. */
export const vetters = (
  { person, proposedBy }: Pick<Staff, 'person' | 'proposedBy'>,
  { people }: Pick<Around, 'people'>,
) => [...people.values()].filter((one) => speaksFor(one, 'customer') && one.id !== person && one.id !== proposedBy);

const notNow = ({ state }: Staff): Refusal =>
  refuse('staff.refusal.notNow', { state: { say: `staff.state.${state}` } });

const unlessSeen = (staff: Staff, by: Person, { desk }: Around): Verdict =>
  maySeeStaff(staff, by) ? undefined : noRecord(recordKey(desk, { kind: 'staff', id: staff.id }));

/** Why this person cannot answer for the customer. */
export function refuseVetting(staff: Staff, by: Person, now: Around): Verdict {
  const unseen = unlessSeen(staff, by, now);
  if (unseen) return unseen;
  if (by.id === staff.person) return refuse('staff.refusal.yourself');
  if (!speaksFor(by, 'customer')) return refuse('staff.refusal.notCustomer');
  if (by.id === staff.proposedBy) return refuse('staff.refusal.yourProposal');
  return awaitsCustomer(staff) ? undefined : notNow(staff);
}

function refuseUnlessLead(staff: Staff, by: Person, now: Around): Verdict {
  const unseen = unlessSeen(staff, by, now);
  if (unseen) return unseen;
  if (by.id === staff.person) return refuse('staff.refusal.yourself');
  return keeps(staff, by, now) ? undefined : refuse('staff.refusal.notLead');
}

/** Why this person cannot file that the agreement was signed: it comes after the customer's yes. */
export function refuseSigning(staff: Staff, by: Person, now: Around): Verdict {
  const no = refuseUnlessLead(staff, by, now);
  if (no) return no;
  if (awaitsCustomer(staff)) return refuse('staff.refusal.notVetted');
  return staff.state === 'accepted' ? undefined : notNow(staff);
}

/** Why this person cannot change what it says. */
export const refuseAmending = (staff: Staff, by: Person, now: Around): Verdict =>
  refuseUnlessLead(staff, by, now) ?? (isCurrent(staff) ? undefined : notNow(staff));

/** Why this person cannot take the proposal back. */
export const refuseWithdrawing = (staff: Staff, by: Person, now: Around): Verdict =>
  refuseUnlessLead(staff, by, now) ?? (isCurrent(staff) && staff.state !== 'active' ? undefined : notNow(staff));

/** Why this person cannot write down that they serve no more. */
export const refuseEnding = (staff: Staff, by: Person, now: Around): Verdict =>
  refuseUnlessLead(staff, by, now) ?? (staff.state === 'active' ? undefined : notNow(staff));

/** Why this person cannot propose anybody: leads do, and there must be somebody who answers for the customer. */
export function refuseProposing(by: Person, now: Around): Verdict {
  if (!keeps({}, by, now)) return refuse('staff.refusal.notLead');
  const nobody: { readonly proposedBy: PersonId } = { proposedBy: by.id };
  return vetters(nobody, now).length > 0 ? undefined : refuse('staff.refusal.nobodyVets');
}
