import { say } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { Speak } from '../../ports/translator';
import type { Form } from '../../views/form';
import { plain } from './blocks';
import { writeFormData } from './form-data';
import { renderField } from './render-field';
import type { View } from './view';

/** A form as a modal window. Throws where the form carries more than Slack takes. */
export const renderForm = (form: Form, speak: Speak): View => ({
  type: 'modal',
  callback_id: 'form',
  title: plain(speak(form.title), slackLimits.viewTitle.most),
  submit: plain(speak(form.submit), slackLimits.viewTitle.most),
  close: plain(speak(say('slack.close')), slackLimits.viewTitle.most),
  private_metadata: writeFormData(form),
  blocks: form.fields.slice(0, slackLimits.viewBlocks.most - 1).map((field) => renderField(field, speak)),
});
