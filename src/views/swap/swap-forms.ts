import { type Person, type PersonId, personId, worksTickets } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type MyShift, shiftsOf, shiftsOfEach } from '../../domain/roster/my-shifts';
import { leads } from '../../domain/swap/who-may';
import { after, before, days, type Instant, type Span } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import { defineForm, type FieldOf } from '../define-form';
import type { Option } from '../form';
import { colleagues, longField, words } from '../forms/fields';
import { formsAbout } from '../forms/record-form';
import { shiftSaid } from './swap-card';

/** How far ahead shifts are swapped. */
const ahead = days(8 * 7);

/** What is looked at of the roster for a new swap: with what went before, so that a running shift is whole. */
export const lookedAt = (at: Instant): Span => ({ from: before(at, days(3)), to: after(at, ahead) });

/** Most shifts of a list. */
const mostShifts = 100;

type Known = Pick<DecisionContext, 'at' | 'people' | 'shifts'>;

/** Somebody's shift, as a form names it. */
export interface NamedShift {
  readonly of: PersonId;
  readonly shift: MyShift;
}

/** The shifts of somebody that are not over, earliest first. */
export const comingShifts = (of: PersonId, { at, shifts }: Known): readonly NamedShift[] =>
  shiftsOf(of, lookedAt(at), shifts)
    .filter(({ to }) => to > at)
    .map((shift) => ({ of, shift }));

/** The same of several people, the next one first. */
const shiftsOfAll = (people: readonly PersonId[], { at, shifts }: Known): readonly NamedShift[] =>
  [...shiftsOfEach(people, lookedAt(at), shifts)]
    .flatMap(([of, theirs]) => theirs.filter(({ to }) => to > at).map((shift) => ({ of, shift })))
    .toSorted((one, other) => one.shift.from - other.shift.from);

const nameOf = ({ of, shift }: NamedShift): string => `${shift.from}.${of}`;

const nameParts = (name: string): readonly string[] => /^(\d{1,15})\.(.{1,80})$/su.exec(name)?.slice(1) ?? [];

/** Whose shift was chosen; undefined: it is no name of one. */
export const holderNamed = (name: string): PersonId | undefined => {
  const [, of] = nameParts(name);
  return of === undefined ? undefined : personId(of);
};

/** The shift that was chosen; undefined: there is none of that name any more. */
export function shiftNamed(name: string, now: Known): NamedShift | undefined {
  const of = holderNamed(name);
  const [from] = nameParts(name);
  return of === undefined ? undefined : comingShifts(of, now).find(({ shift }) => shift.from === Number(from));
}

const optionsOf = (named: readonly NamedShift[], labelOf: (one: NamedShift) => Say): readonly Option[] =>
  named.slice(0, mostShifts).map((one) => ({ value: nameOf(one), label: labelOf(one) }));

const plain = ({ shift }: NamedShift): Say => shiftSaid(shift, shift);
const withName = (one: NamedShift): Say => say('swap.shiftOf', { who: { person: one.of }, shift: plain(one) });

/** Whoever may be asked: everybody of the roster. */
export const toEverybody = 'everybody';

const moment = <const Name extends string>(name: Name, label: Say, hint: Say): FieldOf<'moment', Name> => ({
  ...{ kind: 'moment', name, label, hint, required: false },
});

const inExchangeFor = (options: readonly Option[]): FieldOf<'choice', 'exchange'> => ({
  ...{ kind: 'choice', style: 'menu', name: 'exchange', required: false, options },
  ...{ label: say('swap.form.exchange'), hint: say('swap.form.exchangeHint') },
});

/** Which shift, who is to take it, and what for. Leads ask for anybody, as somebody who is sick fills in no form. */
export const swapForm = defineForm(
  {
    ...{ shift: 'choice', from: 'moment', to: 'moment', whom: 'choice', exchange: 'choice' },
    ...{ text: 'text', files: 'files' },
  },
  (by: Person, text: string, now: Known) => {
    const others = [...now.people.values()].filter((one) => worksTickets(one) && one.id !== by.id).map(({ id }) => id);
    const own = comingShifts(by.id, now);
    const theirs = shiftsOfAll(others, now);
    const shifts = leads(by) ? [...optionsOf(own, plain), ...optionsOf(theirs, withName)] : optionsOf(own, plain);
    const exchanged = own.length === 0 ? [] : optionsOf(theirs, withName);
    const head = { action: 'swap.new', title: say('swap.form.title'), submit: say('swap.form.submit') };
    if (shifts.length === 0) return { ...head, fields: [words(say('swap.form.none'))] };
    return {
      ...head,
      fields: [
        {
          ...{ kind: 'choice', style: 'menu', name: 'shift', label: say('swap.form.shift'), required: true },
          options: shifts.slice(0, mostShifts),
        },
        moment('from', say('swap.form.from'), say('swap.form.fromHint')),
        moment('to', say('swap.form.to'), say('swap.form.toHint')),
        {
          ...{ kind: 'choice', style: 'menu', name: 'whom', label: say('swap.form.whom'), required: true },
          initial: toEverybody,
          options: [
            { value: toEverybody, label: say('swap.form.everybody') },
            ...colleagues(now.people, leads(by) ? [] : [by.id]).slice(0, mostShifts - 1),
          ],
        },
        ...(exchanged.length === 0 ? [] : [inExchangeFor(exchanged)]),
        longField('text', 'swap.form.text', { required: false, ...(text === '' ? {} : { initial: text }) }),
      ],
    };
  },
);

const aboutOne = formsAbout('swap');

/** A no, with a word if they like. */
export const refuseForm = aboutOne({ text: 'text' }, () => ({
  action: 'refuse',
  title: 'swap.form.refuseTitle',
  submit: 'swap.form.refuseSubmit',
  fields: [longField('text', 'swap.form.refuseText', { required: false })],
}));

/** Taken back before anybody said yes. */
export const withdrawForm = aboutOne({ text: 'text' }, () => ({
  action: 'withdraw',
  title: 'swap.form.withdrawTitle',
  submit: 'swap.form.withdrawSubmit',
  fields: [longField('text', 'swap.form.withdrawText', { required: false })],
}));

/** Why a lead ends what was agreed. */
export const giveBackForm = aboutOne({ reason: 'text' }, () => ({
  action: 'give-back',
  title: 'swap.form.giveBackTitle',
  submit: 'swap.form.giveBackSubmit',
  fields: [longField('reason', 'form.reason')],
}));
