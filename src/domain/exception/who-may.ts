import { leadsOf } from '../people/leads';
import { onRoster, type Person, type PersonId, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type Refusal, refuse } from '../refusal';
import { absencesOf, overlap } from '../roster/absences';
import { loadsOf } from '../roster/burden';
import { mayServe } from '../roster/may-serve';
import { shiftsOf } from '../roster/my-shifts';
import { presentDuty } from '../roster/present-duty';
import { edgesIn } from '../roster/shifts';
import { weighedAround } from '../roster/substitutes';
import { whoIsOnDuty } from '../roster/who-is-on-duty';
import { isInside } from '../ticket/who-may';
import { days, type Instant, type Span } from '../time/instant';
import type { DutyException, PutOn } from './exception';

type Around = Pick<DecisionContext, 'at' | 'people' | 'shifts' | 'desk' | 'calls'>;
type Verdict = Refusal | undefined;

/** Nothing lasts longer: what goes on is a matter of the pattern. */
export const longest = days(60);

/** Whether this person says who is on duty: leads, or whoever answers for them while there are none. */
export const plansDuty = (by: Person, { people }: Pick<Around, 'people'>): boolean =>
  leadsOf(people.values()).some(({ id }) => id === by.id);

/** Who may know of one: whoever it puts on, and everybody who serves, as they see who is on duty. */
export const maySeeException = ({ person, instead }: DutyException, by: Person): boolean =>
  person === by.id || instead === by.id || isInside(by);

/** Refuses everybody but leads. */
export const refusePlanning = (by: Person, now: Pick<Around, 'people'>): Verdict =>
  plansDuty(by, now) ? undefined : refuse('exception.refusal.notLead');

/** Refuses what needs one that is still to come, or runs. */
export function refuseWithdrawing(exception: DutyException, by: Person, now: Pick<Around, 'at' | 'people'>): Verdict {
  const no = refusePlanning(by, now);
  if (no) return no;
  if (exception.state === 'planned' && now.at < exception.span.to) return undefined;
  return refuse('exception.refusal.over', {
    how: { say: `exception.state.${exception.state === 'planned' ? 'ended' : exception.state}` },
  });
}

/** Why nothing is to be put right any more, or nothing: it reads who is on duty now. */
export function refuseFilled(
  { instead, span, places, skills, line }: PutOn,
  { desk, people, shifts }: Around,
): Verdict {
  if (instead !== undefined) {
    return shiftsOf(instead, span, shifts).length > 0
      ? undefined
      : refuse('exception.refusal.notTheirs', { who: { person: instead } });
  }
  const asked = {
    place: places[0] ?? desk.places[0].id,
    ...(skills[0] === undefined ? {} : { skill: skills[0] }),
    ...(line === undefined ? {} : { line }),
  };
  const moments: readonly Instant[] = [span.from, ...edgesIn(span, shifts)];
  const duties = moments.map((at) => presentDuty(whoIsOnDuty(at, shifts, asked), people));
  if (duties.some(({ primary, backup }) => primary === null || backup === null)) return undefined;
  const [{ primary, backup } = { primary: null, backup: null }] = duties;
  return refuse('exception.refusal.filled', { primary: { person: primary ?? '' }, backup: { person: backup ?? '' } });
}

type Wanted = Pick<PutOn, 'span' | 'skills' | 'instead'>;

/** When they would have to be there: in somebody's place whenever that one is on duty. */
const times = ({ span, instead }: Wanted, { shifts }: Pick<Around, 'shifts'>): readonly Span[] =>
  instead === undefined ? [span] : shiftsOf(instead, span, shifts);

/** Why that person cannot be put on then, or nothing. */
export function refusePerson(person: Person, wanted: Wanted, now: Around): Verdict {
  const { span, skills } = wanted;
  const who = { who: { person: person.id } };
  if (!onRoster(person) || !worksTickets(person)) return refuse('exception.refusal.left', who);
  const spans = times(wanted, now);
  if (!mayServe(person.id, spans, now.shifts)) return refuse('exception.refusal.unvetted', who);
  if (person.skills.length > 0 && skills.some((skill) => !person.skills.includes(skill))) {
    return refuse('exception.refusal.skills', who);
  }
  const meets = (others: readonly Span[]): boolean => others.some((one) => spans.some((other) => overlap(one, other)));
  if (meets(absencesOf(person.id, now.shifts))) return refuse('exception.refusal.away', who);
  return meets(shiftsOf(person.id, span, now.shifts)) ? refuse('exception.refusal.onDuty', who) : undefined;
}

/** Who could be put on, whoever bears least in the weeks around it first. */
export function candidatesFor(put: Wanted, now: Around): readonly PersonId[] {
  const { shifts, calls = [], desk } = now;
  const loads = loadsOf(weighedAround(put.span), { shifts, calls, hardTimes: desk.hardTimes });
  return [...now.people.values()]
    .filter((person) => person.id !== put.instead && refusePerson(person, put, now) === undefined)
    .map(({ id }) => id)
    .toSorted((one, other) => (loads.get(one) ?? 0) - (loads.get(other) ?? 0));
}
