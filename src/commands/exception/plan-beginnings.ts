import type { ExceptionEvent } from '../../domain/exception/exception';
import { looksAt } from '../../domain/exception/exception-rules';
import { readOneTap } from '../../domain/exception/one-tap';
import { ahead, type Plan, type PlannedShift, putOnBy } from '../../domain/exception/plan';
import { longest, refuseFilled, refuseNamed, refusePerson } from '../../domain/exception/who-can';
import { refusePlanning } from '../../domain/exception/who-may';
import type { Person, PersonId } from '../../domain/people/person';
import { personId } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type Invalid, invalid, type Refusal, refuse } from '../../domain/refusal';
import { overlap } from '../../domain/roster/absences';
import type { Instant, Span } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { AnswersOf } from '../../views/define-form';
import { everything, exceptionForm } from '../../views/exception/exception-forms';
import { mostShifts, ofEach, overrideForm, temporaryForm } from '../../views/exception/plan-forms';
import { atField, missing } from '../answers';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';

type Beginning = RecordBeginning<ExceptionEvent>;

export const refuseUnlessLead: Beginning['refuse'] = (on, by, now) =>
  on === undefined ? refusePlanning(by, now) : refuse('refusal.staleButton');

/** What every form for a plan asks. */
interface Common {
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
  readonly place: string;
  readonly skill: string;
  readonly why: string;
}

/** When it lasts, or what is wrong with it. */
function spanIn({ from, to }: Pick<Common, 'from' | 'to'>, at: Instant): Span | Invalid<'from' | 'to'> {
  if (from === undefined) return invalid({ from: say('form.fillIn') });
  if (to === undefined) return invalid({ to: say('form.fillIn') });
  if (to <= from || to <= at) return invalid({ to: say('exception.refusal.ends') });
  return to - from > longest ? invalid({ to: say('exception.refusal.tooLong') }) : ahead({ from, to }, at);
}

const isSpan = (one: Span | Invalid<string>): one is Span => !('kind' in one);

const oneOf = (answer: string): readonly string[] => (answer === everything || answer === '' ? [] : [answer]);
const somebody = (answer: string): PersonId | null => {
  const [id] = oneOf(answer);
  return id === undefined ? null : personId(id);
};
const scopeIn = ({ place, skill }: Common) => ({ places: oneOf(place), skills: oneOf(skill) });

const reads = ({ answers: { from, to } }: { readonly answers: Pick<Common, 'from' | 'to'> }) =>
  from === undefined || to === undefined || to <= from || to - from > longest
    ? {}
    : { around: looksAt({ from, to }), calls: true as const };

const drafted = (by: Person, plan: Plan, why: string, now: DecisionContext): ExceptionEvent => ({
  ...{ type: 'drafted', by: by.id, at: now.at, plan, why, files: [] },
});

type PutOnAnswers = AnswersOf<typeof exceptionForm>;

function putOn(
  by: Person,
  answers: PutOnAnswers,
  now: DecisionContext,
): ExceptionEvent | Refusal | Invalid<keyof PutOnAnswers> {
  const empty = missing(answers, 'person', 'why');
  if (empty) return empty;
  const span = spanIn(answers, now.at);
  if (!isSpan(span)) return span;
  const instead = somebody(answers.instead);
  const plan = {
    ...{ does: 'put-on' as const, person: personId(answers.person), span, ...scopeIn(answers) },
    ...(instead === null ? {} : { instead }),
  };
  const person = now.people.get(plan.person);
  if (person === undefined) return invalid({ person: say('refusal.unknownPerson') });
  const no = refusePerson(person, plan, now);
  if (no) return atField('person', no);
  const nothing = instead === null ? undefined : refuseFilled(plan, now);
  if (nothing) return atField('instead', nothing);
  return { ...drafted(by, plan, answers.why, now), files: answers.files } as ExceptionEvent;
}

/** A lead puts somebody on duty: whom, when, for what, instead of whom, and why. */
const plan: Beginning = askingToBegin(exceptionForm, {
  ...{ id: 'new', label: 'exception.action.new', tone: 'plain', shown: 'never' },
  words: {
    said: ['顶班', '頂班', '加班安排', '临时值班', '臨時值班', 'exception', 'duty exception', 'put on duty'],
    ...{ field: 'why', files: 'files' },
  },
  ...{ refuse: refuseUnlessLead, reads },
  form: (_on, { value = '', answers }, now) => exceptionForm(readOneTap(value, now.desk) ?? {}, answers.why, now),
  decide: (_on, { by, answers }, now) => putOn(by, answers, now),
});

/** A lead replaces everybody who is on duty then by two others. */
const override: Beginning = askingToBegin(overrideForm, {
  ...{ id: 'override', label: 'exception.action.override', tone: 'plain', shown: 'never' },
  words: { said: ['替换班次', '整班替换', '替換班次', 'override', 'replace shift'], field: 'why' },
  ...{ refuse: refuseUnlessLead, reads },
  form: (_on, { answers }, now) => overrideForm(answers.why, now),
  decide: (_on, { by, answers }, now) => {
    const empty = missing(answers, 'primary', 'why');
    if (empty) return empty;
    const span = spanIn(answers, now.at);
    if (!isSpan(span)) return span;
    const [primary, backup] = [personId(answers.primary), somebody(answers.backup)];
    if (primary === backup) return invalid({ backup: say('exception.refusal.twice') });
    const whole: Plan = { does: 'override', span, primary, backup, ...scopeIn(answers) };
    const [first, second] = [primary, backup].map((id) => (id === null ? undefined : refuseNamed(id, whole, now)));
    if (first) return atField('primary', first);
    return second ? atField('backup', second) : drafted(by, whole, answers.why, now);
  },
});

type TemporaryAnswers = AnswersOf<typeof temporaryForm>;

/** The shifts that were filled in, or what is wrong with one of them: at its field. */
function shiftsIn(answers: TemporaryAnswers, window: Span): readonly PlannedShift[] | Invalid<string> {
  const shifts: PlannedShift[] = [];
  for (let nth = 1; nth <= mostShifts; nth += 1) {
    const [from, to] = [answers.begins.get(nth), answers.ends.get(nth)];
    const primary = somebody(answers.first.get(nth) ?? '');
    const backup = somebody(answers.second.get(nth) ?? '');
    if (from === undefined && to === undefined && primary === null) continue;
    const at = (field: string, why: Parameters<typeof say>[0]) => invalid({ [field]: say(why) });
    if (from === undefined) return at(ofEach.begins.nameOf(nth), 'form.fillIn');
    if (to === undefined) return at(ofEach.ends.nameOf(nth), 'form.fillIn');
    if (primary === null) return at(ofEach.first.nameOf(nth), 'form.fillIn');
    if (to <= from) return at(ofEach.ends.nameOf(nth), 'exception.refusal.ends');
    if (from >= window.to || to <= window.from) return at(ofEach.begins.nameOf(nth), 'exception.refusal.outside');
    if (primary === backup) return at(ofEach.second.nameOf(nth), 'exception.refusal.twice');
    const span = { from, to };
    if (shifts.some((one) => overlap(one.span, span))) return at(ofEach.begins.nameOf(nth), 'exception.refusal.meets');
    shifts.push({ span, primary, backup });
  }
  return shifts.toSorted((one, other) => one.span.from - other.span.from);
}

/** A lead writes a schedule of its own for a time: a festival, a move. */
const temporary: Beginning = askingToBegin(temporaryForm, {
  ...{ id: 'temporary', label: 'exception.action.temporary', tone: 'plain', shown: 'never' },
  words: {
    said: ['临时排班', '臨時排班', '节日排班', '節日排班', 'temporary schedule', 'temporary roster'],
    field: 'why',
  },
  ...{ refuse: refuseUnlessLead, reads },
  form: (_on, { answers }, now) => temporaryForm(answers.why, now),
  decide: (_on, { by, answers }, now) => {
    const empty = missing(answers, 'why');
    if (empty) return empty;
    const span = spanIn(answers, now.at);
    if (!isSpan(span)) return span;
    const shifts = shiftsIn(answers, span);
    if ('kind' in shifts) return shifts as Invalid<keyof TemporaryAnswers>;
    if (shifts.length === 0) return invalid({ [ofEach.begins.nameOf(1)]: say('form.fillIn') }) as never;
    const whole: Plan = { does: 'temporary', span, shifts, ...scopeIn(answers) };
    const no = putOnBy(whole)
      .map((id) => refuseNamed(id, whole, now))
      .find((one) => one !== undefined);
    return no ?? drafted(by, whole, answers.why, now);
  },
});

/** Ways to plan one in a form: nothing changes before its lead has seen what would. */
export const planBeginnings: readonly Beginning[] = [plan, override, temporary];
