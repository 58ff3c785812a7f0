import type { Complaint, ComplaintEvent } from '../../domain/complaint/complaint';
import { levelFrom, levelHolders } from '../../domain/complaint/levels';
import { refuseUnless, refuseUnlessComplainant, refuseUnlessLevel } from '../../domain/complaint/who-may';
import type { DecisionContext } from '../../domain/record/decision-context';
import { resting } from '../../domain/record/when-told';
import { invalid, type Refusal, refuse } from '../../domain/refusal';
import { say } from '../../domain/words';
import { addForm, answerForm, notAcceptedForm, passUpForm, withdrawForm } from '../../views/complaint/complaint-forms';
import { missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';

type ComplaintAction = RecordAction<Complaint, ComplaintEvent>;

/** Whoever looks after it keeps it, as long as they are there. */
const refuseUnlessFree = (complaint: Complaint, now: DecisionContext): Refusal | undefined => {
  const { takenBy } = complaint;
  return takenBy === undefined || !levelHolders(complaint, complaint.level, now).includes(takenBy)
    ? undefined
    : refuse('complaint.refusal.taken', { by: { person: takenBy } });
};

/** Somebody of the level says that they look after it, so that its complainant has a name. */
const take: ComplaintAction = {
  id: 'take',
  label: 'complaint.action.take',
  tone: 'main',
  shown: 'button',
  refuse: (complaint, by, now) =>
    refuseUnlessLevel(complaint, by, now) ?? refuseUnless(complaint, 'open') ?? refuseUnlessFree(complaint, now),
  decide: (_complaint, { by }, { at }) => ({ type: 'taken', by: by.id, at }),
};

/** What was found, what is said to it, and what is done about it. */
const answer: ComplaintAction = asking(answerForm, {
  id: 'answer',
  label: 'complaint.action.answer',
  tone: 'main',
  shown: 'button',
  refuse: (complaint, by, now) => refuseUnlessLevel(complaint, by, now) ?? refuseUnless(complaint, 'open'),
  form: (complaint, _input, { desk }) => answerForm(complaint, desk),
  decide: (_complaint, { by, answers }, { at }) => {
    const empty = missing(answers, 'verdict', 'findings', 'text');
    if (empty) return empty;
    const { verdict, ...said } = answers;
    if (verdict === undefined) return invalid({ verdict: say('form.fillIn') });
    return { type: 'answered', by: by.id, at, verdict, ...said };
  },
});

/** The level cannot decide it, and says why. */
const passUp: ComplaintAction = asking(passUpForm, {
  id: 'pass-up',
  label: 'complaint.action.pass-up',
  tone: 'plain',
  shown: 'menu',
  refuse: (complaint, by, now) =>
    refuseUnlessLevel(complaint, by, now) ??
    refuseUnless(complaint, 'open') ??
    (levelFrom(complaint, complaint.level + 1, now) ? undefined : refuse('complaint.refusal.last')),
  form: (complaint, _input, { desk }) => passUpForm(complaint, desk),
  decide: (complaint, { by, answers }, now) => {
    const empty = missing(answers, 'reason');
    if (empty) return empty;
    const next = levelFrom(complaint, complaint.level + 1, now);
    if (next === undefined) return refuse('complaint.refusal.last');
    return { type: 'passed-up', by: by.id, at: now.at, reason: answers.reason, ...next, ...resting(complaint, now) };
  },
});

/** The complainant has more to say, or to show. */
const add: ComplaintAction = asking(addForm, {
  id: 'add',
  label: 'complaint.action.add',
  tone: 'plain',
  shown: 'menu',
  refuse: (complaint, by, now) =>
    refuseUnlessComplainant(complaint, by, now) ?? refuseUnless(complaint, 'open', 'answered'),
  form: (complaint, _input, { desk }) => addForm(complaint, desk),
  decide: (complaint, { by, answers }, now) => {
    const files = answers.files;
    const empty = files.length > 0 ? undefined : missing(answers, 'text');
    return empty ?? { type: 'added', by: by.id, at: now.at, text: answers.text, files, ...resting(complaint, now) };
  },
});

/** The complainant is content with the answer. */
const accept: ComplaintAction = {
  id: 'accept',
  label: 'complaint.action.accept',
  tone: 'main',
  shown: 'button',
  refuse: (complaint, by, now) => refuseUnlessComplainant(complaint, by, now) ?? refuseUnless(complaint, 'answered'),
  decide: (_complaint, { by }, { at }) => ({ type: 'accepted', by: by.id, at, how: 'said' }),
};

/** They are not: the next level has it. */
const notAccepted: ComplaintAction = asking(notAcceptedForm, {
  id: 'not-accept',
  label: 'complaint.action.not-accept',
  tone: 'plain',
  shown: 'button',
  refuse: (complaint, by, now) => refuseUnlessComplainant(complaint, by, now) ?? refuseUnless(complaint, 'answered'),
  form: (complaint, _input, { desk }) => notAcceptedForm(complaint, desk),
  decide: (complaint, { by, answers }, now) => {
    const empty = missing(answers, 'text');
    if (empty) return empty;
    const to = levelFrom(complaint, complaint.level + 1, now);
    const said = { type: 'not-accepted', by: by.id, at: now.at, text: answers.text } as const;
    return to === undefined ? said : { ...said, to: { ...to, ...resting(complaint, now) } };
  },
});

/** The complainant takes it back. */
const withdraw: ComplaintAction = asking(withdrawForm, {
  id: 'withdraw',
  label: 'complaint.action.withdraw',
  tone: 'plain',
  shown: 'menu',
  refuse: (complaint, by, now) =>
    refuseUnlessComplainant(complaint, by, now) ?? refuseUnless(complaint, 'open', 'answered'),
  form: (complaint, _input, { desk }) => withdrawForm(complaint, desk),
  decide: (_complaint, { by, answers }, { at }) => ({
    type: 'withdrawn',
    by: by.id,
    at,
    text: answers.text,
  }),
});

/** Everything that can be done with a complaint, in the order people see its button. */
export const complaintActions: readonly ComplaintAction[] = [take, answer, accept, notAccepted, passUp, add, withdraw];
