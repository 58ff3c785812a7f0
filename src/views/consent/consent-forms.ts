import { type BackupAnswer, type Consent, permissions } from '../../domain/consent/consent';
import type { Desk } from '../../domain/desk';
import type { Linked } from '../../domain/record/decision-context';
import { recordKey, recordName } from '../../domain/record/record-ref';
import { say, type WordKey } from '../../domain/words';
import type { Field, Form } from '../form';
import { longField } from '../forms/fields';

type Named = Pick<Desk, 'prefix'>;

/** What is asked about a ticket. */
function aboutTicket(
  on: Linked | undefined,
  desk: Named,
  form: { readonly action: string; readonly title: WordKey; readonly fields: readonly Field[] },
): Form {
  const ticket = on === undefined ? '' : recordKey(desk, on.about);
  return {
    action: form.action,
    ...(on === undefined ? {} : { carried: { on: recordName(on.about) } }),
    title: say(form.title, { ticket }),
    submit: say('consent.form.ask'),
    fields: form.fields,
  };
}

/** What exactly is to be permitted, and why. */
export const askForm = (on: Linked | undefined, desk: Named): Form =>
  aboutTicket(on, desk, {
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
  });

/** What the risky step is, and what could be lost. */
export const stepForm = (on: Linked | undefined, desk: Named): Form =>
  aboutTicket(on, desk, {
    action: 'consent.step',
    title: 'consent.form.stepTitle',
    fields: [
      longField('what', 'consent.form.step', { hint: 'consent.form.stepHint' }),
      longField('why', 'consent.form.risk', { hint: 'consent.form.riskHint' }),
    ],
  });

/** What a form about one consent is made of. */
interface OneForm {
  readonly action: string;
  readonly title: WordKey;
  readonly submit: WordKey;
  readonly fields: readonly Field[];
}

const formOf = ({ id }: Pick<Consent, 'id'>, desk: Named, { action, title, submit, fields }: OneForm): Form => {
  const about = { kind: 'consent', id } as const;
  return { action, about, title: say(title, { consent: recordKey(desk, about) }), submit: say(submit), fields };
};

/** How it is about the backup, in their own words. */
export const backupForm = (consent: Consent, desk: Named, says: BackupAnswer): Form =>
  formOf(consent, desk, {
    action: says,
    title: 'consent.form.backupTitle',
    submit: 'consent.form.answer',
    fields: [longField('words', `consent.form.words.${says}`, { required: false })],
  });

/** Why not. */
export const refuseForm = (consent: Consent, desk: Named): Form =>
  formOf(consent, desk, {
    action: 'refuse',
    title: 'consent.form.refuseTitle',
    submit: 'consent.form.refuse',
    fields: [longField('words', 'consent.form.whyNot', { hint: 'consent.form.whyNotHint' })],
  });

/** Who decides instead. */
export const nameForm = (consent: Consent, desk: Named): Form =>
  formOf(consent, desk, {
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
  });

/** Why the yes does not hold any more, if they want to say. */
export const takeBackForm = (consent: Consent, desk: Named): Form =>
  formOf(consent, desk, {
    action: 'take-back',
    title: 'consent.form.takeBackTitle',
    submit: 'consent.form.takeBack',
    fields: [longField('words', 'consent.form.takeBackWhy', { required: false })],
  });
