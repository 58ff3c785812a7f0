import type { Desk } from '../../domain/desk';
import { type Enquiry, openPlaces } from '../../domain/enquiry/enquiry';
import { ownerOf } from '../../domain/enquiry/who-answers';
import { type Person, worksTickets } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { recordKey, recordName, ticketRef } from '../../domain/record/record-ref';
import type { Ticket } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import { defineForm, eachOf, type FieldOf, oneOf } from '../define-form';
import { categoryField, placeField } from '../forms/correct-form';
import { colleagues, longField, longText, words } from '../forms/fields';
import { formsAbout } from '../forms/record-form';
import { urgencies, urgencyOptions } from '../forms/report-form';

/** Questions of one form: with the words above each, a form has room for so many. */
const asMany = 15;

/** An answer to each question, by its place. */
const ofEachQuestion = eachOf('answer-', 'text', (text) => (/^\d{1,3}$/.test(text) ? Number(text) : undefined));
/** The name of a question's answer in a form. */
export const answerField = ofEachQuestion.nameOf;

const filesField: FieldOf<'files', 'files'> = {
  ...{ kind: 'files', name: 'files', label: say('enquiry.form.files'), required: false, most: 5 },
};

/** Whose question it is, where somebody writes it down for them. */
const callerField: FieldOf<'person', 'requester'> = {
  ...{ kind: 'person', name: 'requester', required: false },
  label: say('enquiry.form.caller'),
  hint: say('enquiry.form.callerHint'),
};

/** What somebody wants to know; those who serve write it down for whoever called, too. `text`: their words so far. */
export const enquiryForm = defineForm(
  { text: 'text', place: 'choice', files: 'files', requester: 'person' },
  (by: Person, text: string, { desk }: Pick<DecisionContext, 'desk'>) => ({
    action: 'enquiry.new',
    title: say('enquiry.form.title'),
    submit: say('enquiry.form.submit'),
    fields: [
      longField('text', 'enquiry.form.text', {
        hint: 'enquiry.form.textHint',
        ...(text === '' ? {} : { initial: text }),
      }),
      ...placeField(desk, desk.places[0].id),
      filesField,
      ...(worksTickets(by) ? [callerField] : []),
    ],
  }),
);

/** A ticket asks for no repair: it goes on as an enquiry. */
export const ticketIsEnquiryForm = defineForm(
  { text: 'text' },
  ({ id, description }: Ticket, desk: Pick<Desk, 'prefix'>) => ({
    action: 'enquiry.of-ticket',
    carried: { on: recordName(ticketRef(id)) },
    title: say('enquiry.form.ofTicketTitle', { ticket: recordKey(desk, ticketRef(id)) }),
    submit: say('enquiry.form.ofTicketSubmit'),
    fields: [
      words(say('enquiry.form.ofTicketSays')),
      longField('text', 'enquiry.form.text', { hint: 'enquiry.form.textHint', initial: description }),
    ],
  }),
);

const aboutOne = formsAbout('enquiry');

const quoted = ({ questions }: Enquiry, place: number): Say =>
  say('enquiry.quoted', { nth: place + 1, question: questions[place]?.text ?? '' });

/** An answer to each question that has none, quoted above it; complete, or a part of it now. */
export const answerForm = aboutOne(
  { answers: ofEachQuestion, files: 'files', sent: oneOf('complete', 'partly') },
  (enquiry: Enquiry) => ({
    action: 'answer',
    title: 'enquiry.form.answerTitle',
    submit: 'enquiry.form.send',
    fields: [
      ...openPlaces(enquiry)
        .slice(0, asMany)
        .flatMap((place): readonly (ReturnType<typeof words> | FieldOf<'text', `answer-${string}`>)[] => [
          words(quoted(enquiry, place)),
          {
            ...{ kind: 'text', lines: 'many', name: answerField(place), required: false, most: longText },
            label: say('enquiry.form.answer', { nth: place + 1 }),
            hint: say('enquiry.form.answerHint'),
          },
        ]),
      filesField,
      {
        ...{ kind: 'choice', style: 'radio', name: 'sent', required: true, initial: 'complete' },
        label: say('enquiry.form.sent'),
        options: [
          { value: 'complete', label: say('enquiry.form.complete') },
          { value: 'partly', label: say('enquiry.form.partly') },
        ],
      },
    ],
  }),
);

/** More questions while it waits for its answer, or long after. */
export const addForm = aboutOne({ text: 'text', files: 'files' }, () => ({
  action: 'add',
  title: 'enquiry.form.addTitle',
  submit: 'enquiry.form.send',
  fields: [longField('text', 'enquiry.form.addText', { hint: 'enquiry.form.textHint' }), filesField],
}));

/** What the answer leaves open. */
export const notCompleteForm = aboutOne({ again: 'choices', text: 'text', files: 'files' }, (enquiry: Enquiry) => ({
  action: 'not-complete',
  title: 'enquiry.form.notCompleteTitle',
  submit: 'enquiry.form.send',
  fields: [
    {
      ...{ kind: 'choices', name: 'again', required: false },
      label: say('enquiry.form.again'),
      hint: say('enquiry.form.againHint'),
      options: enquiry.questions.slice(0, 10).map((_question, place) => ({
        value: `${place}`,
        label: say('enquiry.option', { nth: place + 1, question: cut(enquiry.questions[place]?.text ?? '') }),
      })),
    },
    longField('text', 'enquiry.form.missing', { hint: 'enquiry.form.missingHint' }),
    filesField,
  ],
}));

/** What fits into a line of a list. */
const cut = (text: string): string => {
  const [first = ''] = text.split('\n');
  const letters = [...first];
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : first;
};

/** Why it is given back. */
export const returnForm = aboutOne({ reason: 'text' }, () => ({
  action: 'return',
  title: 'enquiry.form.returnTitle',
  submit: 'enquiry.form.returnSubmit',
  fields: [longField('reason', 'form.reason')],
}));

/** Who is to answer it. */
export const assignForm = aboutOne(
  { person: 'choice', reason: 'text' },
  (enquiry: Enquiry, _desk: Desk, now: Pick<DecisionContext, 'desk' | 'people'>) => {
    const options = colleagues(now.people, [enquiry.asker, ownerOf(enquiry, now)?.id]);
    const whom: readonly (ReturnType<typeof words> | FieldOf<'choice', 'person'>)[] =
      options.length === 0
        ? [words(say('enquiry.form.nobodyElse'))]
        : [{ kind: 'choice', style: 'menu', name: 'person', label: say('enquiry.form.whom'), required: true, options }];
    return {
      action: 'assign',
      title: 'enquiry.form.assignTitle',
      submit: 'enquiry.form.assignSubmit',
      fields: [...whom, longField('reason', 'form.reason', { required: false })],
    };
  },
);

/** What a ticket needs that a question does not say. */
export const toTicketForm = aboutOne(
  { category: 'choice', place: 'choice', spot: 'text', urgency: urgencies },
  (enquiry: Enquiry, desk: Desk) => ({
    action: 'to-ticket',
    title: 'enquiry.form.toTicketTitle',
    submit: 'enquiry.form.toTicketSubmit',
    fields: [
      words(say('enquiry.form.toTicketSays')),
      categoryField(desk),
      ...placeField(desk, enquiry.place),
      { kind: 'text', lines: 'one', name: 'spot', label: say('form.spot'), required: false, most: 100 },
      {
        ...{ kind: 'choice', style: 'radio', name: 'urgency', required: true, initial: 'normal' },
        label: say('form.urgency'),
        options: urgencyOptions,
      },
    ],
  }),
);

/** Taken back, if they want to say why. */
export const withdrawForm = aboutOne({ text: 'text' }, () => ({
  action: 'withdraw',
  title: 'enquiry.form.withdrawTitle',
  submit: 'enquiry.form.withdrawSubmit',
  fields: [longField('text', 'enquiry.form.withdrawText', { required: false })],
}));
