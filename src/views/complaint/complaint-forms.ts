import { verdicts } from '../../domain/complaint/complaint';
import { type Person, type PersonId, servesAs, worksTickets } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { recordKey, recordName, ticketRef } from '../../domain/record/record-ref';
import type { Ticket } from '../../domain/ticket/ticket';
import { isRequester } from '../../domain/ticket/who-may';
import { say, typed } from '../../domain/words';
import { defineForm, type FieldOf, oneOf } from '../define-form';
import type { Option } from '../form';
import { longField } from '../forms/fields';
import { formsAbout } from '../forms/record-form';

/** The answer that names nobody in particular. */
export const nobody = 'nobody';

/** Files sent with a complaint. */
const filesField: FieldOf<'files', 'files'> = {
  kind: 'files',
  name: 'files',
  label: say('complaint.form.files'),
  required: false,
  most: 5,
};

/** Which ticket it is about, where no card says so. */
const ticketField: FieldOf<'text', 'ticket'> = {
  ...{ kind: 'text', lines: 'one', name: 'ticket', required: false, most: 20 },
  label: say('complaint.form.ticket'),
  hint: say('complaint.form.ticketHint'),
};

/** What a new complaint is asked with. */
interface NewComplaint {
  readonly ticket: Ticket | undefined;
  readonly input: { readonly by: Person; readonly value?: string; readonly text?: string };
  readonly now: Pick<DecisionContext, 'desk' | 'people'>;
}

/** Whether a lead may be writing it down for somebody else. */
const isForOthers = ({ ticket, input: { by } }: NewComplaint): boolean =>
  servesAs(by, 'lead') && (ticket === undefined || !isRequester(ticket, by));

/** People who can be chosen: with the answer that names nobody as many as Slack's menus take. */
const mostNamed = 99;

/**
 * Whom it may be about: who works on the ticket first, then whoever might decide it, who must be kept from that, then
 * everybody else who serves.
 */
function aboutWhom(complaint: NewComplaint): readonly Person[] {
  const {
    ticket,
    input: { by },
    now: { people },
  } = complaint;
  // Whoever writes it down for somebody else may be whom it is about.
  const themselves = isForOthers(complaint) ? undefined : by.id;
  const first = [ticket?.owner, ...(ticket?.collaborators ?? []), ...(ticket?.workedBy ?? [])];
  const everybody = [...people.values()];
  const deciding = everybody.filter((one) => servesAs(one, 'lead', 'manager', 'admin'));
  const ids = [...first, ...[...deciding, ...everybody.filter(worksTickets)].map(({ id }) => id)];
  const named = [...new Set(ids)].filter((id): id is PersonId => id !== undefined && id !== themselves);
  return named.flatMap((id) => people.get(id) ?? []);
}

/** Whether it is about a person, and whom; says where somebody is written who is not among the choices. */
function againstField(complaint: NewComplaint): FieldOf<'choice', 'against'> {
  const people = aboutWhom(complaint);
  const options: readonly Option[] = [
    { value: nobody, label: say('complaint.form.nobody') },
    ...people.slice(0, mostNamed).map((person) => ({ value: person.id, label: typed(person.name) })),
  ];
  return {
    ...{ kind: 'choice', style: 'menu', name: 'against', required: true, options, initial: nobody },
    label: say('complaint.form.against'),
    hint: say(people.length > mostNamed ? 'complaint.form.againstMore' : 'complaint.form.againstHint'),
  };
}

/** What happened, whom it is about, and what shows it. */
export const complaintForm = defineForm(
  { requester: 'person', ticket: 'text', text: 'text', against: 'choice', files: 'files' },
  (complaint: NewComplaint) => {
    const { ticket, input, now } = complaint;
    return {
      action: 'complaint.new',
      ...(ticket === undefined ? {} : { carried: { on: recordName(ticketRef(ticket.id)) } }),
      title:
        ticket === undefined
          ? say('complaint.form.title')
          : say('complaint.form.titleOf', { ticket: recordKey(now.desk, ticketRef(ticket.id)) }),
      submit: say('complaint.form.submit'),
      fields: [
        { kind: 'words', text: say('complaint.form.sorry') },
        ...(isForOthers(complaint) && ticket === undefined
          ? [
              {
                kind: 'person',
                name: 'requester',
                label: say('complaint.form.caller'),
                hint: say('complaint.form.callerHint'),
                required: false,
              } as const,
            ]
          : []),
        ...(ticket === undefined ? [ticketField] : []),
        longField('text', 'complaint.form.text', {
          hint: 'complaint.form.textHint',
          ...(input.text === undefined || input.text === '' ? {} : { initial: input.text }),
        }),
        againstField(complaint),
        filesField,
      ],
    };
  },
);

const aboutOne = formsAbout('complaint');

/** What was found, what is said to the complainant, and what is done about it. */
export const answerForm = aboutOne(
  { verdict: oneOf(...verdicts), findings: 'text', text: 'text', measures: 'text' },
  () => ({
    action: 'answer',
    title: 'complaint.form.answerTitle',
    submit: 'complaint.form.answerSubmit',
    fields: [
      {
        kind: 'choice',
        style: 'radio',
        name: 'verdict',
        label: say('complaint.form.verdict'),
        required: true,
        options: verdicts.map((value) => ({ value, label: say(`complaint.verdict.${value}`) })),
      },
      longField('findings', 'complaint.form.findings', { hint: 'complaint.form.findingsHint' }),
      longField('text', 'complaint.form.answer', { hint: 'complaint.form.answerHint' }),
      longField('measures', 'complaint.form.measures', { hint: 'complaint.form.measuresHint', required: false }),
    ],
  }),
);

/** Why the level cannot decide it. */
export const passUpForm = aboutOne({ reason: 'text' }, () => ({
  action: 'pass-up',
  title: 'complaint.form.passUpTitle',
  submit: 'complaint.form.passUpSubmit',
  fields: [longField('reason', 'complaint.form.passUpReason', { hint: 'complaint.form.passUpHint' })],
}));

/** More of what happened. */
export const addForm = aboutOne({ text: 'text', files: 'files' }, () => ({
  action: 'add',
  title: 'complaint.form.addTitle',
  submit: 'complaint.form.send',
  fields: [longField('text', 'complaint.form.addText', { required: false }), filesField],
}));

/** What is still not right. */
export const notAcceptedForm = aboutOne({ text: 'text' }, () => ({
  action: 'not-accept',
  title: 'complaint.form.notAcceptTitle',
  submit: 'complaint.form.send',
  fields: [longField('text', 'complaint.form.notAcceptText', { hint: 'complaint.form.notAcceptHint' })],
}));

/** Taken back, if they want to say why. */
export const withdrawForm = aboutOne({ text: 'text' }, () => ({
  action: 'withdraw',
  title: 'complaint.form.withdrawTitle',
  submit: 'complaint.form.withdrawSubmit',
  fields: [longField('text', 'complaint.form.withdrawText', { required: false })],
}));
