import { asSubstitute, proposed, shiftsLeft } from '../../domain/leave/cover';
import { resting } from '../../domain/leave/hours';
import type { Leave, LeaveEvent } from '../../domain/leave/leave';
import {
  refuseAccepting,
  refuseAnswering,
  refuseApproving,
  refuseAskingProposed,
  refuseChoosing,
  refuseDeciding,
  refuseReturning,
  refuseWithdrawing,
} from '../../domain/leave/who-may';
import { type Person, personId } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type Refusal, refuse } from '../../domain/refusal';
import { chooseForm, declineForm, refuseForm } from '../../views/leave/leave-forms';
import { atField, missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';

type LeaveAction = RecordAction<Leave, LeaveEvent>;

/** That person is asked, if they can stand in as it is now. */
function asksThem(leave: Leave, by: Person, id: string, now: DecisionContext): LeaveEvent | Refusal {
  const found = asSubstitute(leave, { id: personId(id) }, now);
  if (found === undefined) return refuse('refusal.unknownPerson');
  const person = { person: { person: found.person.id } };
  if (found.whyNot !== undefined) return refuse(`leave.refusal.why.${found.whyNot}`, person);
  if (found.person.id === leave.substitute) return refuse('leave.refusal.hasSubstitute', person);
  return { type: 'asked', by: by.id, at: now.at, to: found.person.id, ...resting(leave, now) };
}

/** Whoever is proposed is asked: the one whose name the card showed. */
const ask: LeaveAction = {
  ...{ id: 'ask', label: 'leave.action.ask', tone: 'main', shown: 'button' },
  refuse: refuseAskingProposed,
  decide: (leave, { by, value }, now) => asksThem(leave, by, value ?? proposed(leave, now)?.person.id ?? '', now),
};

/** Somebody else is asked. */
const choose: LeaveAction = asking(chooseForm, {
  ...{ id: 'choose', label: 'leave.action.choose', tone: 'plain', shown: 'button' },
  refuse: refuseChoosing,
  form: (leave, _input, now) => chooseForm(leave, now.desk, now),
  decide: (leave, { by, answers }, now) =>
    missing(answers, 'person') ?? atField('person', asksThem(leave, by, answers.person, now)),
});

/** They stand in (STAFF-4): by their own yes alone. */
const accept: LeaveAction = {
  ...{ id: 'accept', label: 'leave.action.accept', tone: 'main', shown: 'button' },
  refuse: refuseAccepting,
  decide: (leave, { by }, now) => ({ type: 'accepted', by: by.id, at: now.at, ...resting(leave, now) }),
};

/** They cannot, and say why; the next one is proposed. */
const refuseIt: LeaveAction = asking(refuseForm, {
  ...{ id: 'refuse', label: 'leave.action.refuse', tone: 'plain', shown: 'button' },
  refuse: refuseAnswering,
  form: (leave, _input, { desk }) => refuseForm(leave, desk),
  decide: (_leave, { by, answers }, { at }) =>
    missing(answers, 'words') ?? { type: 'refused', by: by.id, at, words: answers.words },
});

/** A lead says yes. */
const approve: LeaveAction = {
  ...{ id: 'approve', label: 'leave.action.approve', tone: 'main', shown: 'button' },
  refuse: refuseApproving,
  decide: (leave, { by }, now) => ({
    ...{ type: 'approved', by: by.id, at: now.at },
    alone: shiftsLeft(leave, now).length === 0,
  }),
};

/** A lead says no, and why. */
const decline: LeaveAction = asking(declineForm, {
  ...{ id: 'decline', label: 'leave.action.decline', tone: 'danger', shown: 'button' },
  refuse: refuseDeciding,
  form: (leave, _input, { desk }) => declineForm(leave, desk),
  decide: (_leave, { by, answers }, { at }) =>
    missing(answers, 'words') ?? { type: 'declined', by: by.id, at, words: answers.words },
});

/** They are back early: the shifts are theirs again from this moment. */
const back: LeaveAction = {
  ...{ id: 'back', label: 'leave.action.back', tone: 'plain', shown: 'button', passes: true },
  confirm: 'leave.confirm.back',
  refuse: refuseReturning,
  decide: (_leave, { by }, { at }) => ({ type: 'back', by: by.id, at }),
};

/** It is not needed after all. */
const withdraw: LeaveAction = {
  ...{ id: 'withdraw', label: 'leave.action.withdraw', tone: 'plain', shown: 'menu', passes: true },
  confirm: 'leave.confirm.withdraw',
  refuse: refuseWithdrawing,
  decide: (_leave, { by }, { at }) => ({ type: 'withdrawn', by: by.id, at }),
};

/** Everything that can be done with a leave, in the order people see its button. */
export const leaveActions: readonly LeaveAction[] = [accept, refuseIt, approve, decline, ask, choose, back, withdraw];
