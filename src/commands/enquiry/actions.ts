import { type Enquiry, type EnquiryEvent, openPlaces } from '../../domain/enquiry/enquiry';
import { mostQuestions, questionsIn } from '../../domain/enquiry/questions-in';
import { ownerOf, timeToAnswer } from '../../domain/enquiry/who-answers';
import {
  isOverForGood,
  refuseAssigning,
  refuseClaiming,
  refuseMakingTicket,
  refuseUnless,
  refuseUnlessAsker,
  refuseWorking,
} from '../../domain/enquiry/who-may';
import { personId, worksTickets } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { ticketOf } from '../../domain/record/record-ref';
import { resting } from '../../domain/record/when-told';
import { type Invalid, invalid, isInvalid, type Refusal, refuse } from '../../domain/refusal';
import { smallTalkIn } from '../../domain/small-talk';
import { say } from '../../domain/words';
import type { AnswersOf } from '../../views/define-form';
import {
  addForm,
  answerField,
  answerForm,
  assignForm,
  notCompleteForm,
  returnForm,
  toTicketForm,
  withdrawForm,
} from '../../views/enquiry/enquiry-forms';
import { reportForm } from '../../views/forms/report-form';
import { readAnswers } from '../../views/read-answers';
import { missing } from '../answers';
import type { ActionInput, RecordAction } from '../record/action';
import { asking } from '../record/asking';
import { readReport, reportedEvent } from '../reported-event';

type EnquiryAction = RecordAction<Enquiry, EnquiryEvent>;

/** Whoever answers takes it: the first yes has it (HOT-6). */
const claim: EnquiryAction = {
  ...{ id: 'claim', label: 'enquiry.action.claim', tone: 'main', shown: 'button' },
  refuse: refuseClaiming,
  decide: (_enquiry, { by }, { at }) => ({ type: 'claimed', by: by.id, at }),
};

/**
 * What is answered, by question. Sent as complete it answers all that is open; sent as a part, what it leaves open stays
 * so. Whatever leaves nothing open is complete.
 */
function answersIn(enquiry: Enquiry, { answers, sent }: AnswersOf<typeof answerForm>) {
  const open = openPlaces(enquiry);
  const given = open.flatMap((question) => {
    const text = answers.get(question) ?? '';
    return text === '' ? [] : [{ question, text }];
  });
  const [first] = open;
  if (first === undefined) return refuse('refusal.staleButton');
  if (given.length === 0) return invalid({ [answerField(first)]: say('form.fillIn') });
  const left = open.filter((place) => !given.some(({ question }) => question === place));
  if (left.length === 0 || sent === 'partly') return given;
  return invalid(Object.fromEntries(left.map((place) => [answerField(place), say('enquiry.refusal.leftOpen')])));
}

/** A written answer (HOT-8). */
const answer: EnquiryAction = asking(answerForm, {
  ...{ id: 'answer', label: 'enquiry.action.answer', tone: 'main', shown: 'button' },
  refuse: refuseWorking,
  form: (enquiry, _input, { desk }) => answerForm(enquiry, desk),
  decide: (enquiry, input, { at }) => {
    const answers = answersIn(enquiry, input.answers);
    if ('kind' in answers) return answers;
    return { type: 'answered', by: input.by.id, at, answers, files: input.answers.files };
  },
});

/** It is given back to whoever is on duty, with a reason. */
const giveBack: EnquiryAction = asking(returnForm, {
  ...{ id: 'return', label: 'enquiry.action.return', tone: 'plain', shown: 'menu' },
  refuse: refuseWorking,
  form: (enquiry, _input, { desk }) => returnForm(enquiry, desk),
  decide: (enquiry, { by, answers }, now) =>
    missing(answers, 'reason') ?? {
      ...{ type: 'returned', by: by.id, at: now.at, reason: answers.reason },
      ...resting(enquiry, now),
    },
});

/** A lead, or whoever has it, says who answers it. */
const assign: EnquiryAction = asking(assignForm, {
  ...{ id: 'assign', label: 'enquiry.action.assign', tone: 'plain', shown: 'menu' },
  refuse: refuseAssigning,
  form: (enquiry, _input, now) => assignForm(enquiry, now.desk, now),
  decide: (enquiry, { by, answers }, now) => {
    const empty = missing(answers, 'person');
    if (empty) return empty;
    const to = now.people.get(personId(answers.person));
    if (to === undefined) return invalid({ person: say('refusal.unknownPerson') });
    const person = { person: { person: to.id } };
    if (!worksTickets(to)) return invalid({ person: say('refusal.cannotServe', person) });
    if (to.id === enquiry.asker) return invalid({ person: say('enquiry.refusal.askedIt', person) });
    if (to.id === ownerOf(enquiry, now)?.id) return invalid({ person: say('refusal.alreadyOnIt', person) });
    return { type: 'assigned', by: by.id, at: now.at, to: to.id, reason: answers.reason };
  },
});

/** The asker has all of it. */
const confirm: EnquiryAction = {
  ...{ id: 'confirm', label: 'enquiry.action.confirm', tone: 'main', shown: 'button' },
  refuse: (enquiry, by) => refuseUnlessAsker(enquiry, by) ?? refuseUnless(enquiry, 'answered'),
  decide: (_enquiry, { by }, { at }) => ({ type: 'confirmed', by: by.id, at, how: 'said' }),
};

/** Words of theirs, and which questions they ask again. */
type More = ActionInput<AnswersOf<typeof addForm> & Partial<AnswersOf<typeof notCompleteForm>>>;

/** Files alone, and words for which an enquiry has no more room, go with the last question, which is open again. */
function askedMore(enquiry: Enquiry, { by, answers }: More, now: DecisionContext): EnquiryEvent | Invalid {
  const { files, text, again: named = [] } = answers;
  const empty = files.length > 0 ? undefined : missing(answers, 'text');
  if (empty) return empty;
  const places = enquiry.questions.map((_question, place) => place);
  const chosen = places.filter((place) => named.includes(`${place}`));
  const room = mostQuestions - places.length;
  const further = chosen.length === 0 && text !== '' && room > 0 ? questionsIn(text, room) : [];
  const isAsked = chosen.length + further.length > 0 || (text === '' && openPlaces(enquiry).length > 0);
  const again = isAsked ? chosen : places.slice(-1);
  return {
    ...{ type: 'asked-more', by: by.id, at: now.at, text, files, again },
    questions: further,
    ...timeToAnswer(enquiry, now),
    ...resting(enquiry, now),
  };
}

/** The answer is not all of it: which part, and what is missing; or what they want to know besides. */
const notComplete: EnquiryAction = asking(notCompleteForm, {
  ...{ id: 'not-complete', label: 'enquiry.action.not-complete', tone: 'plain', shown: 'button' },
  refuse: (enquiry, by) => refuseUnlessAsker(enquiry, by) ?? refuseUnless(enquiry, 'answered'),
  form: (enquiry, _input, { desk }) => notCompleteForm(enquiry, desk),
  decide: askedMore,
});

/** Thanks ask nothing: where the answer is there they say that it will do, before that there is nothing to do. */
function added(enquiry: Enquiry, input: More, now: DecisionContext): EnquiryEvent | Invalid | Refusal {
  const { by, answers } = input;
  const isThanks = ['thanks', 'nod'].includes(smallTalkIn(answers.text) ?? '');
  if (!isThanks || answers.files.length > 0) return askedMore(enquiry, input, now);
  if (enquiry.state !== 'answered') return refuse('enquiry.refusal.asksNothing');
  return { type: 'confirmed', by: by.id, at: now.at, how: 'said' };
}

/** One more question under the same number, while it waits or a while after it was over. */
const add: EnquiryAction = asking(addForm, {
  ...{ id: 'add', label: 'enquiry.action.add', tone: 'plain', shown: 'menu', passes: true },
  refuse: (enquiry, by, now) =>
    refuseUnlessAsker(enquiry, by) ?? (isOverForGood(enquiry, now) ? refuse('enquiry.refusal.over') : undefined),
  form: (enquiry, _input, { desk }) => addForm(enquiry, desk),
  decide: added,
});

/** The asker needs no answer any more. */
const withdraw: EnquiryAction = asking(withdrawForm, {
  ...{ id: 'withdraw', label: 'enquiry.action.withdraw', tone: 'plain', shown: 'menu' },
  refuse: (enquiry, by) => refuseUnlessAsker(enquiry, by) ?? refuseUnless(enquiry, 'new', 'claimed'),
  form: (enquiry, _input, { desk }) => withdrawForm(enquiry, desk),
  decide: (_enquiry, { by, answers }, { at }) => ({ type: 'withdrawn', by: by.id, at, text: answers.text }),
});

/** What is asked for needs work: a ticket is filed with its words and files, by the rules of every report. */
const toTicket: EnquiryAction = asking(toTicketForm, {
  ...{ id: 'to-ticket', label: 'enquiry.action.to-ticket', tone: 'plain', shown: 'menu' },
  refuse: refuseMakingTicket,
  form: (enquiry, _input, { desk }) => toTicketForm(enquiry, desk),
  opens: (enquiry, { by, answers }, { desk, at, people }) => {
    const empty = missing(answers, 'category');
    if (empty) return empty;
    const { category } = answers;
    const [branch = ''] = category.split('.');
    const item = category.slice(branch.length + 1);
    const asker = people.get(enquiry.asker) ?? by;
    const words = [
      enquiry.text,
      ...enquiry.questions.map(({ text }) => text).filter((text) => !enquiry.text.includes(text)),
    ];
    const request = {
      ...{ by, requester: asker, source: 'message' as const },
      answers: {
        ...readAnswers(reportForm.asks, {}),
        ...{ branch, item: new Map([[branch, item]]), description: words.join('\n'), files: enquiry.files },
        ...{ place: answers.place || enquiry.place, spot: answers.spot, urgency: answers.urgency },
      },
    };
    const report = readReport(desk, request);
    if (isInvalid(report)) return invalid({ category: say('form.fillIn') });
    const from = { kind: 'enquiry', id: enquiry.id } as const;
    const first = reportedEvent(desk, request, { ...report, source: 'message' }, at);
    return { kind: 'ticket', first: { ...first, from }, for: asker };
  },
  decide: (_enquiry, { by, opened }, { at }) => {
    const ticket = ticketOf(opened);
    if (ticket === undefined) throw new Error('no ticket was opened for an enquiry');
    return { type: 'became-ticket', by: by.id, at, ticket };
  },
});

/** Everything that can be done with an enquiry, in the order people see its button. */
export const enquiryActions: readonly EnquiryAction[] = [
  ...[claim, answer, confirm, notComplete],
  ...[assign, giveBack, toTicket, add, withdraw],
];
