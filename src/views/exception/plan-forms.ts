import type { DecisionContext } from '../../domain/record/decision-context';
import { type Say, say } from '../../domain/words';
import { defineForm, eachOf, type FieldOf } from '../define-form';
import { colleagues, longField, words } from '../forms/fields';
import { all, everything, menu, moment, type Now, placesOf, skillsOf } from './exception-forms';

/** Shifts of one temporary schedule: a form holds no more fields. */
export const mostShifts = 6;

const nthShift = (text: string): number | undefined => {
  const nth = Number(text);
  return Number.isInteger(nth) && nth >= 1 && nth <= mostShifts ? nth : undefined;
};

/** The fields about each shift. */
export const ofEach = {
  begins: eachOf('begins-', 'moment', nthShift),
  ends: eachOf('ends-', 'moment', nthShift),
  first: eachOf('first-', 'choice', nthShift),
  second: eachOf('second-', 'choice', nthShift),
};

const nobody = say('exception.form.noBackup');

const when = ({ at }: Pick<DecisionContext, 'at'>) => [
  moment('from', say('exception.form.from'), at),
  moment('to', say('exception.form.to')),
];
const whatFor = ({ desk }: Now) => [
  menu('place', say('exception.form.place'), placesOf(desk), everything),
  menu('skill', say('exception.form.skill'), skillsOf(desk), everything),
];
const whyField = (why: string) => longField('why', 'exception.form.why', why === '' ? {} : { initial: why });

/** Who is on duty instead of everybody then, when, for what, and why. */
export const overrideForm = defineForm(
  {
    ...{ primary: 'choice', backup: 'choice', from: 'moment', to: 'moment', place: 'choice', skill: 'choice' },
    why: 'text',
  } as const,
  (why: string, now: Now) => ({
    action: 'exception.override',
    title: say('exception.form.overrideTitle'),
    submit: say('exception.form.preview'),
    fields: [
      words(say('exception.form.overrideSays')),
      menu('primary', say('exception.form.primary'), colleagues(now.people, [])),
      menu('backup', say('exception.form.backup'), [all(nobody), ...colleagues(now.people, [])], everything),
      ...when(now),
      ...whatFor(now),
      whyField(why),
    ],
  }),
);

const optional = (name: `begins-${string}` | `ends-${string}`, label: Say): FieldOf<'moment', typeof name> => ({
  ...{ kind: 'moment', name, label, required: false },
});

/** The shifts of a time of its own, one after the other, and why. */
export const temporaryForm = defineForm(
  { from: 'moment', to: 'moment', place: 'choice', skill: 'choice', ...ofEach, why: 'text' } as const,
  (why: string, now: Now) => ({
    action: 'exception.temporary',
    title: say('exception.form.temporaryTitle'),
    submit: say('exception.form.preview'),
    fields: [
      words(say('exception.form.temporarySays', { count: mostShifts })),
      ...when(now),
      ...whatFor(now),
      ...Array.from({ length: mostShifts }, (_, index) => index + 1).flatMap((nth) => [
        optional(ofEach.begins.nameOf(nth), say('exception.form.nthFrom', { nth })),
        optional(ofEach.ends.nameOf(nth), say('exception.form.nthTo', { nth })),
        menu(
          ofEach.first.nameOf(nth),
          say('exception.form.nthPrimary', { nth }),
          [all(say('exception.form.noShift')), ...colleagues(now.people, [])],
          everything,
        ),
        menu(
          ofEach.second.nameOf(nth),
          say('exception.form.nthBackup', { nth }),
          [all(nobody), ...colleagues(now.people, [])],
          everything,
        ),
      ]),
      whyField(why),
    ],
  }),
);
