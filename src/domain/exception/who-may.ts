import { leadsOf } from '../people/leads';
import { onRoster, type Person, type PersonId, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { recordKey } from '../record/record-ref';
import { noRecord, type Refusal, refuse } from '../refusal';
import { isInside } from '../ticket/who-may';
import { type DutyException, isOpenException } from './exception';
import { putOnBy } from './plan';

type Around = Pick<DecisionContext, 'at' | 'people' | 'desk'>;
type Verdict = Refusal | undefined;

/** Whether this person says who is on duty: leads, or whoever answers for them while there are none. */
export const plansDuty = (by: Person, { people }: Pick<Around, 'people'>): boolean =>
  leadsOf(people.values()).some(({ id }) => id === by.id);

/** Who may know of one: whoever it puts on, and everybody who serves, as they see who is on duty; of a draft only who plans. */
export function maySeeException(
  { state, plan, filedBy, since }: DutyException,
  by: Person,
  now: Pick<Around, 'people'>,
) {
  if (state === 'draft' || (state !== 'asked' && since === undefined)) {
    return (by.id === filedBy && onRoster(by)) || plansDuty(by, now);
  }
  const instead = plan.does === 'put-on' ? plan.instead : undefined;
  return putOnBy(plan).includes(by.id) || instead === by.id || isInside(by);
}

/** Refuses everybody but leads. */
export const refusePlanning = (by: Person, now: Pick<Around, 'people'>): Verdict =>
  plansDuty(by, now) ? undefined : refuse('exception.refusal.notLead');

const refuseUnlessSeen = (exception: DutyException, by: Person, now: Around): Verdict =>
  maySeeException(exception, by, now)
    ? undefined
    : noRecord(recordKey(now.desk, { kind: 'exception', id: exception.id }));

/** Refuses what is over, saying how. */
function refuseOver({ state, plan }: DutyException, at: DecisionContext['at']): Verdict {
  if (isOpenException({ state }) && at < plan.span.to) return undefined;
  return refuse('exception.refusal.over', {
    how: { say: `exception.state.${isOpenException({ state }) ? 'ended' : state}` },
  });
}

/** Refuses what needs a lead, and one that is still to come, or runs. */
export const refuseWithdrawing = (exception: DutyException, by: Person, now: Around): Verdict =>
  refuseUnlessSeen(exception, by, now) ?? refusePlanning(by, now) ?? refuseOver(exception, now.at);

/** The same of what was not said yet. */
export function refuseConfirming(exception: DutyException, by: Person, now: Around): Verdict {
  const no = refuseWithdrawing(exception, by, now);
  if (no) return no;
  return exception.state === 'draft' ? undefined : refuse('exception.refusal.isSaid');
}

/** The same of what somebody has not said yes to. */
export function refuseEnforcing(exception: DutyException, by: Person, now: Around): Verdict {
  const no = refuseWithdrawing(exception, by, now);
  if (no) return no;
  return exception.state === 'asked' ? undefined : refuse('refusal.staleButton');
}

const isPutOn = ({ plan }: DutyException, { id }: Pick<Person, 'id'>): boolean => putOnBy(plan).includes(id);

/** Whether they said that they cannot. */
export const hasObjected = ({ objections }: Pick<DutyException, 'objections'>, person: PersonId): boolean =>
  objections.some((one) => one.person === person);

/** Refuses whoever is not asked, or said yes. */
export function refuseAccepting(exception: DutyException, by: Person, now: Around): Verdict {
  const no = refuseUnlessSeen(exception, by, now) ?? refuseOver(exception, now.at);
  if (no) return no;
  if (!isPutOn(exception, by) || !worksTickets(by)) return refuse('exception.refusal.notAsked');
  const isAsked = exception.waitsFor.includes(by.id) || hasObjected(exception, by.id);
  return exception.state === 'asked' && isAsked ? undefined : refuse('exception.refusal.notAsked');
}

/** Refuses whoever it does not put on duty, or who planned it, and a second time. */
export function refuseObjecting(exception: DutyException, by: Person, now: Around): Verdict {
  const no = refuseUnlessSeen(exception, by, now) ?? refuseOver(exception, now.at);
  if (no) return no;
  if (exception.state === 'draft' || !isPutOn(exception, by) || !onRoster(by) || by.id === exception.filedBy) {
    return refuse('exception.refusal.notAsked');
  }
  return hasObjected(exception, by.id) ? refuse('exception.refusal.hasObjected') : undefined;
}
