import { type Desk, ticketKey } from '../../domain/desk';
import type { HandoverList } from '../../domain/handover/handover-list';
import type { Person, PersonId } from '../../domain/people/person';
import { type Ticket, ticketId } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import { defineForm, eachOf, type FieldOf, type FormOf } from '../define-form';
import type { Option } from '../form';
import { leaveIt } from '../forms/assign-forms';
import { colleagues, longField, words } from '../forms/fields';
import { formsAbout } from '../forms/record-form';
import { shortened } from '../intake-card';

type Named = Pick<Desk, 'prefix'>;

const ticketNamed = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? ticketId(Number(text)) : undefined);

/** The field about one line: whether it is accepted. */
export const ofEachLine = eachOf('line-', 'choice', ticketNamed);
/** The field about one line: who is to have it. */
export const ofEachTo = eachOf('to-', 'choice', ticketNamed);

/** How a line can be answered; whoever leaves it answers later. */
export const lineAnswers = ['accept', 'refuse'] as const;

const labelOf = (ticket: Ticket, desk: Named) =>
  say('desk.jobLine', { ticket: ticketKey(desk, ticket.id), title: shortened(ticket.title) });

/** Who may be named, and who is proposed. */
interface Choices {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly proposed: PersonId | undefined;
}

const toField = ({ people, proposed }: Choices, except: readonly PersonId[]): FieldOf<'choice', 'to'> | undefined => {
  const options: readonly Option[] = colleagues(people, except);
  const initial = options.find(({ value }) => value === proposed)?.value;
  return options.length === 0
    ? undefined
    : {
        ...{ kind: 'choice', style: 'menu', name: 'to', label: say('handover.form.to'), required: true, options },
        ...(initial === undefined ? {} : { initial }),
      };
};

/** What the form for a new list shows. */
interface Beginning extends Choices {
  readonly by: Person;
  /** Whether somebody else's tickets may be handed over, too. */
  readonly leads: boolean;
  readonly note: string;
  /** One's own that are on no list. */
  readonly count: number;
  /** How many of them the list takes. */
  readonly most: number;
}

const saysOf = (count: number, most: number) =>
  say(count > most ? 'handover.form.first' : 'handover.form.says', { count, most });

/** To whom everything goes, and what they should know. */
export const beginForm = defineForm(
  { owner: 'choice', to: 'choice', note: 'text' },
  ({
    by,
    leads,
    note,
    count,
    most,
    ...choices
  }: Beginning): FormOf<{ owner: 'choice'; to: 'choice'; note: 'text' }> => {
    const to = toField(choices, leads ? [] : [by.id]);
    const owner: FieldOf<'choice', 'owner'> = {
      ...{ kind: 'choice', style: 'menu', name: 'owner', label: say('handover.form.owner'), required: true },
      options: [{ value: by.id, label: say('handover.form.mine') }, ...colleagues(choices.people, [by.id])].slice(
        0,
        100,
      ),
      initial: by.id,
    };
    return {
      action: 'handover.new',
      title: say('handover.form.title'),
      submit: say('handover.form.submit'),
      fields: [
        words(leads ? say('handover.form.saysLead', { most }) : saysOf(count, most)),
        ...(leads ? [owner] : []),
        ...(to === undefined ? [words(say('form.nobodyLeft'))] : [to]),
        longField('note', 'handover.form.note', { hint: 'handover.form.noteHint', required: false, initial: note }),
      ],
    };
  },
);

const aboutOne = formsAbout('handover');

/** What the successor should know besides. */
export const noteForm = aboutOne({ note: 'text' }, (list: HandoverList) => ({
  ...{ action: 'note', title: 'handover.form.noteTitle', submit: 'handover.form.noteSubmit' },
  fields: [longField('note', 'handover.form.noteNow', { hint: 'handover.form.noteHint', initial: list.note })],
}));

/** Line by line: accepted, not, or later; one reason for all that are not. */
export const answerForm = aboutOne(
  { answer: ofEachLine, words: 'text' },
  (_list: HandoverList, desk: Named, tickets: readonly Ticket[]) => ({
    action: 'answer',
    title: 'handover.form.answerTitle',
    submit: 'handover.form.answerSubmit',
    fields: [
      ...tickets.map(
        (ticket): FieldOf<'choice', `line-${string}`> => ({
          ...{ kind: 'choice', style: 'menu', name: ofEachLine.nameOf(ticket.id), required: true, initial: leaveIt },
          label: labelOf(ticket, desk),
          options: [
            ...lineAnswers.map((value) => ({ value, label: say(`handover.form.${value}`) })),
            { value: leaveIt, label: say('handover.form.later') },
          ],
        }),
      ),
      longField('words', 'handover.form.words', { hint: 'handover.form.wordsHint', required: false }),
    ],
  }),
);

/** A lead decides what nobody answered: who is to have each, or that it stays. */
export const decideForm = aboutOne(
  { to: ofEachTo, reason: 'text' },
  (list: HandoverList, desk: Named, tickets: readonly Ticket[], people: ReadonlyMap<PersonId, Person>) => ({
    action: 'decide',
    title: 'handover.form.decideTitle',
    submit: 'handover.form.decideSubmit',
    fields: [
      ...tickets.map(
        (ticket): FieldOf<'choice', `to-${string}`> => ({
          ...{ kind: 'choice', style: 'menu', name: ofEachTo.nameOf(ticket.id), required: true, initial: leaveIt },
          label: labelOf(ticket, desk),
          options: [
            { value: leaveIt, label: say('handover.form.stays', { owner: { person: list.owner } }) },
            ...colleagues(people, [list.owner, ticket.requester]),
          ].slice(0, choicesAtMost),
        }),
      ),
      longField('reason', 'form.reason', { hint: 'assign.reasonHint', required: false }),
    ],
  }),
);

/** People to choose from for each line: a form holds no more. */
const choicesAtMost = 25;

/** What was refused is offered to somebody else. */
export const passOnForm = aboutOne(
  { to: 'choice', note: 'text' },
  (list: HandoverList, _desk: Named, tickets: readonly Ticket[], choices: Choices) => {
    const to = toField(choices, [list.owner, list.to]);
    return {
      action: 'pass-on',
      title: 'handover.form.passOnTitle',
      submit: 'handover.form.submit',
      fields: [
        words(saysOf(tickets.length, tickets.length)),
        ...(to === undefined ? [words(say('form.nobodyLeft'))] : [to]),
        longField('note', 'handover.form.note', {
          hint: 'handover.form.noteHint',
          required: false,
          initial: list.note,
        }),
      ],
    };
  },
);
