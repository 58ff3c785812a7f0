import { type PersonId, personId } from '../../domain/people/person';
import { invalid } from '../../domain/refusal';
import { refuseAccount } from '../../domain/staff/refuse-account';
import type { Staff, StaffEvent } from '../../domain/staff/staff';
import {
  refuseAmending,
  refuseEnding,
  refuseSigning,
  refuseVetting,
  refuseWithdrawing,
} from '../../domain/staff/who-may';
import { dateIn } from '../../domain/time/date-in';
import { say } from '../../domain/words';
import { amendForm, leaveForm, meetForm, refuseForm, signForm } from '../../views/staff/staff-forms';
import { missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';
import { isAhead, profileIn } from './profile-in';
import { readingOf, readProfiles } from './profiles-of';

type StaffAction = RecordAction<Staff, StaffEvent>;

/** The customer says yes (STAFF-3). */
const accept: StaffAction = {
  ...{ id: 'accept', label: 'staff.action.accept', tone: 'main', shown: 'button' },
  refuse: refuseVetting,
  decide: (_staff, { by }, { at }) => ({ type: 'accepted', by: by.id, at }),
};

/** The customer wants to meet them first. */
const meet: StaffAction = asking(meetForm, {
  ...{ id: 'meet', label: 'staff.action.meet', tone: 'plain', shown: 'button' },
  refuse: refuseVetting,
  form: (staff, _input, { desk }) => meetForm(staff, desk),
  decide: (_staff, { by, answers: { meetAt, words } }, { at }) => {
    if (meetAt === undefined) return invalid({ meetAt: say('form.fillIn') });
    if (meetAt <= at) return invalid({ meetAt: say('staff.refusal.meetingPast') });
    return { type: 'meeting', by: by.id, at, meetAt, words };
  },
});

/** The customer says no, and why. */
const refuseThem: StaffAction = asking(refuseForm, {
  ...{ id: 'refuse', label: 'staff.action.refuse', tone: 'danger', shown: 'button' },
  refuse: refuseVetting,
  form: (staff, _input, { desk }) => refuseForm(staff, desk),
  decide: (_staff, { by, answers }, { at }) =>
    missing(answers, 'words') ?? { type: 'refused', by: by.id, at, words: answers.words },
});

/** The account that is named with it; undefined: none, or it is known already. */
const accountFor = ({ person }: Staff, given: string): PersonId | undefined =>
  person !== undefined || given === '' ? undefined : personId(given);

/** The confidentiality agreement is signed and filed (STAFF-8): from now on a roster may hold them. */
const sign: StaffAction = asking(signForm, {
  ...{ id: 'sign', label: 'staff.action.sign', tone: 'main', shown: 'button' },
  refuse: refuseSigning,
  form: (staff, _input, { desk, at }) => signForm(staff, desk, at),
  gather: async (tx, staff, now, { answers }) => {
    const account = accountFor(staff, answers.person);
    return account === undefined ? now : { ...now, others: await readProfiles(tx, account) };
  },
  decidesAlone: ({ answers: { person } }, now) =>
    now.others === undefined ? undefined : readingOf(personId(person), now),
  decide: (staff, { by, answers }, now) => {
    const { at } = now;
    const signedAt = dateIn(answers.signedAt);
    if (signedAt === undefined) return invalid({ signedAt: say('staff.refusal.notDate') });
    if (isAhead(signedAt, at)) return invalid({ signedAt: say('staff.refusal.ahead') });
    const account = accountFor(staff, answers.person);
    const person = staff.person ?? account;
    if (person === undefined) return invalid({ person: say('form.fillIn') });
    const no = account && refuseAccount({ account, by: by.id, of: staff }, now);
    return no ? invalid({ person: no }) : { type: 'signed', by: by.id, at, signedAt, person };
  },
});

/** What it says of them has changed. */
const amend: StaffAction = asking(amendForm, {
  ...{ id: 'amend', label: 'staff.action.amend', tone: 'plain', shown: 'menu' },
  refuse: refuseAmending,
  form: (staff, _input, { desk }) => amendForm(staff, desk),
  decide: (staff, { by, answers }, { at }) => {
    const profile = profileIn(answers, at);
    if ('kind' in profile) return profile;
    const { person } = staff;
    return { type: 'amended', by: by.id, at, profile, ...(person === undefined ? {} : { person }) };
  },
});

/** The proposal is taken back. */
const withdraw: StaffAction = {
  ...{ id: 'withdraw', label: 'staff.action.withdraw', tone: 'plain', shown: 'menu' },
  confirm: 'staff.confirm.withdraw',
  refuse: refuseWithdrawing,
  decide: (_staff, { by }, { at }) => ({ type: 'withdrawn', by: by.id, at }),
};

/** They serve no more. */
const leave: StaffAction = asking(leaveForm, {
  ...{ id: 'leave', label: 'staff.action.leave', tone: 'danger', shown: 'menu' },
  refuse: refuseEnding,
  form: (staff, _input, { desk }) => leaveForm(staff, desk),
  decide: (_staff, { by, answers }, { at }) => ({ type: 'left', by: by.id, at, words: answers.words }),
});

/** Everything that can be done with a profile, in the order people see its button. */
export const staffActions: readonly StaffAction[] = [accept, meet, refuseThem, sign, amend, withdraw, leave];
