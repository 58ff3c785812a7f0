import { consentReason } from '../../domain/consent/about-ticket';
import type { Desk } from '../../domain/desk';
import { quickTimes } from '../../domain/ticket/quick-times';
import { hasOpenPromise } from '../../domain/ticket/talk';
import { say } from '../../domain/words';
import { type FieldOf, oneOf } from '../define-form';
import { colleagues, type FormContext, longField, ticketForm, words } from './fields';

/** Why the owner gives the ticket back. */
export const returnForm = ticketForm({ reason: 'text' }, () => ({
  action: 'return-claim',
  title: 'form.returnTitle',
  submit: 'form.returnSubmit',
  fields: [longField('reason', 'form.reason', { hint: 'form.returnHint' })],
}));

/** What the fault turned out to be. */
export const locateForm = ticketForm({ finding: 'text' }, () => ({
  action: 'locate',
  title: 'form.locateTitle',
  submit: 'form.save',
  fields: [longField('finding', 'form.finding', { hint: 'form.findingHint' })],
}));

/** Value of the button that asks for the answer that was promised. */
export const promisedAnswer = 'promised';

/**
 * The engineer's own words about where the ticket stands (HOT-5). While a promise stands it asks whether they are what was
 * promised, for nothing else ends it; `answers`: that is what they were asked for.
 */
export const progressForm = ticketForm(
  { text: 'text', promise: oneOf('open', 'kept') },
  (view: FormContext, answers?: boolean) => ({
    action: 'progress',
    title: 'form.progressTitle',
    submit: 'form.send',
    fields: [
      longField('text', 'form.progress', { hint: 'form.progressHint' }),
      ...(hasOpenPromise(view.ticket) ? [isWhatWasPromised(view, answers)] : []),
    ],
  }),
);

const isWhatWasPromised = ({ ticket: { promise } }: FormContext, answers = false) =>
  ({
    kind: 'choice',
    style: 'radio',
    name: 'promise',
    label: say('form.promiseOpen', promise ? { due: { at: promise.due, style: 'time' } } : {}),
    required: true,
    options: [
      { value: 'open', label: say('form.promiseStands') },
      { value: 'kept', label: say('form.promiseAnswered') },
    ],
    initial: answers ? 'kept' : 'open',
  }) as const;

/** A note among engineers. */
export const noteForm = ticketForm({ text: 'text' }, () => ({
  action: 'note',
  title: 'form.noteTitle',
  submit: 'form.save',
  fields: [longField('text', 'form.note', { hint: 'form.noteHint' })],
}));

/** Words for the other side, for those who do not write in the thread. */
export const replyForm = ticketForm(
  { text: 'text', files: 'files' },
  (_view: FormContext, action: 'reply' | 'add-information') => ({
    action,
    title: action === 'reply' ? 'form.replyTitle' : 'form.addTitle',
    submit: 'form.send',
    fields: [
      longField('text', 'form.message'),
      { kind: 'files', name: 'files', label: say('form.photos'), required: false, most: 5 },
    ],
  }),
);

/** A time by which the requester gets an answer, and the plan until then (HOT-4). */
export const promiseForm = ticketForm({ quick: oneOf(...quickTimes), due: 'moment', text: 'text' }, () => ({
  action: 'promise',
  title: 'form.promiseTitle',
  submit: 'form.promiseSubmit',
  fields: [
    {
      kind: 'choice',
      style: 'radio',
      name: 'quick',
      label: say('form.promiseQuick'),
      required: false,
      options: quickTimes.map((value) => ({ value, label: say(`form.quick.${value}`) })),
    },
    { kind: 'moment', name: 'due', label: say('form.promiseDue'), hint: say('form.promiseDueHint'), required: false },
    longField('text', 'form.promiseText', { hint: 'form.promiseHint' }),
  ],
}));

/** What the ticket waits for; the requester reads it (SITE-2). */
export const waitForm = ticketForm({ reason: 'choice', note: 'text', until: 'moment' }, (view: FormContext) => ({
  action: 'wait',
  title: 'form.waitTitle',
  submit: 'form.waitSubmit',
  fields: [
    {
      kind: 'choice',
      style: 'radio',
      name: 'reason',
      label: say('form.waitReason'),
      required: true,
      options: chosenReasons(view.desk).map(({ id, name }) => ({ value: id, label: { localised: name } })),
    },
    longField('note', 'form.waitNote', { hint: 'form.waitHint' }),
    ...agreedField(view),
  ],
}));

/** Reasons that people choose: for a consent a ticket waits by itself. */
export const chosenReasons = ({ waitingReasons }: Pick<Desk, 'waitingReasons'>): Desk['waitingReasons'] =>
  waitingReasons.filter(({ id }) => id !== consentReason);

/** Asked where some reason is about an agreed time. */
function agreedField({ desk }: FormContext): readonly FieldOf<'moment', 'until'>[] {
  const reason = desk.waitingReasons.find(({ agreesTime }) => agreesTime);
  if (reason === undefined) return [];
  const hint = say('form.waitUntilHint', { reason: { localised: reason.name } });
  return [{ kind: 'moment', name: 'until', label: say('form.waitUntil'), hint, required: false }];
}

/** Who joins. */
export const collaboratorForm = ticketForm({ person: 'choice' }, (view: FormContext) => {
  const options = colleagues(view.people, [view.ticket.owner, ...view.ticket.collaborators]);
  return {
    action: 'add-collaborator',
    title: 'form.helperTitle',
    submit: 'form.helperSubmit',
    fields:
      options.length === 0
        ? [words(say('form.nobodyLeft'))]
        : [{ kind: 'choice', style: 'menu', name: 'person', label: say('form.helper'), required: true, options }],
  };
});

/** Who takes it over, and what they must know; they have to accept (HOT-6). */
export const handOverForm = ticketForm({ person: 'choice', note: 'text' }, (view: FormContext) => {
  const options = colleagues(view.people, [view.ticket.owner]);
  return {
    action: 'hand-over',
    title: 'form.handOverTitle',
    submit: 'form.handOverSubmit',
    fields:
      options.length === 0
        ? [words(say('form.nobodyLeft'))]
        : [
            { kind: 'choice', style: 'menu', name: 'person', label: say('form.handOverTo'), required: true, options },
            longField('note', 'form.handOverNote', { hint: 'form.handOverHint' }),
          ],
  };
});

/** Why somebody does not take a ticket over. */
export const declineForm = ticketForm({ reason: 'text' }, () => ({
  action: 'decline-handover',
  title: 'form.declineTitle',
  submit: 'form.send',
  fields: [longField('reason', 'form.reason')],
}));
