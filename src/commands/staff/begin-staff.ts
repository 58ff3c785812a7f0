import { personId } from '../../domain/people/person';
import { resting } from '../../domain/record/when-told';
import { type Invalid, invalid, refuse } from '../../domain/refusal';
import { refuseAccount } from '../../domain/staff/refuse-account';
import type { StaffEvent } from '../../domain/staff/staff';
import { refuseProposing } from '../../domain/staff/who-may';
import { say } from '../../domain/words';
import type { AnswersOf } from '../../views/define-form';
import { proposeForm } from '../../views/staff/staff-forms';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';
import { profileIn } from './profile-in';
import { profilesOf, readingOf } from './profiles-of';

type Answers = AnswersOf<typeof proposeForm>;

const missingName = ({ person, name }: Answers): Invalid<'person'> | undefined =>
  person === '' && name === '' ? invalid({ person: say('staff.refusal.whom') }) : undefined;

/** A lead proposes an engineer to the customer (STAFF-3). */
export const propose: RecordBeginning<StaffEvent> = askingToBegin(proposeForm, {
  ...{ id: 'new', label: 'staff.action.new', tone: 'plain', shown: 'never' },
  words: {
    said: [
      ...['候选人', '提名工程师', '推荐候选人', '新增工程师', '人员审核', '工程师档案'],
      ...['candidate', 'propose engineer', 'propose candidate', 'new engineer'],
    ],
    field: 'note',
    files: 'files',
  },
  refuse: (on, by, now) => (on === undefined ? refuseProposing(by, now) : refuse('refusal.staleButton')),
  reads: ({ answers: { person } }) => (person === '' ? {} : { others: profilesOf(personId(person)) }),
  decidesAlone: ({ answers: { person } }, now) => (person === '' ? undefined : readingOf(personId(person), now)),
  form: (_on, { answers }, { desk }) => proposeForm(answers.note, desk),
  decide: (_on, { by, answers }, now) => {
    const profile = profileIn(answers, now.at);
    const wrong = missingName(answers);
    if (wrong) return wrong;
    if ('kind' in profile) return profile;
    const { name, note, files, person } = answers;
    const no = person === '' ? undefined : refuseAccount({ account: personId(person), by: by.id }, now);
    if (no) return invalid({ person: no });
    return {
      ...{ type: 'proposed', by: by.id, at: now.at, name: person === '' ? name : '', profile, note, files },
      ...(person === '' ? {} : { person: personId(person) }),
      ...resting({ place: now.desk.places[0].id }, now),
    };
  },
});
