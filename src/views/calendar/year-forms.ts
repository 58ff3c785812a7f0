import { longField } from '../forms/fields';
import { formsAbout } from '../forms/record-form';

/** What is wrong with a year. */
export const objectForm = formsAbout('calendar')({ reason: 'text' }, () => ({
  action: 'object',
  title: 'calendar.form.objectTitle',
  submit: 'calendar.form.objectSubmit',
  fields: [longField('reason', 'calendar.form.reason', { hint: 'calendar.form.reasonHint' })],
}));
