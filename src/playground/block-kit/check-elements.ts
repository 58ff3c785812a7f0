import { slackLimits } from '../../platforms/slack-limits';
import { isObject, type Json, listIn } from '../json';
import { checkConfirm, checkOptions, checkText } from './check-text';
import type { Inspection } from './inspection';

type Check = (seen: Inspection, element: Json, at: string) => void;
type Place = 'section' | 'actions' | 'input' | 'context' | 'context_actions';

interface ElementRule {
  readonly places: readonly Place[];
  readonly fields: readonly string[];
  readonly check: Check;
}

const shared = ['type', 'action_id', 'confirm', 'focus_on_load'];
const picking: readonly Place[] = ['section', 'actions', 'input'];

const placeholder: Check = (seen, element, at) =>
  checkText(seen, element, ['placeholder', at], { plain: true, optional: true, limit: slackLimits.placeholder });

const button: Check = (seen, element, at) => {
  checkText(seen, element, ['text', at], { plain: true, limit: slackLimits.buttonText });
  seen.string(element, 'value', at, { optional: true, limit: slackLimits.buttonValue });
  seen.string(element, 'url', at, { optional: true, limit: slackLimits.url });
  seen.string(element, 'accessibility_label', at, { optional: true, limit: slackLimits.accessibilityLabel });
  const style = element['style'];
  if (style !== undefined && style !== 'primary' && style !== 'danger')
    seen.report(`${at}/style`, 'must be one of: primary, danger');
};

const staticOptions: Check = (seen, element, at) => {
  placeholder(seen, element, at);
  if (element['option_groups'] === undefined) {
    checkOptions(seen, element, ['options', at], { limit: slackLimits.options });
    return;
  }
  seen.list(element, 'option_groups', at, { limit: slackLimits.optionGroups }).forEach((group, index) => {
    const here = `${at}/option_groups/${index}`;
    if (!isObject(group)) {
      seen.report(here, 'must be an object');
      return;
    }
    checkText(seen, group, ['label', here], { plain: true, limit: slackLimits.optionText });
    checkOptions(seen, group, ['options', here], { limit: slackLimits.options });
  });
};

const choices: Check = (seen, element, at) =>
  checkOptions(seen, element, ['options', at], { limit: slackLimits.choiceOptions, mrkdwn: true });

const initialAmongOptions: Check = (seen, element, at) => {
  const groups = listIn(element, 'option_groups').filter(isObject);
  const options = [...listIn(element, 'options'), ...groups.flatMap((group) => listIn(group, 'options'))].filter(
    isObject,
  );
  const values = new Set(options.map((option) => option['value']));
  const initial = [element['initial_option'], ...listIn(element, 'initial_options')].filter(isObject);
  if (initial.some((option) => !values.has(option['value'])))
    seen.report(at, 'initial option must match one of the options');
};

const date: Check = (seen, element, at) => {
  placeholder(seen, element, at);
  const value = element['initial_date'];
  if (value !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(value)))
    seen.report(`${at}/initial_date`, 'must be a date of format YYYY-MM-DD');
};

const time: Check = (seen, element, at) => {
  placeholder(seen, element, at);
  const value = element['initial_time'];
  if (value !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)))
    seen.report(`${at}/initial_time`, 'must be a time of format HH:mm');
};

const plainTextInput: Check = (seen, element, at) => {
  placeholder(seen, element, at);
  const most = element['max_length'];
  if (most !== undefined && (typeof most !== 'number' || most < 1 || most > slackLimits.inputLength.most))
    seen.report(`${at}/max_length`, `must be between 1 and ${slackLimits.inputLength.most}`);
  seen.string(element, 'initial_value', at, { optional: true, limit: slackLimits.inputLength });
};

const fileInput: Check = (seen, element, at) => {
  const most = element['max_files'];
  if (most !== undefined && (typeof most !== 'number' || most < 1 || most > slackLimits.fileInputFiles.most))
    seen.report(`${at}/max_files`, `must be between 1 and ${slackLimits.fileInputFiles.most}`);
  if (seen.surface !== 'modal') seen.report(at, 'file_input is only allowed in modals');
};

const image: Check = (seen, element, at) => {
  seen.string(element, 'alt_text', at, { limit: slackLimits.imageAlt });
  if (element['slack_file'] === undefined) seen.string(element, 'image_url', at, { limit: slackLimits.url });
  else checkSlackFile(seen, element, at);
};

const feedback: Check = (seen, element, at) => {
  for (const name of ['positive_button', 'negative_button']) {
    const one = seen.object(element, name, at);
    if (one !== undefined) button(seen, one, `${at}/${name}`);
  }
};

const overflow: Check = (seen, element, at) =>
  checkOptions(seen, element, ['options', at], { limit: slackLimits.overflowOptions });

const row = (places: readonly Place[], fields: readonly string[], ...checks: readonly Check[]): ElementRule => ({
  places,
  fields: [...shared, ...fields],
  check: (seen, element, at) => {
    for (const check of checks) check(seen, element, at);
  },
});

const select = (name: string, extra: readonly string[] = []): Record<string, ElementRule> => {
  const subject = name.replace(/s?_select$/, '');
  const one = [`initial_${subject}`, 'placeholder', 'response_url_enabled', 'filter', ...extra];
  const many = [`initial_${subject}s`, 'placeholder', 'max_selected_items', 'filter', ...extra];
  return { [name]: row(picking, one, placeholder), [`multi_${name}`]: row(['section', 'input'], many, placeholder) };
};

const optionFields = ['options', 'option_groups', 'placeholder'];
const rules: Readonly<Record<string, ElementRule>> = {
  button: row(['section', 'actions'], ['text', 'value', 'url', 'style', 'accessibility_label'], button),
  static_select: row(picking, [...optionFields, 'initial_option'], staticOptions, initialAmongOptions),
  multi_static_select: row(
    ['section', 'input'],
    [...optionFields, 'initial_options', 'max_selected_items'],
    staticOptions,
    initialAmongOptions,
  ),
  ...select('users_select'),
  ...select('conversations_select', ['default_to_current_conversation']),
  ...select('channels_select'),
  external_select: row(picking, ['initial_option', 'placeholder', 'min_query_length'], placeholder),
  multi_external_select: row(
    ['section', 'input'],
    ['initial_options', 'placeholder', 'min_query_length', 'max_selected_items'],
    placeholder,
  ),
  overflow: row(['section', 'actions'], ['options'], overflow),
  checkboxes: row(picking, ['options', 'initial_options'], choices, initialAmongOptions),
  radio_buttons: row(picking, ['options', 'initial_option'], choices, initialAmongOptions),
  datepicker: row(picking, ['initial_date', 'placeholder'], date),
  timepicker: row(picking, ['initial_time', 'placeholder', 'timezone'], time),
  datetimepicker: row(['actions', 'input'], ['initial_date_time']),
  plain_text_input: row(
    ['input'],
    ['initial_value', 'multiline', 'min_length', 'max_length', 'dispatch_action_config', 'placeholder'],
    plainTextInput,
  ),
  email_text_input: row(['input'], ['initial_value', 'dispatch_action_config', 'placeholder'], placeholder),
  url_text_input: row(['input'], ['initial_value', 'dispatch_action_config', 'placeholder'], placeholder),
  number_input: row(
    ['input'],
    ['is_decimal_allowed', 'initial_value', 'min_value', 'max_value', 'dispatch_action_config', 'placeholder'],
    placeholder,
  ),
  rich_text_input: row(['input'], ['initial_value', 'dispatch_action_config', 'placeholder'], placeholder),
  file_input: row(['input'], ['filetypes', 'max_files'], fileInput),
  image: row(['section', 'context'], ['image_url', 'slack_file', 'alt_text'], image),
  feedback_buttons: row(['context_actions'], ['positive_button', 'negative_button'], feedback),
  icon_button: row(['context_actions'], ['icon', 'text', 'value', 'accessibility_label', 'visible_to_user_ids']),
};

/** A file an image shows: it must have been processed (bolt-js#2115). */
export function checkSlackFile(seen: Inspection, from: Json, at: string): void {
  const file = seen.object(from, 'slack_file', at);
  const id = file?.['id'];
  if (file === undefined || typeof file['url'] === 'string') return;
  if (typeof id !== 'string' || !seen.fileReady(id)) seen.report(`${at}/slack_file`, 'invalid slack file');
}

/** One interactive element, and whether it may stand here. Element ids are collected in `ids` to find doubles. */
export function checkElement(
  seen: Inspection,
  element: unknown,
  [place, at]: readonly [Place, string],
  ids: Set<string>,
): void {
  if (!isObject(element)) {
    seen.report(at, 'must be an object');
    return;
  }
  const type = String(element['type']);
  const rule = rules[type];
  if (rule === undefined) {
    seen.report(at, `unsupported type: ${type}`);
    return;
  }
  if (!rule.places.includes(place)) {
    seen.report(at, `unsupported type: ${type}`);
    return;
  }
  seen.only(element, at, rule.fields);
  seen.string(element, 'action_id', at, { optional: true, limit: slackLimits.id });
  const id = element['action_id'];
  if (typeof id === 'string') {
    if (ids.has(id)) seen.report(`${at}/action_id`, `\`action_id\` "${id}" already exists`);
    ids.add(id);
  }
  checkConfirm(seen, element, at);
  rule.check(seen, element, at);
}
