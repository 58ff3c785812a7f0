import { ticketKey } from '../../domain/desk';
import { type PersonId, worksTickets } from '../../domain/people/person';
import { type Ticket, ticketId } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import { eachOf, type FieldOf } from '../define-form';
import type { Option } from '../form';
import { type FormContext, longField, ticketForm, words } from './fields';

/** A ticket, and whom it could go to, the first one first. */
interface Theirs {
  readonly ticket: Ticket;
  readonly best: readonly PersonId[];
}

/** What choosing somebody is shown with. */
interface Choices extends FormContext {
  /** Whom the desk would name, the first one first. */
  readonly best: readonly PersonId[];
  readonly rostered: readonly PersonId[];
  readonly load?: ReadonlyMap<PersonId, number>;
}

/** How busy somebody is, and whether they are on shift. */
function labelOf(id: PersonId, { rostered, load }: Pick<Choices, 'rostered' | 'load'>): Say {
  const facts = { person: { person: id }, count: load?.get(id) ?? 0 };
  return say(rostered.includes(id) ? 'assign.choiceOnDuty' : 'assign.choice', facts);
}

/** Everybody who can be given it: whom the desk would name first, then the others, whoever has least to do first. */
export function choicesOf(view: Choices): readonly Option[] {
  const { ticket, people, best, load } = view;
  const except = [ticket.owner, ticket.requester, ticket.assignment?.to];
  const others = [...people.values()]
    .filter((person) => worksTickets(person) && !except.includes(person.id) && !best.includes(person.id))
    .map(({ id }) => id)
    .toSorted((one, other) => (load?.get(one) ?? 0) - (load?.get(other) ?? 0));
  return [...best, ...others].slice(0, 100).map((id) => ({ value: id, label: labelOf(id, view) }));
}

/** Who is to have it, and why. */
export const assignForm = ticketForm({ person: 'choice', reason: 'text' }, (view: Choices) => {
  const options = choicesOf(view);
  const [first] = view.best;
  const person: FieldOf<'choice', 'person'> = {
    kind: 'choice',
    style: 'menu',
    name: 'person',
    label: say('assign.whom'),
    required: true,
    options,
    ...(first === undefined ? {} : { initial: first }),
  };
  return {
    action: 'assign',
    title: 'assign.title',
    submit: 'assign.submit',
    fields:
      options.length === 0
        ? [words(say('form.nobodyLeft'))]
        : [person, longField('reason', 'form.reason', { hint: 'assign.reasonHint', required: false })],
  };
});

/** Value of the choice to leave a ticket as it is. */
export const leaveIt = '-';
/** The field about one ticket. */
export const ofEachTicket = eachOf('to-', 'choice', (text) =>
  /^[1-9]\d{0,8}$/.test(text) ? ticketId(Number(text)) : undefined,
);
/** Tickets in one form, and people to choose from for each: a form holds no more. */
export const mostAtOnce = 30;
const choicesAtMost = 25;

/** To whom each open ticket of somebody goes; whom the desk would name stands there already. */
export const reassignForm = ticketForm(
  { to: ofEachTicket, reason: 'text' },
  (view: Choices & { readonly theirs: readonly Theirs[] }) => {
    const { theirs, desk, ticket: about } = view;
    const load = new Map(view.load);
    const isCut = theirs.length > mostAtOnce;
    const fields = theirs.slice(0, mostAtOnce).map(({ ticket, best }): FieldOf<'choice', `to-${string}`> => {
      const options = choicesOf({ ...view, ticket, best }).slice(0, choicesAtMost);
      const [first] = best.toSorted((one, other) => (load.get(one) ?? 0) - (load.get(other) ?? 0));
      if (first !== undefined) load.set(first, (load.get(first) ?? 0) + 1);
      return {
        kind: 'choice',
        style: 'menu',
        name: ofEachTicket.nameOf(ticket.id),
        label: say('desk.jobLine', { ticket: ticketKey(desk, ticket.id), title: ticket.title }),
        required: true,
        options: [...options, { value: leaveIt, label: say('assign.leaveIt') }],
        initial: first ?? leaveIt,
      };
    });
    return {
      action: 'reassign-all',
      submit: 'assign.submit',
      title: say('assign.allTitle', { person: { person: about.owner ?? '' } }),
      fields: [
        ...(isCut ? [words(say('assign.allFirst', { shown: mostAtOnce, all: theirs.length }))] : []),
        ...fields,
        longField('reason', 'form.reason', { hint: 'assign.reasonHint', required: false }),
      ],
    };
  },
);

/** Why whoever was named does not take it. */
export const refuseAssignedForm = ticketForm({ reason: 'text' }, () => ({
  action: 'refuse-assigned',
  title: 'assign.refuseTitle',
  submit: 'form.send',
  fields: [longField('reason', 'form.reason', { hint: 'assign.refuseHint' })],
}));
