import { contractorsLeads, speaksFor } from '../people/party';
import { onRoster, type Person, type PersonId, servesAs, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { isSameRecord, recordKey, ticketOf } from '../record/record-ref';
import { noRecord, type Refusal, refuse } from '../refusal';
import type { Staff } from '../staff/staff';
import { isOpen, type Ticket } from '../ticket/ticket';
import { isUnderWay, lacksYes, type Replacement } from './replacement';

type Verdict = Refusal | undefined;
type Around = Pick<DecisionContext, 'desk' | 'people'>;

/** Who carries it out; never whom it is about. */
export const leadingIt = ({ engineer }: Pick<Replacement, 'engineer'>, { people }: Pick<Around, 'people'>) =>
  contractorsLeads(people.values(), engineer);

/** Whether whoever took over is there no more while it goes on: somebody else has to. */
const takerLeft = ({ state, to }: Replacement, { people }: Pick<Around, 'people'>): boolean => {
  const taker = to === undefined ? undefined : people.get(to);
  return state === 'handing' && (taker === undefined || !onRoster(taker));
};

const isToBeTaken = (replacement: Replacement, now: Around): boolean =>
  replacement.state === 'open' || takerLeft(replacement, now);

/** Who answers for the customer, but for whom it is about. */
export const customersOf = ({ engineer }: Pick<Replacement, 'engineer'>, { people }: Pick<Around, 'people'>) =>
  [...people.values()].filter((one) => speaksFor(one, 'customer') && one.id !== engineer);

/** Whether they read why: leads and managers, never whom it is about. */
export const readsReason = ({ engineer }: Pick<Replacement, 'engineer'>, by: Person): boolean =>
  by.id !== engineer && servesAs(by, 'lead', 'manager');

/** Who may know of it: leads and managers, and whom it is about once a lead has spoken with them. */
export const maySeeReplacement = (replacement: Replacement, by: Person): boolean =>
  readsReason(replacement, by) || (by.id === replacement.engineer && replacement.talkedAt !== undefined);

const unlessSeen = (replacement: Replacement, by: Person, { desk }: Around): Verdict =>
  maySeeReplacement(replacement, by)
    ? undefined
    : noRecord(recordKey(desk, { kind: 'replacement', id: replacement.id }));

const notNow = ({ state }: Replacement): Refusal =>
  refuse('replacement.refusal.notNow', { state: { say: `replacement.state.${state}` } });

const has = (some: readonly { readonly id: PersonId }[], { id }: Person): boolean => some.some((one) => one.id === id);

function refuseUnlessLeading(replacement: Replacement, by: Person, now: Around): Verdict {
  const unseen = unlessSeen(replacement, by, now);
  if (unseen) return unseen;
  if (!has(leadingIt(replacement, now), by)) return refuse('replacement.refusal.notLead');
  return isUnderWay(replacement) ? undefined : notNow(replacement);
}

function refuseUnlessCustomer(replacement: Replacement, by: Person, now: Around): Verdict {
  const unseen = unlessSeen(replacement, by, now);
  if (unseen) return unseen;
  if (!has(customersOf(replacement, now), by)) return refuse('replacement.refusal.notCustomer');
  return isUnderWay(replacement) ? undefined : notNow(replacement);
}

/** Why this person cannot answer for the customer whether the shorter notice will do. */
export function refuseAnswering(replacement: Replacement, by: Person, now: Around): Verdict {
  const no = refuseUnlessCustomer(replacement, by, now);
  if (no) return no;
  return replacement.notice === 'asked' ? undefined : refuse('replacement.refusal.notAsked');
}

/** Why this person cannot choose another day: only what was announced has one that can be chosen. */
export function refusePostponing(replacement: Replacement, by: Person, now: Around): Verdict {
  const no = refuseUnlessLeading(replacement, by, now);
  if (no) return no;
  if (replacement.because === 'demanded') return refuse('replacement.refusal.demanded');
  return replacement.state === 'open' ? undefined : notNow(replacement);
}

/** Why this person cannot say who is to come. */
export const refuseLinking = (replacement: Replacement, by: Person, now: Around): Verdict =>
  refuseUnlessLeading(replacement, by, now) ?? (isToBeTaken(replacement, now) ? undefined : notNow(replacement));

/** Why this person cannot say that they spoke with the engineer. */
export const refuseTalking = (replacement: Replacement, by: Person, now: Around): Verdict =>
  refuseUnlessLeading(replacement, by, now) ??
  (replacement.talkedAt === undefined ? undefined : refuse('replacement.refusal.talked'));

/** The successor's profile, as it stands. */
export const successorIn = ({ successor }: Pick<Replacement, 'successor'>, { listed = [] }: DecisionContext) =>
  listed.find(({ about }) => successor !== undefined && isSameRecord(about, { kind: 'staff', id: successor }))
    ?.record as Staff | undefined;

/** What they had open and still have. */
export const stillTheirs = (
  { engineer }: Pick<Replacement, 'engineer'>,
  { listed = [] }: Pick<DecisionContext, 'listed'>,
) =>
  listed
    .filter(({ about }) => ticketOf(about) !== undefined)
    .map(({ record }) => record as Ticket)
    .filter((ticket) => isOpen(ticket) && ticket.owner === engineer);

/** Why nobody can take over yet: in the order in which it is to be done. */
export function refuseHanding(replacement: Replacement, by: Person, now: DecisionContext): Verdict {
  const no = refuseUnlessLeading(replacement, by, now);
  if (no) return no;
  if (lacksYes(replacement)) return refuse('replacement.refusal.lacksYes');
  const engineer = now.people.get(replacement.engineer);
  // Nobody can be spoken with who is there no more.
  if (replacement.talkedAt === undefined && engineer !== undefined && onRoster(engineer))
    return refuse('replacement.refusal.talkFirst');
  const successor = successorIn(replacement, now);
  if (successor === undefined) return refuse('replacement.refusal.nobodyLinked');
  const person = successor.person === undefined ? undefined : now.people.get(successor.person);
  if (successor.state !== 'active' || person === undefined) return refuse('replacement.refusal.notActive');
  if (!worksTickets(person)) return refuse('replacement.refusal.noRole', { to: { person: person.id } });
  const isEarly = replacement.because === 'announced' && now.at < replacement.due;
  if (isEarly) return refuse('replacement.refusal.early', { due: { at: replacement.due, style: 'date-time' } });
  return isToBeTaken(replacement, now) ? undefined : notNow(replacement);
}

/** Why this person cannot take it back: whoever's side began it does, while nobody has taken over. */
export function refuseWithdrawing(replacement: Replacement, by: Person, now: Around): Verdict {
  const no =
    replacement.because === 'demanded'
      ? refuseUnlessCustomer(replacement, by, now)
      : refuseUnlessLeading(replacement, by, now);
  if (no) return no;
  return replacement.state === 'open' ? undefined : notNow(replacement);
}

/** Why this person cannot demand that somebody is replaced (STAFF-2). */
export const refuseDemanding = (by: Person): Verdict =>
  speaksFor(by, 'customer') ? undefined : refuse('replacement.refusal.notCustomer');

/** Why this person cannot announce a change (STAFF-5). */
export const refuseAnnouncing = (by: Person, { people }: Pick<Around, 'people'>): Verdict =>
  has(contractorsLeads(people.values()), by) ? undefined : refuse('replacement.refusal.notLead');
