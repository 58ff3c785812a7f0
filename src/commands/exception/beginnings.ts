import type { ExceptionEvent } from '../../domain/exception/exception';
import { type OneTap, readOneTap } from '../../domain/exception/one-tap';
import { ahead, type PutOn } from '../../domain/exception/plan';
import { longest, refuseFilled, refusePerson } from '../../domain/exception/who-can';
import type { Person } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type Refusal, refuse } from '../../domain/refusal';
import { weighedAround } from '../../domain/roster/substitutes';
import type { Instant } from '../../domain/time/instant';
import type { ActionInput } from '../record/action';
import type { RecordBeginning } from '../record/beginning';
import { planBeginnings, refuseUnlessLead } from './plan-beginnings';

type Beginning = RecordBeginning<ExceptionEvent>;

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

export const exceptionBeginnings: readonly Beginning[] = [...planBeginnings, take, putOn];
