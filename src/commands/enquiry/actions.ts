import { type Enquiry, type EnquiryEvent, openPlaces } from '../../domain/enquiry/enquiry';
import { mostQuestions, questionsIn } from '../../domain/enquiry/questions-in';
import { ownerOf, resting, timeToAnswer } from '../../domain/enquiry/who-answers';
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
import { type Invalid, invalid, isInvalid, type Refusal, refuse } from '../../domain/refusal';
import { smallTalkIn } from '../../domain/small-talk';
import { say } from '../../domain/words';
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
import { filesOf, listOf, missing, textOf } from '../answers';
import type { ActionInput, RecordAction } from '../record/action';
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
function answersIn(enquiry: Enquiry, { answers }: ActionInput) {
  const open = openPlaces(enquiry);
  const given = open.flatMap((question) => {
    const text = textOf(answers, answerField(question));
    return text === '' ? [] : [{ question, text }];
  });
  if (given.length === 0) return missing(answers, answerField(open[0] ?? 0)) ?? refuse('refusal.staleButton');
  const left = open.filter((place) => !given.some(({ question }) => question === place));
  if (left.length === 0 || textOf(answers, 'sent') === 'partly') return given;
  return invalid(Object.fromEntries(left.map((place) => [answerField(place), say('enquiry.refusal.leftOpen')])));
}

/** A written answer (HOT-8). */
const answer: EnquiryAction = {
  ...{ id: 'answer', label: 'enquiry.action.answer', tone: 'main', shown: 'button' },
  refuse: refuseWorking,
  form: (enquiry, _input, { desk }) => answerForm(enquiry, desk),
  decide: (enquiry, input, { at }) => {
    const answers = answersIn(enquiry, input);
    if ('kind' in answers) return answers;
    return { type: 'answered', by: input.by.id, at, answers, files: filesOf(input.answers, 'files') };
  },
};

/** It is given back to whoever is on duty, with a reason. */
const giveBack: EnquiryAction = {
  ...{ id: 'return', label: 'enquiry.action.return', tone: 'plain', shown: 'menu' },
  refuse: refuseWorking,
  form: (enquiry, _input, { desk }) => returnForm(enquiry, desk),
  decide: (enquiry, { by, answers }, now) =>
    missing(answers, 'reason') ?? {
      ...{ type: 'returned', by: by.id, at: now.at, reason: textOf(answers, 'reason') },
      ...resting(enquiry, now),
    },
};

/** A lead, or whoever has it, says who answers it. */
const assign: EnquiryAction = {
  ...{ id: 'assign', label: 'enquiry.action.assign', tone: 'plain', shown: 'menu' },
  refuse: refuseAssigning,
  form: (enquiry, _input, now) => assignForm(enquiry, now),
  decide: (enquiry, { by, answers }, now) => {
    const empty = missing(answers, 'person');
    if (empty) return empty;
    const to = now.people.get(personId(textOf(answers, 'person')));
    if (to === undefined) return invalid({ person: say('refusal.unknownPerson') });
    const person = { person: { person: to.id } };
    if (!worksTickets(to)) return invalid({ person: say('refusal.cannotServe', person) });
    if (to.id === enquiry.asker) return invalid({ person: say('enquiry.refusal.askedIt', person) });
    if (to.id === ownerOf(enquiry, now)?.id) return invalid({ person: say('refusal.alreadyOnIt', person) });
    return { type: 'assigned', by: by.id, at: now.at, to: to.id, reason: textOf(answers, 'reason') };
  },
};

/** The asker has all of it. */
const confirm: EnquiryAction = {
  ...{ id: 'confirm', label: 'enquiry.action.confirm', tone: 'main', shown: 'button' },
  refuse: (enquiry, by) => refuseUnlessAsker(enquiry, by) ?? refuseUnless(enquiry, 'answered'),
  decide: (_enquiry, { by }, { at }) => ({ type: 'confirmed', by: by.id, at, how: 'said' }),
};

function askedMore(enquiry: Enquiry, { by, answers }: ActionInput, now: DecisionContext): EnquiryEvent | Invalid {
  const files = filesOf(answers, 'files');
  const empty = files.length > 0 ? undefined : missing(answers, 'text');
  if (empty) return empty;
  const text = textOf(answers, 'text');
  const places = enquiry.questions.map((_question, place) => place);
  const again = places.filter((place) => listOf(answers, 'again').includes(`${place}`));
  const isMore = again.length === 0 && text !== '';
  return {
    ...{ type: 'asked-more', by: by.id, at: now.at, text, files, again },
    questions: isMore ? questionsIn(text).slice(0, mostQuestions) : [],
    ...timeToAnswer(enquiry, now),
    ...resting(enquiry, now),
  };
}

/** The answer is not all of it: which part, and what is missing; or what they want to know besides. */
const notComplete: EnquiryAction = {
  ...{ id: 'not-complete', label: 'enquiry.action.not-complete', tone: 'plain', shown: 'button' },
  refuse: (enquiry, by) => refuseUnlessAsker(enquiry, by) ?? refuseUnless(enquiry, 'answered'),
  form: (enquiry, _input, { desk }) => notCompleteForm(enquiry, desk),
  decide: askedMore,
};

/** Thanks ask nothing: where the answer is there they say that it will do, before that there is nothing to do. */
function added(enquiry: Enquiry, input: ActionInput, now: DecisionContext): EnquiryEvent | Invalid | Refusal {
  const { by, answers } = input;
  const isThanks = ['thanks', 'nod'].includes(smallTalkIn(textOf(answers, 'text')) ?? '');
  if (!isThanks || filesOf(answers, 'files').length > 0) return askedMore(enquiry, input, now);
  if (enquiry.state !== 'answered') return refuse('enquiry.refusal.asksNothing');
  return { type: 'confirmed', by: by.id, at: now.at, how: 'said' };
}

/** One more question under the same number, while it waits or a while after it was over. */
const add: EnquiryAction = {
  ...{ id: 'add', label: 'enquiry.action.add', tone: 'plain', shown: 'menu', passes: true },
  refuse: (enquiry, by, now) =>
    refuseUnlessAsker(enquiry, by) ?? (isOverForGood(enquiry, now) ? refuse('enquiry.refusal.over') : undefined),
  form: (enquiry, _input, { desk }) => addForm(enquiry, desk),
  decide: added,
};

/** The asker needs no answer any more. */
const withdraw: EnquiryAction = {
  ...{ id: 'withdraw', label: 'enquiry.action.withdraw', tone: 'plain', shown: 'menu' },
  refuse: (enquiry, by) => refuseUnlessAsker(enquiry, by) ?? refuseUnless(enquiry, 'new', 'claimed'),
  form: (enquiry, _input, { desk }) => withdrawForm(enquiry, desk),
  decide: (_enquiry, { by, answers }, { at }) => ({ type: 'withdrawn', by: by.id, at, text: textOf(answers, 'text') }),
};

/** What is asked for needs work: a ticket is filed with its words and files, by the rules of every report. */
const toTicket: EnquiryAction = {
  ...{ id: 'to-ticket', label: 'enquiry.action.to-ticket', tone: 'plain', shown: 'menu' },
  refuse: refuseMakingTicket,
  form: (enquiry, _input, { desk }) => toTicketForm(enquiry, desk),
  opens: (enquiry, { by, answers }, { desk, at, people }) => {
    const empty = missing(answers, 'category');
    if (empty) return empty;
    const category = textOf(answers, 'category');
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
        ...{ branch, [`item-${branch}`]: item, description: words.join('\n'), files: enquiry.files },
        ...{ place: textOf(answers, 'place') || enquiry.place, spot: textOf(answers, 'spot') },
        urgency: textOf(answers, 'urgency'),
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
};

/** Everything that can be done with an enquiry, in the order people see its button. */
export const enquiryActions: readonly EnquiryAction[] = [
  ...[claim, answer, confirm, notComplete],
  ...[assign, giveBack, toTicket, add, withdraw],
];
