import { leadsOf } from '../people/leads';
import { onRoster, type Person, type PersonId, servesAs, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { recordKey } from '../record/record-ref';
import { noRecord, notEngineer, type Refusal, refuse } from '../refusal';
import { asSubstitute, isAwayBesides, proposed } from './cover';
import { isRunning, type Leave } from './leave';

type Verdict = Refusal | undefined;
type People = Pick<DecisionContext, 'people'>;

/** Who decides it: the leads, or whoever stands in for them; never whoever is on leave nor, unless nobody else is there, who stands in. */
export function approversOf(
  { person, substitute, asked }: Pick<Leave, 'person' | 'substitute' | 'asked'>,
  { people }: People,
): readonly PersonId[] {
  const others = [...people.values()].filter(({ id }) => id !== person);
  const apart = leadsOf(others.filter(({ id }) => id !== substitute && id !== asked));
  return (apart.length > 0 ? apart : leadsOf(others)).map(({ id }) => id);
}

/** Whether they lead, or decide it in a lead's place, and it is not their own. */
export const leads = (leave: Leave, by: Person, now: People): boolean =>
  by.id !== leave.person && (servesAs(by, 'lead') || approversOf(leave, now).includes(by.id));

/** Who reads why: whoever it is about, and those who lead. */
export const readsReason = (leave: Leave, by: Person, now: People): boolean =>
  by.id === leave.person || leads(leave, by, now) || (by.id === leave.approvedBy && onRoster(by));

/** Who may know of it: they, and whoever was asked to stand in. */
export const maySeeLeave = (leave: Leave, by: Person, now: People): boolean =>
  readsReason(leave, by, now) || leave.everAsked.includes(by.id);

const notNow = ({ state }: Leave): Refusal =>
  refuse('leave.refusal.notNow', { state: { say: `leave.state.${state}` } });

const refuseUnlessSeen = (leave: Leave, by: Person, now: DecisionContext): Verdict =>
  maySeeLeave(leave, by, now) ? undefined : noRecord(recordKey(now.desk, { kind: 'leave', id: leave.id }));

/** Why this person cannot change it: whoever it is about does, or a lead. */
function refuseUnlessTheirs(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const seen = refuseUnlessSeen(leave, by, now);
  if (seen) return seen;
  const isTheirs = by.id === leave.person && worksTickets(by);
  return isTheirs || leads(leave, by, now) ? undefined : refuse('leave.refusal.notYours');
}

/** Why this person cannot say who is to stand in. */
export function refuseChoosing(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const no = refuseUnlessTheirs(leave, by, now);
  if (no) return no;
  if (!isRunning(leave) || now.at >= leave.span.to) return notNow(leave);
  return leave.alone && leave.state === 'granted' ? refuse('leave.refusal.nobodyNeeded') : undefined;
}

/** The same of whoever is proposed: one press asks them, while nobody is asked. */
export function refuseAskingProposed(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const no = refuseChoosing(leave, by, now);
  if (no) return no;
  if (leave.asked !== undefined || leave.substitute !== undefined) return refuse('refusal.staleButton');
  if (leave.alone) return refuse('leave.refusal.nobodyNeeded');
  return proposed(leave, now) === undefined ? refuse('leave.refusal.nobodyLeft') : undefined;
}

/** Why this person cannot answer whether they stand in: whoever is asked does, the first answer counts. */
export function refuseAnswering(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const seen = refuseUnlessSeen(leave, by, now);
  if (seen) return seen;
  if (!isRunning(leave)) return notNow(leave);
  if (leave.asked === by.id && worksTickets(by)) return undefined;
  return leave.substitute === undefined || leave.asked !== undefined
    ? refuse('leave.refusal.notAsked')
    : refuse('leave.refusal.hasSubstitute', { person: { person: leave.substitute } });
}

/** The same of a yes: it is judged as it stands now. */
export function refuseAccepting(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const no = refuseAnswering(leave, by, now);
  if (no) return no;
  const whyNot = asSubstitute(leave, by, now)?.whyNot;
  return whyNot === undefined ? undefined : refuse(`leave.refusal.why.${whyNot}`, { person: { person: by.id } });
}

/** Why this person cannot decide it. */
export function refuseDeciding(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const seen = refuseUnlessSeen(leave, by, now);
  if (seen) return seen;
  if (by.id === leave.person) return refuse('leave.refusal.yourOwn');
  if (!approversOf(leave, now).includes(by.id)) {
    return refuse(leads(leave, by, now) ? 'leave.refusal.youStandIn' : 'leave.refusal.notLead');
  }
  if (leave.state !== 'asked') return notNow(leave);
  return leave.approvedBy === undefined
    ? undefined
    : refuse('leave.refusal.isApproved', { person: { person: leave.approvedBy } });
}

/** The same of a yes: nobody is on leave twice, and whoever said that they stand in still can. */
export function refuseApproving(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const no = refuseDeciding(leave, by, now);
  if (no) return no;
  if (isAwayBesides(leave, now)) return refuse('leave.refusal.overlaps');
  const { substitute } = leave;
  const whyNot = substitute === undefined ? undefined : asSubstitute(leave, { id: substitute }, now)?.whyNot;
  return whyNot && refuse(`leave.refusal.why.${whyNot}`, { person: { person: leave.substitute ?? '' } });
}

/** Why this person cannot withdraw it: one that has begun ends by coming back. */
export function refuseWithdrawing(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const no = refuseUnlessTheirs(leave, by, now);
  if (no) return no;
  if (!isRunning(leave)) return notNow(leave);
  return leave.state === 'granted' && now.at >= leave.span.from ? refuse('leave.refusal.hasBegun') : undefined;
}

/** Why this person cannot say that they are back. */
export function refuseReturning(leave: Leave, by: Person, now: DecisionContext): Verdict {
  const no = refuseUnlessTheirs(leave, by, now);
  if (no) return no;
  if (leave.state !== 'granted' || now.at >= leave.span.to) return notNow(leave);
  return now.at < leave.span.from ? refuse('leave.refusal.notBegun') : undefined;
}

/** Why this person cannot file one: whoever stands on the roster does, or a lead for them. */
export const refuseFiling = (by: Person): Verdict => (worksTickets(by) ? undefined : notEngineer);
