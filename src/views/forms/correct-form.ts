import { categoryId } from '../../domain/catalogue/suggest-category';
import type { Desk } from '../../domain/desk';
import { say } from '../../domain/words';
import type { FieldOf } from '../define-form';
import type { Option } from '../form';
import { type FormContext, longField, ticketForm } from './fields';
import { urgencies, urgencyOptions } from './report-form';

/** What of a report was wrong, filled with what it says now, and why it is put right. */
export const correctForm = ticketForm(
  {
    category: 'choice',
    place: 'choice',
    spot: 'text',
    urgency: urgencies,
    requester: 'person',
    reason: 'text',
  },
  (view: FormContext) => ({
    action: 'correct',
    title: 'form.correctTitle',
    submit: 'form.save',
    fields: [
      categoryField(view.desk, view.ticket.category),
      ...placeField(view.desk, view.ticket.place),
      {
        kind: 'text',
        lines: 'one',
        name: 'spot',
        label: say('form.spot'),
        required: false,
        most: 100,
        initial: view.ticket.spot,
      },
      {
        kind: 'choice',
        style: 'radio',
        name: 'urgency',
        label: say('form.urgency'),
        hint: say('form.correctUrgencyHint'),
        required: true,
        initial: view.ticket.urgent ? 'urgent' : 'normal',
        options: urgencyOptions,
      },
      {
        kind: 'person',
        name: 'requester',
        label: say('form.correctRequester'),
        hint: say('form.correctRequesterHint'),
        required: false,
      },
      longField('reason', 'form.reason', { hint: 'form.correctReasonHint' }),
    ],
  }),
);

/** Most options of a list. */
const most = 100;

/** Every kind of work of the catalogue; none is chosen unless given. */
export function categoryField(desk: Pick<Desk, 'catalogue'>, initial?: string): FieldOf<'choice', 'category'> {
  const options = desk.catalogue.flatMap((branch) =>
    branch.items.map(
      (item): Option => ({
        value: categoryId({ branch, item }),
        label: say('card.category', { branch: { localised: branch.name }, item: { localised: item.name } }),
      }),
    ),
  );
  return {
    kind: 'choice',
    style: 'menu',
    name: 'category',
    label: say('form.correctCategory'),
    required: true,
    ...(initial === undefined ? {} : { initial }),
    options: options.slice(0, most),
  };
}

/** Where, for a desk with several places. */
export function placeField(desk: Pick<Desk, 'places'>, initial: string): readonly FieldOf<'choice', 'place'>[] {
  if (desk.places.length === 1) return [];
  const options = desk.places.slice(0, most).map(({ id, name }) => ({ value: id, label: { localised: name } }));
  return [
    {
      kind: 'choice',
      style: 'menu',
      name: 'place',
      label: say('form.place'),
      required: true,
      initial,
      options,
    },
  ];
}
