import { onRoster, type Person, type PersonId, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type Refusal, refuse } from '../refusal';
import { absencesOf, overlap } from '../roster/absences';
import { loadsOf } from '../roster/burden';
import { mayServe } from '../roster/may-serve';
import { shiftsOf } from '../roster/my-shifts';
import { presentDuty } from '../roster/present-duty';
import { type Question, questionsIn } from '../roster/questions-in';
import { edgesIn } from '../roster/shifts';
import { weighedAround } from '../roster/substitutes';
import { whoIsOnDuty } from '../roster/who-is-on-duty';
import { withProfile } from '../roster/with-profile';
import { days, type Instant, type Span } from '../time/instant';
import { ahead, changesOf, type Plan, type PutOn, putOnBy, timesOf } from './plan';

type Around = Pick<DecisionContext, 'at' | 'people' | 'shifts' | 'desk' | 'calls'>;
type Verdict = Refusal | undefined;

/** Nothing lasts longer: what goes on is a matter of the pattern. */
export const longest = days(60);

/** Why nothing is to be put right any more, or nothing: it reads who is on duty now. */
export function refuseFilled(put: PutOn, { desk, people, shifts }: Around): Verdict {
  const { instead, span } = put;
  if (instead !== undefined) {
    return shiftsOf(instead, span, shifts).length > 0
      ? undefined
      : refuse('exception.refusal.notTheirs', { who: { person: instead } });
  }
  const moments: readonly Instant[] = [span.from, ...edgesIn(span, shifts)];
  const questions = questionsOf(put, { desk, shifts });
  const duties = moments.flatMap((at) => questions.map((asked) => presentDuty(whoIsOnDuty(at, shifts, asked), people)));
  if (duties.some(({ primary, backup }) => primary === null || backup === null)) return undefined;
  const [{ primary, backup } = { primary: null, backup: null }] = duties;
  return refuse('exception.refusal.filled', { primary: { person: primary ?? '' }, backup: { person: backup ?? '' } });
}

/** Every question that somebody who is put on would be an answer to. */
function questionsOf(put: PutOn, { desk, shifts }: Pick<Around, 'desk' | 'shifts'>): readonly Question[] {
  const { span, places, skills, line } = put;
  const changes = changesOf({ does: 'put-on', ...put }, span);
  const withIt = {
    ...shifts,
    changes: [...shifts.changes, { record: { kind: 'exception', id: 0 }, changes }],
  } as const;
  const everywhere = places.length === 0 ? desk.places.map(({ id }) => id) : places;
  return questionsIn(span, withIt, everywhere).filter(
    (asked) => (skills.length === 0 || skills.includes(asked.skill)) && (line === undefined || asked.line === line),
  );
}

type Wanted = Pick<PutOn, 'span' | 'skills' | 'instead'>;

/** When they would have to be there: in somebody's place whenever that one is on duty. */
const times = ({ span, instead }: Wanted, { shifts }: Pick<Around, 'shifts'>): readonly Span[] =>
  instead === undefined ? [span] : shiftsOf(instead, span, shifts);

interface Work {
  readonly skills: readonly string[];
  readonly at: Instant;
}

/** Whether somebody lacks a skill that is needed, by their profile where they have one (STAFF-1). */
function lacksSkills(person: Person, { skills: needed, at }: Work, { shifts }: Pick<Around, 'shifts'>): boolean {
  const { skills } = withProfile(person, at, shifts);
  return skills.length > 0 && needed.some((skill) => !skills.includes(skill));
}

/** Why that person cannot be put on then, or nothing. */
export function refusePerson(person: Person, wanted: Wanted, now: Around): Verdict {
  const { span, skills } = wanted;
  const who = { who: { person: person.id } };
  if (!onRoster(person) || !worksTickets(person)) return refuse('exception.refusal.left', who);
  const spans = times(wanted, now);
  if (!mayServe(person.id, spans, now.shifts)) return refuse('exception.refusal.unvetted', who);
  if (lacksSkills(person, { skills, at: span.from }, now)) {
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

/** Why somebody cannot be put where a plan names them, or nothing: gone, without the skills, or on leave then. */
export function refuseNamed(id: PersonId, plan: Plan, now: Around): Verdict {
  const person = now.people.get(id);
  const who = { who: { person: id } };
  if (person === undefined || !onRoster(person) || !worksTickets(person)) return refuse('exception.refusal.left', who);
  const times = timesOf(id, plan);
  if (!mayServe(id, times, now.shifts)) return refuse('exception.refusal.unvetted', who);
  if (lacksSkills(person, { skills: plan.skills, at: times[0]?.from ?? now.at }, now)) {
    return refuse('exception.refusal.skills', who);
  }
  const isAway = absencesOf(id, now.shifts).some((away) => times.some((span) => overlap(away, span)));
  return isAway ? refuse('exception.refusal.away', who) : undefined;
}

/** Why somebody whom the plan puts on cannot be any more, or nothing: it is asked again when it is to be in force. */
export const refuseAnyNamed = (plan: Plan, now: Around): Verdict =>
  putOnBy(plan)
    .map((id) => refuseNamed(id, plan, now))
    .find((no) => no !== undefined);

/** Why it would change nothing any more when it is to be in force, or nothing: whose part it was to take has none there by now. */
export const refuseMoot = (plan: Plan, now: Around): Verdict =>
  plan.does === 'put-on' && plan.instead !== undefined
    ? refuseFilled({ ...plan, span: ahead(plan.span, now.at) }, now)
    : undefined;

/** Why the plan cannot be meant as the roster stands now, or nothing. */
export function refusePlan(plan: Plan, now: Around): Verdict {
  if (plan.does !== 'put-on') {
    for (const id of putOnBy(plan)) {
      const no = refuseNamed(id, plan, now);
      if (no) return no;
    }
    return undefined;
  }
  const person = now.people.get(plan.person);
  if (person === undefined) return refuse('refusal.unknownPerson');
  return refusePerson(person, plan, now) ?? refuseMoot(plan, now);
}
