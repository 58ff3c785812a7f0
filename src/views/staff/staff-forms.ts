import type { Desk } from '../../domain/desk';
import type { Profile, Staff } from '../../domain/staff/staff';
import { dateText } from '../../domain/time/date-in';
import type { Instant } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import { defineForm, type FieldOf } from '../define-form';
import { longField } from '../forms/fields';
import { formsAbout } from '../forms/record-form';

const line = <const Name extends string>(
  name: Name,
  label: Say,
  more: { readonly hint?: Say; readonly initial?: string; readonly required?: boolean } = {},
): FieldOf<'text', Name> => ({
  ...{ kind: 'text', lines: 'one', name, label, most: 200, required: more.required ?? true },
  ...(more.hint === undefined ? {} : { hint: more.hint }),
  ...(more.initial === undefined || more.initial === '' ? {} : { initial: more.initial }),
});

/** A date is typed: years back nobody finds it in a calendar. */
const dateField = <const Name extends string>(
  name: Name,
  label: Say,
  more: { readonly initial?: Instant; readonly required?: boolean } = {},
): FieldOf<'text', Name> =>
  line(name, label, {
    hint: say('staff.form.dateHint'),
    required: more.required ?? true,
    ...(more.initial === undefined ? {} : { initial: dateText(more.initial) }),
  });

type Known = Pick<Desk, 'places' | 'catalogue'>;

const skillsField = ({ catalogue }: Known, initial: readonly string[]): FieldOf<'choices', 'skills'> => ({
  ...{ kind: 'choices', name: 'skills', label: say('staff.form.skills'), hint: say('staff.form.skillsHint') },
  options: catalogue.map(({ id, name }) => ({ value: id, label: { localised: name } })),
  ...{ required: false, ...(initial.length === 0 ? {} : { initial }) },
});

const sitesField = ({ places }: Known, initial: readonly string[]): FieldOf<'choices', 'sites'> => ({
  ...{ kind: 'choices', name: 'sites', label: say('staff.form.sites'), required: false },
  options: places.map(({ id, name }) => ({ value: id, label: { localised: name } })),
  ...(initial.length === 0 ? {} : { initial }),
});

const profileAsks = { education: 'text', since: 'text', skills: 'choices', sites: 'choices', seenOn: 'text' } as const;

const profileFields = (desk: Known, profile?: Profile) => [
  line('education', say('staff.form.education'), {
    hint: say('staff.form.educationHint'),
    ...(profile === undefined ? {} : { initial: profile.education }),
  }),
  dateField('since', say('staff.form.since'), profile === undefined ? {} : { initial: profile.since }),
  skillsField(desk, profile?.skills ?? []),
  sitesField(desk, profile?.familiar.map(({ place }) => place) ?? []),
  dateField('seenOn', say('staff.form.seenOn'), {
    required: false,
    ...(profile?.familiar[0] === undefined ? {} : { initial: profile.familiar[0].at }),
  }),
];

/** A lead proposes somebody to the customer. `note`: their words so far. */
export const proposeForm = defineForm(
  { person: 'person', name: 'text', ...profileAsks, note: 'text', files: 'files' } as const,
  (note: string, desk: Known) => ({
    action: 'staff.new',
    title: say('staff.form.title'),
    submit: say('staff.form.submit'),
    fields: [
      {
        ...{ kind: 'person', name: 'person', label: say('staff.form.person'), required: false },
        hint: say('staff.form.personHint'),
      } as const,
      line('name', say('staff.form.name'), { hint: say('staff.form.nameHint'), required: false }),
      ...profileFields(desk),
      longField('note', 'staff.form.note', { required: false, ...(note === '' ? {} : { initial: note }) }),
      { kind: 'files', name: 'files', label: say('staff.form.files'), required: false, most: 5 } as const,
    ],
  }),
);

const aboutOne = formsAbout('staff');

/** What a profile says, changed. */
export const amendForm = aboutOne(profileAsks, (staff: Staff, desk: Desk) => ({
  ...{ action: 'amend', title: 'staff.form.amendTitle', submit: 'staff.form.amendSubmit' },
  fields: profileFields(desk, staff.profile),
}));

/** Why the customer refuses. */
export const refuseForm = aboutOne({ words: 'text' }, () => ({
  ...{ action: 'refuse', title: 'staff.form.refuseTitle', submit: 'staff.form.refuseSubmit' },
  fields: [longField('words', 'form.reason', { hint: 'staff.form.refuseHint' })],
}));

/** When the customer meets them first. */
export const meetForm = aboutOne({ meetAt: 'moment', words: 'text' }, () => ({
  ...{ action: 'meet', title: 'staff.form.meetTitle', submit: 'staff.form.meetSubmit' },
  fields: [
    { kind: 'moment', name: 'meetAt', label: say('staff.form.meetAt'), required: true },
    longField('words', 'staff.form.meetWords', { required: false }),
  ],
}));

const accountFields = ({ person }: Staff): readonly FieldOf<'person', 'person'>[] =>
  person === undefined
    ? [
        {
          ...{ kind: 'person', name: 'person', label: say('staff.form.account'), required: true },
          hint: say('staff.form.accountHint'),
        },
      ]
    : [];

/** When they signed for confidentiality, and who they are in chat where that is not known yet. */
export const signForm = aboutOne({ signedAt: 'text', person: 'person' }, (staff: Staff, _desk: Desk, at: Instant) => ({
  ...{ action: 'sign', title: 'staff.form.signTitle', submit: 'staff.form.signSubmit' },
  fields: [dateField('signedAt', say('staff.form.signedAt'), { initial: at }), ...accountFields(staff)],
}));

/** Why they serve no more. */
export const leaveForm = aboutOne({ words: 'text' }, () => ({
  ...{ action: 'leave', title: 'staff.form.leaveTitle', submit: 'staff.form.leaveSubmit' },
  fields: [longField('words', 'staff.form.leaveWords', { required: false })],
}));
