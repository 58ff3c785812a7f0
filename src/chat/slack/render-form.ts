import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Form } from '../../views/form';
import { plain } from './blocks';
import { writeFormData } from './form-data';
import { limits } from './limits';
import { renderField } from './render-field';
import type { View } from './view';

/** A form as a modal window. Throws where the form carries more than Slack takes. */
export const renderForm = (form: Form, speak: Speak): View => ({
  type: 'modal',
  callback_id: 'form',
  title: plain(speak(form.title), limits.viewTitle),
  submit: plain(speak(form.submit), limits.viewTitle),
  close: plain(speak(say('slack.close')), limits.viewTitle),
  private_metadata: writeFormData(form),
  blocks: form.fields.slice(0, limits.blocksInView - 1).map((field) => renderField(field, speak)),
});
