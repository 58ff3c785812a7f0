import type { Desk } from '../../domain/desk';
import type { DecisionContext } from '../../domain/record/decision-context';
import { recordKey } from '../../domain/record/record-ref';
import type { Replacement } from '../../domain/replacement/replacement';
import type { Staff } from '../../domain/staff/staff';
import { say } from '../../domain/words';
import { defineForm, type FieldOf, oneOf } from '../define-form';
import { colleagues, longField, words } from '../forms/fields';
import { formsAbout } from '../forms/record-form';
import { stateSaid, whoOf } from '../staff/staff-card';

type People = Pick<DecisionContext, 'people'>;

const engineerField = ({ people }: People): FieldOf<'choice', 'engineer'> => ({
  ...{ kind: 'choice', style: 'menu', name: 'engineer', required: true },
  label: say('replacement.form.engineer'),
  options: colleagues(people, []),
});

/** The customer demands that somebody is replaced (STAFF-2). */
export const demandForm = defineForm({ engineer: 'choice', reason: 'text' }, (reason: string, now: People) => ({
  action: 'replacement.demand',
  title: say('replacement.form.demandTitle'),
  submit: say('replacement.form.demandSubmit'),
  fields: [
    engineerField(now),
    longField('reason', 'form.reason', {
      hint: 'replacement.form.reasonHint',
      ...(reason === '' ? {} : { initial: reason }),
    }),
    words(say('replacement.form.demandSays')),
  ],
}));

/** Whether the engineer knows already. */
export const knows = oneOf('yes', 'no');

/** The contractor announces that somebody is replaced (STAFF-5). */
export const announceForm = defineForm(
  { engineer: 'choice', due: 'moment', reason: 'text', knows } as const,
  (reason: string, now: People) => ({
    action: 'replacement.announce',
    title: say('replacement.form.announceTitle'),
    submit: say('replacement.form.announceSubmit'),
    fields: [
      engineerField(now),
      { kind: 'moment', name: 'due', label: say('replacement.form.due'), required: true } as const,
      longField('reason', 'form.reason', {
        hint: 'replacement.form.reasonHint',
        ...(reason === '' ? {} : { initial: reason }),
      }),
      {
        ...{ kind: 'choice', style: 'radio', name: 'knows', required: true, initial: 'yes' },
        label: say('replacement.form.knows'),
        options: (['yes', 'no'] as const).map((value) => ({ value, label: say(`replacement.form.knows.${value}`) })),
      } as const,
      words(say('replacement.form.announceSays')),
    ],
  }),
);

const aboutOne = formsAbout('replacement');

/** Why the shorter notice will not do. */
export const objectForm = aboutOne({ words: 'text' }, () => ({
  ...{ action: 'object', title: 'replacement.form.objectTitle', submit: 'replacement.form.objectSubmit' },
  fields: [longField('words', 'form.reason', { hint: 'replacement.form.objectHint' })],
}));

/** Another day. */
export const postponeForm = aboutOne({ due: 'moment' }, ({ due }: Replacement) => ({
  ...{ action: 'postpone', title: 'replacement.form.postponeTitle', submit: 'replacement.form.postponeSubmit' },
  fields: [{ kind: 'moment', name: 'due', label: say('replacement.form.due'), required: true, initial: due }],
}));

/** A profile that somebody may be chosen by. */
export interface Candidate {
  readonly id: number;
  readonly staff: Staff;
}

/** Who is to come, of the profiles that are there. */
export const linkForm = aboutOne(
  { successor: 'choice' },
  (_replacement: Replacement, desk: Desk, candidates: readonly Candidate[]) => {
    const options = candidates.slice(0, 100).map(({ id, staff }) => ({
      value: String(id),
      label: say('replacement.form.candidate', {
        staff: recordKey(desk, { kind: 'staff', id }),
        who: whoOf(staff),
        state: stateSaid(staff),
      }),
    }));
    const choice: FieldOf<'choice', 'successor'> = {
      ...{ kind: 'choice', style: 'menu', name: 'successor', required: true, options },
      label: say('replacement.form.successor'),
    };
    return {
      ...{ action: 'link', title: 'replacement.form.linkTitle', submit: 'replacement.form.linkSubmit' },
      fields: options.length === 0 ? [words(say('replacement.form.nobody'))] : [choice],
    };
  },
);

/** It is not needed after all, and why, if they like. */
export const withdrawForm = aboutOne({ words: 'text' }, () => ({
  ...{ action: 'withdraw', title: 'replacement.form.withdrawTitle', submit: 'replacement.form.withdrawSubmit' },
  fields: [longField('words', 'replacement.form.withdrawWords', { required: false })],
}));
