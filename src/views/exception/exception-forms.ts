import type { Desk } from '../../domain/desk';
import type { OneTap } from '../../domain/exception/one-tap';
import type { DecisionContext } from '../../domain/record/decision-context';
import type { Instant } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import { defineForm, type FieldOf } from '../define-form';
import type { Option } from '../form';
import { colleagues, longField } from '../forms/fields';
import { formsAbout } from '../forms/record-form';

/** Stands for all of them, or nobody: an answer of its own, as an empty one is none. */
export const everything = 'all';

export const moment = <const Name extends string>(
  name: Name,
  label: Say,
  initial?: Instant,
): FieldOf<'moment', Name> => ({
  ...{ kind: 'moment', name, label, required: true },
  ...(initial === undefined ? {} : { initial }),
});

export const menu = <const Name extends string>(
  name: Name,
  label: Say,
  options: readonly Option[],
  initial?: string,
): FieldOf<'choice', Name> => ({
  ...{ kind: 'choice', style: 'menu', name, label, required: true, options },
  ...(initial === undefined ? {} : { initial }),
});

export type Now = Pick<DecisionContext, 'at' | 'desk' | 'people'>;

export const all = (label: Say): Option => ({ value: everything, label });
export const placesOf = ({ places }: Desk): readonly Option[] => [
  all(say('exception.form.everyPlace')),
  ...places.map(({ id, name }) => ({ value: id, label: { localised: name } })),
];
export const skillsOf = ({ catalogue }: Desk): readonly Option[] => [
  all(say('exception.form.everySkill')),
  ...catalogue.map(({ id, name }) => ({ value: id, label: { localised: name } })),
];

/** Whom a lead puts on duty, when, for what, instead of whom, and why. `put`: what is known of it already. */
export const exceptionForm = defineForm(
  {
    ...{ person: 'choice', from: 'moment', to: 'moment', place: 'choice', skill: 'choice' },
    ...{ instead: 'choice', why: 'text', files: 'files' },
  } as const,
  (put: Partial<OneTap>, why: string, { at, desk, people }: Now) => ({
    action: 'exception.new',
    title: say('exception.form.title'),
    submit: say('exception.form.preview'),
    fields: [
      menu('person', say('exception.form.person'), colleagues(people, []), put.person),
      moment('from', say('exception.form.from'), put.span?.from ?? at),
      moment('to', say('exception.form.to'), put.span?.to),
      menu('place', say('exception.form.place'), placesOf(desk), put.places?.[0] ?? everything),
      menu('skill', say('exception.form.skill'), skillsOf(desk), put.skills?.[0] ?? everything),
      menu(
        'instead',
        say('exception.form.instead'),
        [all(say('exception.form.nobody')), ...colleagues(people, [])],
        everything,
      ),
      longField('why', 'exception.form.why', why === '' ? {} : { initial: why }),
      { kind: 'files', name: 'files', label: say('exception.form.files'), required: false, most: 5 },
    ],
  }),
);

/** It is not needed after all, if they want to say why. */
export const withdrawForm = formsAbout('exception')({ words: 'text' }, () => ({
  action: 'withdraw',
  title: 'exception.form.withdrawTitle',
  submit: 'exception.form.withdrawSubmit',
  fields: [longField('words', 'exception.form.withdrawWords', { required: false })],
}));

/** They cannot, and why. */
export const objectForm = formsAbout('exception')({ words: 'text' }, () => ({
  ...{ action: 'object', title: 'exception.form.objectTitle', submit: 'exception.form.objectSubmit' },
  fields: [longField('words', 'exception.form.objectWords', { hint: 'exception.form.objectHint' })],
}));

/** It is to be so without every yes, and why. */
export const enforceForm = formsAbout('exception')({ words: 'text' }, () => ({
  ...{ action: 'enforce', title: 'exception.form.enforceTitle', submit: 'exception.form.enforceSubmit' },
  fields: [longField('words', 'exception.form.enforceWords', { hint: 'exception.form.enforceHint' })],
}));
