import type { types } from '@slack/bolt';
import { slackLimits } from '../../platforms/slack-limits';
import type { Speak } from '../../ports/translator';
import type { Field, Option } from '../../views/form';
import { type Block, paragraph, plain, run } from './blocks';
import { cut } from './text';

type Asking = Exclude<Field, { kind: 'words' }>;
type Element = types.InputBlock['element'];
type Renderers = {
  readonly [Kind in Asking['kind']]: (field: Extract<Asking, { kind: Kind }>, speak: Speak) => Element;
};

/**
 * Where a field's answer comes back: `answer` inside this block. Kept while its kind stays, so typed text survives; Slack
 * also keeps what was chosen there, whatever is proposed now, so that another proposal is another block.
 */
export const blockIdOf = (field: Pick<Asking, 'name' | 'kind'> & { readonly proposal?: string }): string =>
  `field:${field.kind}:${field.name}${field.proposal === undefined ? '' : `@${field.proposal}`}`;

/** The field a block asks for, or undefined where it asks for none. */
export function fieldOf(blockId: string): { readonly kind: string; readonly name: string } | undefined {
  const found = /^field:([a-z]+):([^@]+)(?:@.*)?$/.exec(blockId);
  return found?.[1] !== undefined && found[2] !== undefined ? { kind: found[1], name: found[2] } : undefined;
}

/** Action id of every answer. */
export const answerId = 'answer';

const renderers: Renderers = {
  text: (field, speak) => ({
    type: 'plain_text_input',
    action_id: answerId,
    multiline: field.lines === 'many',
    max_length: Math.min(field.most, slackLimits.inputLength.most),
    ...(field.initial && { initial_value: cut(field.initial, Math.min(field.most, slackLimits.inputLength.most)) }),
    ...(field.placeholder && { placeholder: plain(speak(field.placeholder), slackLimits.placeholder.most) }),
  }),
  choice: (field, speak) => {
    const options = optionsOf(field.options, speak, slackLimits.optionText.most);
    const initial = options.find(({ value }) => value === field.initial);
    const radio = field.style === 'radio' && options.length <= slackLimits.choiceOptions.most;
    const shared = { action_id: answerId, options, ...(initial && { initial_option: initial }) };
    return radio ? { type: 'radio_buttons', ...shared } : { type: 'static_select', ...shared };
  },
  choices: (field, speak) => {
    const options = optionsOf(field.options, speak, slackLimits.optionText.most);
    const initial = options.filter(({ value }) => field.initial?.includes(value ?? ''));
    const shared = { action_id: answerId, options, ...(initial.length > 0 && { initial_options: initial }) };
    return options.length <= slackLimits.choiceOptions.most
      ? { type: 'checkboxes', ...shared }
      : { type: 'multi_static_select', ...shared };
  },
  moment: (field) => ({
    type: 'datetimepicker',
    action_id: answerId,
    // Slack counts these in whole seconds.
    ...(field.initial !== undefined && { initial_date_time: Math.floor(field.initial / 1000) }),
  }),
  person: () => ({ type: 'users_select', action_id: answerId }),
  files: (field) => ({
    type: 'file_input',
    action_id: answerId,
    max_files: Math.max(1, Math.min(field.most, slackLimits.fileInputFiles.most)),
  }),
};

const optionsOf = (options: readonly Option[], speak: Speak, most: number): types.PlainTextOption[] =>
  options.slice(0, slackLimits.options.most).map(({ value, label }) => ({ text: plain(speak(label), most), value }));

/** One field as a block. */
export function renderField(field: Field, speak: Speak): Block {
  if (field.kind === 'words') return paragraph(run(speak(field.text), slackLimits.textObject.most));
  return {
    type: 'input',
    block_id: blockIdOf(field),
    label: plain(speak(field.label), slackLimits.inputLabel.most),
    optional: !field.required,
    element: elementOf(field, speak),
    ...(field.hint && { hint: plain(speak(field.hint), slackLimits.inputLabel.most) }),
    ...(field.kind === 'choice' && field.refreshes && { dispatch_action: true }),
  };
}

function elementOf<Kind extends Asking['kind']>(field: Extract<Asking, { kind: Kind }>, speak: Speak): Element {
  const render: Renderers[Kind] = renderers[field.kind as Kind];
  return render(field, speak);
}
