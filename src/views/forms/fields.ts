import { ticketKey } from '../../domain/desk';
import type { Person, PersonId } from '../../domain/people/person';
import { worksTickets } from '../../domain/people/person';
import { ticketRef } from '../../domain/record/record-ref';
import { type Say, say, typed, type WordKey } from '../../domain/words';
import { type Asks, type Defined, defineForm, type FieldOf, type FormOf, type FormParts } from '../define-form';
import type { Field, Form, Option } from '../form';
import type { TicketView } from '../ticket-view';

/** What a form about a ticket may show. */
export type FormContext = Pick<TicketView, 'ticket' | 'desk' | 'people'>;

/** Most characters of a long text; what Slack's input takes. */
export const longText = 3000;

/** A required text of several lines. */
export const longField = <const Name extends string>(
  name: Name,
  label: WordKey,
  more: { hint?: WordKey; initial?: string; required?: boolean } = {},
): FieldOf<'text', Name> => ({
  kind: 'text',
  lines: 'many',
  name,
  label: say(label),
  most: longText,
  required: more.required ?? true,
  ...(more.hint === undefined ? {} : { hint: say(more.hint) }),
  ...(more.initial === undefined ? {} : { initial: more.initial }),
});

/** A form about one ticket: what it asks, and how it is drawn for whoever may see it so. */
export const ticketForm = <const Of extends Asks, View extends FormContext, More extends unknown[]>(
  asks: Of,
  draw: (view: View, ...more: More) => FormParts<Of>,
): ((view: View, ...more: More) => Form) & Defined<Of> =>
  defineForm(asks, (view: View, ...more: More): FormOf<Of> => {
    const { title, submit, ...form } = draw(view, ...more);
    const named = typeof title === 'string' ? say(title, { ticket: ticketKey(view.desk, view.ticket.id) }) : title;
    return { ...form, about: ticketRef(view.ticket.id), title: named, submit: say(submit) };
  });

/** Everybody who serves tickets, by name, without those in `except`; at most 100. */
export const colleagues = (
  people: ReadonlyMap<PersonId, Person>,
  except: readonly (PersonId | undefined)[],
): readonly Option[] =>
  [...people.values()]
    .filter((person) => worksTickets(person) && !except.includes(person.id))
    .slice(0, 100)
    .map((person) => ({ value: person.id, label: typed(person.name) }));

/** Words shown where a form has nothing to choose from. */
export const words = (text: Say): Extract<Field, { kind: 'words' }> => ({ kind: 'words', text });
