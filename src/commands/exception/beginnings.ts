import type { ExceptionEvent, PutOn } from '../../domain/exception/exception';
import { type OneTap, readOneTap } from '../../domain/exception/one-tap';
import { longest, refuseFilled, refusePerson, refusePlanning } from '../../domain/exception/who-may';
import { type Person, personId } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type Invalid, invalid, type Refusal, refuse } from '../../domain/refusal';
import { weighedAround } from '../../domain/roster/substitutes';
import type { Instant } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { AnswersOf } from '../../views/define-form';
import { everything, exceptionForm } from '../../views/exception/exception-forms';
import { atField, missing } from '../answers';
import type { ActionInput } from '../record/action';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';

type Beginning = RecordBeginning<ExceptionEvent>;

const refuseUnlessLead: Beginning['refuse'] = (on, by, now) =>
  on === undefined ? refusePlanning(by, now) : refuse('refusal.staleButton');

/** What of it is still to come. */
const ahead = ({ from, to }: PutOn['span'], at: Instant): PutOn['span'] => ({
  from: Math.max(from, at) as Instant,
  to,
});

/** What one press on a finding does: that person is on duty then, unless the roster lacks nothing there any more. */
function oneTap(by: Person, put: OneTap | undefined, now: DecisionContext): ExceptionEvent | Refusal {
  if (put === undefined || put.span.to <= now.at || put.span.to - put.span.from > longest) {
    return refuse('refusal.staleButton');
  }
  const person = now.people.get(put.person ?? by.id);
  if (person === undefined) return refuse('refusal.unknownPerson');
  const whole = { ...put, person: person.id, span: ahead(put.span, now.at) };
  const no = refuseFilled(whole, now) ?? refusePerson(person, whole, now);
  return no ?? { type: 'put-on', by: by.id, at: now.at, ...whole, why: '', files: [] };
}

const aroundTap = ({ value = '' }: ActionInput): { readonly around?: PutOn['span']; readonly calls?: true } => {
  const [, , from, to] = value.split('|').map(Number);
  const span = { from: from as Instant, to: to as Instant };
  const isSpan = Number.isSafeInteger(from) && Number.isSafeInteger(to) && span.to - span.from <= longest;
  return isSpan ? { around: weighedAround(span), calls: true } : {};
};

/** A lead takes what nobody has. */
const take: Beginning = {
  ...{ id: 'take', label: 'exception.action.take', tone: 'main', shown: 'never' },
  refuse: refuseUnlessLead,
  reads: aroundTap,
  decide: (_on, { by, value = '' }, now) => {
    const put = readOneTap(value, now.desk);
    return oneTap(by, put && { ...put, person: by.id }, now);
  },
};

/** A lead puts whoever the button names there. */
const putOn: Beginning = {
  ...{ id: 'put', label: 'exception.action.put', tone: 'plain', shown: 'never' },
  refuse: refuseUnlessLead,
  reads: aroundTap,
  decide: (_on, { by, value = '' }, now) => oneTap(by, readOneTap(value, now.desk), now),
};

type Answers = AnswersOf<typeof exceptionForm>;

function wrongTime({ from, to }: Answers, at: Instant): Invalid<'from' | 'to'> | undefined {
  if (from === undefined) return invalid({ from: say('form.fillIn') });
  if (to === undefined) return invalid({ to: say('form.fillIn') });
  if (to <= from || to <= at) return invalid({ to: say('exception.refusal.ends') });
  return to - from > longest ? invalid({ to: say('exception.refusal.tooLong') }) : undefined;
}

const oneOf = (answer: string): readonly string[] => (answer === everything || answer === '' ? [] : [answer]);

function planned(
  by: Person,
  answers: Answers,
  now: DecisionContext,
): ExceptionEvent | Refusal | Invalid<keyof Answers> {
  const empty = missing(answers, 'person', 'why') ?? wrongTime(answers, now.at);
  const { from, to, why } = answers;
  if (empty !== undefined || from === undefined || to === undefined)
    return empty ?? invalid({ to: say('form.fillIn') });
  const person = now.people.get(personId(answers.person));
  if (person === undefined) return invalid({ person: say('refusal.unknownPerson') });
  const [instead] = oneOf(answers.instead);
  const put: PutOn = {
    ...{ person: person.id, span: ahead({ from, to }, now.at) },
    ...{ places: oneOf(answers.place), skills: oneOf(answers.skill) },
    ...(instead === undefined ? {} : { instead: personId(instead) }),
  };
  const no = refusePerson(person, put, now);
  if (no) return atField('person', no);
  const nothing = put.instead === undefined ? undefined : refuseFilled(put, now);
  return nothing
    ? atField('instead', nothing)
    : { type: 'put-on', by: by.id, at: now.at, ...put, why, files: answers.files };
}

/** A lead writes an exception: whom, when, for what, instead of whom, and why. */
const plan: Beginning = askingToBegin(exceptionForm, {
  ...{ id: 'new', label: 'exception.action.new', tone: 'plain', shown: 'never' },
  words: {
    said: [
      '顶班',
      '頂班',
      '加班安排',
      '临时值班',
      '臨時值班',
      'exception',
      'duty exception',
      'override',
      'put on duty',
    ],
    field: 'why',
    files: 'files',
  },
  refuse: refuseUnlessLead,
  reads: ({ answers: { from, to } }) =>
    from === undefined || to === undefined || to <= from || to - from > longest
      ? {}
      : { around: weighedAround({ from, to }), calls: true },
  form: (_on, { value = '', answers }, now) => exceptionForm(readOneTap(value, now.desk) ?? {}, answers.why, now),
  decide: (_on, { by, answers }, now) => planned(by, answers, now),
});

export const exceptionBeginnings: readonly Beginning[] = [plan, take, putOn];
