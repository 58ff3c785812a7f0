import { complaintOf } from '../../domain/complaint/on-ticket';
import { say } from '../../domain/words';
import type { Field, Form } from '../form';
import type { TicketView } from '../ticket-view';
import { type FormContext, longField, longText, ticketForm } from './fields';

/**
 * Cause, fix and advice: all three, they are shown to the requester (SITE-3, SITE-7). `notDone`: what was not permitted, to
 * be said with them; empty: nothing.
 */
export const resolveForm = (view: FormContext, notDone = ''): Form =>
  ticketForm(view, {
    action: 'resolve',
    title: 'form.resolveTitle',
    submit: 'form.resolveSubmit',
    fields: [
      longField('cause', 'form.cause', { hint: 'form.causeHint' }),
      longField('fix', 'form.fix', { hint: 'form.fixHint' }),
      longField('advice', 'form.advice', { hint: 'form.adviceHint' }),
      ...(notDone === ''
        ? []
        : [
            longField('notDone', 'consent.form.notDone', {
              hint: 'consent.form.notDoneHint',
              initial: notDone.slice(0, longText),
            }),
          ]),
    ],
  });

/** What is still wrong. */
export const notFixedForm = (view: FormContext): Form =>
  ticketForm(view, {
    action: 'not-fixed',
    title: 'form.notFixedTitle',
    submit: 'form.send',
    fields: [longField('text', 'form.stillWrong', { hint: 'form.stillWrongHint' })],
  });

/** The fault is back after the ticket was closed. */
export const reopenForm = (view: FormContext): Form =>
  ticketForm(view, {
    action: 'reopen',
    title: 'form.reopenTitle',
    submit: 'form.reopenSubmit',
    fields: [longField('text', 'form.stillWrong', { hint: 'form.stillWrongHint' })],
  });

/** Whoever is not content may go on to a complaint, with what they wrote (HOT-7). */
const alsoComplains: Field = {
  ...{ kind: 'choices', name: 'complain', required: false },
  label: say('complaint.form.fromRating'),
  options: [{ value: 'yes', label: say('complaint.form.fromRatingYes') }],
};

/** A rating as it stands, to be changed or explained: stars, reasons and words. */
export const ratingForm = (view: FormContext & Pick<TicketView, 'linked'>, stars: number): Form => {
  const { reasons = [], comment = '' } = view.ticket.rating ?? {};
  return ticketForm(view, {
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
  });
};

/** The requester needs no help any more. */
export const withdrawForm = (view: FormContext): Form =>
  ticketForm(view, {
    action: 'withdraw',
    title: 'form.withdrawTitle',
    submit: 'form.withdrawSubmit',
    fields: [longField('note', 'form.withdrawNote', { required: false })],
  });

/** Which ticket this one repeats. */
export const duplicateForm = (view: FormContext): Form =>
  ticketForm(view, {
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
  });

/** What came of the call about a low rating. */
export const callBackForm = (view: FormContext): Form =>
  ticketForm(view, {
    action: 'called-back',
    title: 'form.callBackTitle',
    submit: 'form.save',
    fields: [longField('note', 'form.callBackNote')],
  });
