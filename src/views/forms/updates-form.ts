import { updateChoices } from '../../domain/ticket/updates';
import { say } from '../../domain/words';
import { oneOf } from '../define-form';
import { type FormContext, ticketForm } from './fields';

/** What somebody wants to be told of while there is no news of their request. */
export const updatesForm = ticketForm({ updates: oneOf(...updateChoices) }, (view: FormContext) => ({
  action: 'updates',
  title: 'form.updatesTitle',
  submit: 'form.save',
  fields: [
    {
      kind: 'choice',
      style: 'radio',
      name: 'updates',
      label: say('form.updates'),
      required: true,
      options: updateChoices.map((value) => ({ value, label: say(`card.updates.${value}`) })),
      ...(view.ticket.updates && { initial: view.ticket.updates.choice }),
    },
  ],
}));
