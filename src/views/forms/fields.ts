import { ticketKey } from '../../domain/desk';
import type { Person, PersonId } from '../../domain/people/person';
import { worksTickets } from '../../domain/people/person';
import { ticketRef } from '../../domain/record/record-ref';
import { type Say, say, typed, type WordKey } from '../../domain/words';
import type { Field, Form, Option } from '../form';
import type { TicketView } from '../ticket-view';

/** What a form about a ticket may show. */
export type FormContext = Pick<TicketView, 'ticket' | 'desk' | 'people'>;

/** Most characters of a long text; what Slack's input takes. */
export const longText = 3000;

/** A required text of several lines. */
export const longField = (
  name: string,
  label: WordKey,
  more: { hint?: WordKey; initial?: string; required?: boolean } = {},
): Field => ({
  kind: 'text',
  lines: 'many',
  name,
  label: say(label),
  most: longText,
  required: more.required ?? true,
  ...(more.hint === undefined ? {} : { hint: say(more.hint) }),
  ...(more.initial === undefined ? {} : { initial: more.initial }),
});

/** A form about one ticket. */
export const ticketForm = (
  view: FormContext,
  form: { action: string; title: WordKey; submit: WordKey; fields: readonly Field[]; carried?: Form['carried'] },
): Form => ({
  action: form.action,
  about: ticketRef(view.ticket.id),
  title: say(form.title, { ticket: ticketKey(view.desk, view.ticket.id) }),
  submit: say(form.submit),
  fields: form.fields,
  ...(form.carried === undefined ? {} : { carried: form.carried }),
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
export const words = (text: Say): Field => ({ kind: 'words', text });
