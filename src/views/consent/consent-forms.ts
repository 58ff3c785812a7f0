import { type BackupAnswer, type Consent, permissions } from '../../domain/consent/consent';
import type { Desk } from '../../domain/desk';
import type { Linked } from '../../domain/record/decision-context';
import { recordKey, recordName } from '../../domain/record/record-ref';
import { say, type WordKey } from '../../domain/words';
import { type Asks, defineForm, type FormOf, oneOf } from '../define-form';
import { longField } from '../forms/fields';
import { formsAbout } from '../forms/record-form';

type Named = Pick<Desk, 'prefix'>;

interface AboutTicket<Of extends Asks> {
  readonly action: string;
  readonly title: WordKey;
  readonly fields: FormOf<Of>['fields'];
}

/** What is asked about a ticket. */
const askedOn = <const Of extends Asks>(asks: Of, parts: AboutTicket<Of>) =>
  defineForm(
    asks,
    (on: Linked | undefined, desk: Named): FormOf<Of> => ({
      action: parts.action,
      ...(on === undefined ? {} : { carried: { on: recordName(on.about) } }),
      title: say(parts.title, { ticket: on === undefined ? '' : recordKey(desk, on.about) }),
      submit: say('consent.form.ask'),
      fields: parts.fields,
    }),
  );

/** What exactly is to be permitted, and why. */
export const askForm = askedOn(
  { asking: oneOf(...permissions), what: 'text', why: 'text' },
  {
    action: 'consent.permission',
    title: 'consent.form.askTitle',
    fields: [
      {
        kind: 'choice',
        style: 'radio',
        name: 'asking',
        label: say('consent.form.asking'),
        required: true,
        options: permissions.map((value) => ({ value, label: say(`consent.asking.${value}`) })),
      },
      longField('what', 'consent.form.what', { hint: 'consent.form.whatHint' }),
      longField('why', 'consent.form.why', { hint: 'consent.form.whyHint' }),
    ],
  },
);

/** What the risky step is, and what could be lost. */
export const stepForm = askedOn(
  { what: 'text', why: 'text' },
  {
    action: 'consent.step',
    title: 'consent.form.stepTitle',
    fields: [
      longField('what', 'consent.form.step', { hint: 'consent.form.stepHint' }),
      longField('why', 'consent.form.risk', { hint: 'consent.form.riskHint' }),
    ],
  },
);

const aboutOne = formsAbout('consent');

/** How it is about the backup, in their own words. */
export const backupForm = aboutOne({ words: 'text' }, (_consent: Consent, _desk: Named, says: BackupAnswer) => ({
  action: says,
  title: 'consent.form.backupTitle',
  submit: 'consent.form.answer',
  fields: [longField('words', `consent.form.words.${says}`, { required: false })],
}));

/** Why not. */
export const refuseForm = aboutOne({ words: 'text' }, () => ({
  action: 'refuse',
  title: 'consent.form.refuseTitle',
  submit: 'consent.form.refuse',
  fields: [longField('words', 'consent.form.whyNot', { hint: 'consent.form.whyNotHint' })],
}));

/** Who decides instead. */
export const nameForm = aboutOne({ requester: 'person' }, () => ({
  action: 'name',
  title: 'consent.form.nameTitle',
  submit: 'consent.form.name',
  fields: [
    {
      kind: 'person',
      name: 'requester',
      label: say('consent.form.decider'),
      hint: say('consent.form.deciderHint'),
      required: true,
    },
  ],
}));

/** Why the yes does not hold any more, if they want to say. */
export const takeBackForm = aboutOne({ words: 'text' }, () => ({
  action: 'take-back',
  title: 'consent.form.takeBackTitle',
  submit: 'consent.form.takeBack',
  fields: [longField('words', 'consent.form.takeBackWhy', { required: false })],
}));
