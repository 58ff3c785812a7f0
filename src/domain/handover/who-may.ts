import { leadsOf } from '../people/leads';
import { onRoster, type Person, type PersonId, servesAs, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { notEngineer, type Refusal, refuse } from '../refusal';
import { leadsHere, refuseUnlessEngineer } from '../ticket/who-may';
import { type HandoverList, isOpenList, openLines } from './handover-list';
import { linesNow, whyDropped } from './lines-now';

type Verdict = Refusal | undefined;
type People = Pick<DecisionContext, 'people'>;

/** Who may know of it: whoever gives and takes, who began it, and those who lead the desk. */
export const maySeeHandover = (list: HandoverList, by: Person, { people }: People): boolean =>
  onRoster(by) &&
  ([list.owner, list.to, list.begunBy].includes(by.id) || servesAs(by, 'manager', 'admin') || leadsHere(by, people));

/** Who decides what nobody answered: the leads, but for whoever was asked in vain, unless nobody else is there. */
export function decidersOf({ to }: Pick<HandoverList, 'to'>, { people }: People): readonly PersonId[] {
  const others = leadsOf([...people.values()].filter(({ id }) => id !== to));
  return (others.length > 0 ? others : leadsOf(people.values())).map(({ id }) => id);
}

/** Refuses once every line is decided, saying so. */
export const refuseUnlessOpenList = (list: HandoverList): Verdict => {
  if (list.state === 'withdrawn') return refuse('handover.refusal.withdrawn');
  return isOpenList(list) && openLines(list).length > 0 ? undefined : refuse('handover.refusal.done');
};

/** Refuses whoever is not asked to take it over. */
export function refuseAnswering(list: HandoverList, by: Person): Verdict {
  const no = refuseUnlessEngineer(by);
  if (no) return no;
  if (list.to !== by.id) return refuse('handover.refusal.notSuccessor', { to: { person: list.to } });
  return refuseUnlessOpenList(list);
}

/** Refuses whoever is no lead, and while the successor may still answer. */
export function refuseDeciding(list: HandoverList, by: Person, now: People): Verdict {
  if (!leadsHere(by, now.people)) return refuse('refusal.notLead');
  const no = refuseUnlessOpenList(list);
  if (no) return no;
  return list.state === 'with-lead' ? undefined : refuse('handover.refusal.notYet', { to: { person: list.to } });
}

const isTheirs = ({ owner, begunBy }: HandoverList, by: Person, { people }: People): boolean =>
  onRoster(by) && (by.id === owner || by.id === begunBy || leadsHere(by, people));

/** Refuses whoever neither gives nor leads. */
export const refuseChanging = (list: HandoverList, by: Person, now: People): Verdict =>
  isTheirs(list, by, now) ? refuseUnlessOpenList(list) : refuse('handover.refusal.notYours');

/** Tickets of it that were refused and are still their owner's. */
export const refusedNow = (list: HandoverList, now: Pick<DecisionContext, 'listed'>) =>
  linesNow(list, now).flatMap(({ state, now: ticket }) =>
    state === 'refused' && ticket !== undefined && whyDropped(ticket, list.owner) === undefined ? [ticket] : [],
  );

/** Refuses the same people, and where nothing that was refused is left. */
export const refusePassingOn = (list: HandoverList, by: Person, now: DecisionContext): Verdict => {
  if (!isTheirs(list, by, now)) return refuse('handover.refusal.notYours');
  return refusedNow(list, now).length > 0 ? undefined : refuse('handover.refusal.nothingRefused');
};

/** Refuses to begin one where somebody has no part in the work; only a lead begins one for somebody else. */
export function refuseBeginning(owner: Person | undefined, by: Person, { people }: People): Verdict {
  if (owner === undefined) return refuse('refusal.unknownPerson');
  if (owner.id !== by.id) return leadsHere(by, people) ? undefined : refuse('refusal.notLead');
  return worksTickets(by) ? undefined : notEngineer;
}
