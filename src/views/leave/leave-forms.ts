import { type Desk, placeOf } from '../../domain/desk';
import { substitutes } from '../../domain/leave/cover';
import type { Leave } from '../../domain/leave/leave';
import { hasRole, type Person } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import type { Substitute } from '../../domain/roster/substitutes';
import type { Instant, Span } from '../../domain/time/instant';
import { usualHours } from '../../domain/time/operating-time';
import { closesAt, opensAt } from '../../domain/time/working-day';
import { type Say, say } from '../../domain/words';
import { defineForm, type FieldOf } from '../define-form';
import { colleagues, longField, words } from '../forms/fields';
import { formsAbout } from '../forms/record-form';
import { burdenSaid } from '../roster/burdens';

const moment = <const Name extends string>(name: Name, label: Say, initial?: Instant): FieldOf<'moment', Name> => ({
  ...{ kind: 'moment', name, label, required: true },
  ...(initial === undefined ? {} : { initial }),
});

/** Whose it is, where a lead writes it down for somebody who is sick. */
const whoseField = (by: Person, { people }: Pick<DecisionContext, 'people'>): FieldOf<'choice', 'person'> => ({
  ...{ kind: 'choice', style: 'menu', name: 'person', required: true, initial: by.id },
  label: say('leave.form.person'),
  options: colleagues(people, []),
});

/** Whole days need no times: proposed is the next working day from its beginning to its end, and only dates are changed. */
function nextWorkingDay({ at, desk }: Pick<DecisionContext, 'at' | 'desk'>): Span | undefined {
  const day = usualHours(placeOf(desk, '').hours).days.find((one) => opensAt(one) > at);
  return day && { from: opensAt(day), to: closesAt(day) };
}

/** Somebody's leave; leads choose whose. `reason`: their words so far. */
export const leaveForm = defineForm(
  { person: 'choice', from: 'moment', to: 'moment', reason: 'text', files: 'files' },
  (by: Person, reason: string, now: Pick<DecisionContext, 'at' | 'people' | 'desk'>) => ({
    action: 'leave.new',
    title: say('leave.form.title'),
    submit: say('leave.form.submit'),
    fields: [
      ...(hasRole(by, 'lead') ? [whoseField(by, now)] : []),
      moment('from', say('leave.form.from'), nextWorkingDay(now)?.from ?? now.at),
      moment('to', say('leave.form.to'), nextWorkingDay(now)?.to),
      longField('reason', 'leave.form.reason', {
        hint: 'leave.form.reasonHint',
        ...(reason === '' ? {} : { initial: reason }),
      }),
      { kind: 'files', name: 'files', label: say('leave.form.files'), required: false, most: 5 },
    ],
  }),
);

const aboutOne = formsAbout('leave');

/** Most of those who cannot whom a form names. */
const namedMost = 10;

const whyNotSaid = ({ person, whyNot = 'left' }: Substitute): Say =>
  say('leave.form.cannot', {
    person: { person: person.id },
    why: say(`leave.whyNot.${whyNot}`),
  });

/** Who is to stand in: the fairest first; who cannot, and why (STAFF-4). */
export const chooseForm = aboutOne({ person: 'choice' }, (leave: Leave, _desk: Desk, now: DecisionContext) => {
  const each = substitutes(leave, now).filter(({ person: { id } }) => id !== leave.substitute);
  const options = each
    .filter(({ whyNot }) => whyNot === undefined)
    .slice(0, 100)
    .map(({ person, burden }) => ({
      value: person.id,
      label: say('leave.form.candidate', { person: { person: person.id }, load: burdenSaid(burden) }),
    }));
  const first = options.find(({ value }) => !leave.refusedBy.some((id) => id === value)) ?? options[0];
  const whom: readonly (ReturnType<typeof words> | FieldOf<'choice', 'person'>)[] =
    first === undefined
      ? [words(say('leave.form.nobody'))]
      : [
          {
            ...{ kind: 'choice', style: 'menu', name: 'person', required: true, options, initial: first.value },
            label: say('leave.form.whom'),
          },
        ];
  return {
    action: 'choose',
    title: 'leave.form.chooseTitle',
    submit: 'leave.form.chooseSubmit',
    fields: [
      ...whom,
      ...each
        .filter(({ whyNot }) => whyNot !== undefined)
        .slice(0, namedMost)
        .map((one) => words(whyNotSaid(one))),
    ],
  };
});

/** Why they cannot stand in: a word. */
export const refuseForm = aboutOne({ words: 'text' }, () => ({
  action: 'refuse',
  title: 'leave.form.refuseTitle',
  submit: 'leave.form.refuseSubmit',
  fields: [longField('words', 'leave.form.refuseWords', { hint: 'leave.form.refuseHint' })],
}));

/** Why it cannot be. */
export const declineForm = aboutOne({ words: 'text' }, () => ({
  action: 'decline',
  title: 'leave.form.declineTitle',
  submit: 'leave.form.declineSubmit',
  fields: [longField('words', 'form.reason', { hint: 'leave.form.declineHint' })],
}));
