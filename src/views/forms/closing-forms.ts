import { complaintOf } from '../../domain/complaint/on-ticket';
import { say } from '../../domain/words';
import type { FieldOf } from '../define-form';
import type { TicketView } from '../ticket-view';
import { type FormContext, longField, longText, ticketForm } from './fields';

/**
 * Cause, fix and advice: all three, they are shown to the requester (SITE-3, SITE-7). `notDone`: what was not permitted, to
 * be said with them; empty: nothing.
 */
export const resolveForm = ticketForm(
  { cause: 'text', fix: 'text', advice: 'text', notDone: 'text' },
  (_view: FormContext, notDone?: string) => ({
    action: 'resolve',
    title: 'form.resolveTitle',
    submit: 'form.resolveSubmit',
    fields: [
      longField('cause', 'form.cause', { hint: 'form.causeHint' }),
      longField('fix', 'form.fix', { hint: 'form.fixHint' }),
      longField('advice', 'form.advice', { hint: 'form.adviceHint' }),
      ...(notDone === undefined || notDone === ''
        ? []
        : [
            longField('notDone', 'consent.form.notDone', {
              hint: 'consent.form.notDoneHint',
              initial: notDone.slice(0, longText),
            }),
          ]),
    ],
  }),
);

/** What is still wrong. */
export const notFixedForm = ticketForm({ text: 'text' }, () => ({
  action: 'not-fixed',
  title: 'form.notFixedTitle',
  submit: 'form.send',
  fields: [longField('text', 'form.stillWrong', { hint: 'form.stillWrongHint' })],
}));

/** The fault is back after the ticket was closed. */
export const reopenForm = ticketForm({ text: 'text' }, () => ({
  action: 'reopen',
  title: 'form.reopenTitle',
  submit: 'form.reopenSubmit',
  fields: [longField('text', 'form.stillWrong', { hint: 'form.stillWrongHint' })],
}));

/** Whoever is not content may go on to a complaint, with what they wrote (HOT-7). */
const alsoComplains: FieldOf<'choices', 'complain'> = {
  ...{ kind: 'choices', name: 'complain', required: false },
  label: say('complaint.form.fromRating'),
  options: [{ value: 'yes', label: say('complaint.form.fromRatingYes') }],
};

/** A rating as it stands, to be changed or explained: stars, reasons and words. */
export const ratingForm = ticketForm(
  { stars: 'choice', reasons: 'choices', comment: 'text', complain: 'choices' },
  (view: FormContext & Pick<TicketView, 'linked'>, stars: number) => {
    const { reasons = [], comment = '' } = view.ticket.rating ?? {};
    return {
      action: 'rate',
      title: 'form.ratingTitle',
      submit: 'form.send',
      fields: [
        {
          kind: 'choice',
          style: 'radio',
          name: 'stars',
          label: say('form.ratingStars'),
          required: true,
          initial: String(stars),
          options: ([5, 4, 3, 2, 1] as const).map((count) => ({
            value: String(count),
            label: say(`card.stars.${count}`),
          })),
        },
        {
          kind: 'choices',
          name: 'reasons',
          label: say('form.ratingReasons'),
          required: false,
          initial: reasons,
          options: view.desk.ratingReasons.map(({ id, name }) => ({ value: id, label: { localised: name } })),
        },
        longField('comment', 'form.ratingComment', { required: false, initial: comment }),
        ...(complaintOf(view.ticket.requester, view) === undefined ? [alsoComplains] : []),
      ],
    };
  },
);

/** The requester needs no help any more. */
export const withdrawForm = ticketForm({ note: 'text' }, () => ({
  action: 'withdraw',
  title: 'form.withdrawTitle',
  submit: 'form.withdrawSubmit',
  fields: [longField('note', 'form.withdrawNote', { required: false })],
}));

/** Which ticket this one repeats. */
export const duplicateForm = ticketForm({ of: 'text' }, (view: FormContext) => ({
  action: 'duplicate',
  title: 'form.duplicateTitle',
  submit: 'form.duplicateSubmit',
  fields: [
    {
      kind: 'text',
      lines: 'one',
      name: 'of',
      label: say('form.duplicateOf'),
      hint: say('form.duplicateHint', { prefix: view.desk.prefix }),
      required: true,
      most: 20,
    },
  ],
}));

/** What came of the call about a low rating. */
export const callBackForm = ticketForm({ note: 'text' }, () => ({
  action: 'called-back',
  title: 'form.callBackTitle',
  submit: 'form.save',
  fields: [longField('note', 'form.callBackNote')],
}));
