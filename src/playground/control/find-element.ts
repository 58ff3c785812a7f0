import { CannotDo } from '../acts/person';
import { elementsOf } from '../block-kit/fill-ids';
import { type Json, objectIn, objectsIn, textIn } from '../json';
import type { ElementValue, SlackOption } from '../wire';

export interface Found {
  readonly block: Json;
  readonly element: Json;
  /** Set where the label was that of one option (of a menu or radio). */
  readonly option?: SlackOption;
}

const labelOf = (element: Json): string | undefined =>
  textIn(objectIn(element, 'text'), 'text') ?? textIn(objectIn(element, 'placeholder'), 'text');

/** All options of an element, grouped ones too. */
export const optionsOf = (element: Json): readonly SlackOption[] =>
  [
    ...objectsIn(element, 'options'),
    ...objectsIn(element, 'option_groups').flatMap((group) => objectsIn(group, 'options')),
  ] as unknown as SlackOption[];

const isOption = (option: SlackOption, name: string): boolean => option.text.text === name || option.value === name;

/** Names of everything that could be used, for the sentence that says what is there. */
function inventory(found: readonly Found[]): string {
  const names = found.flatMap(({ block, element }) => {
    const label = labelOf(element) ?? textIn(objectIn(block, 'label'), 'text') ?? '';
    const options = element['type'] === 'overflow' ? optionsOf(element).map((one) => `"${one.text.text}"`) : [];
    return [`"${label}" (${String(element['action_id'])}, ${String(element['type'])})`, ...options];
  });
  return names.length === 0 ? 'nothing to use' : names.join(', ');
}

/**
 * The element called `name`: its label, input label, action_id or block_id, or one option of a menu.
 * Throws CannotDo, listing what is there.
 */
export function findElement(blocks: readonly Json[], name: string, where: string): Found {
  const all: readonly Found[] = elementsOf(blocks);
  const byName = all.find(
    ({ block, element }) =>
      labelOf(element) === name ||
      element['action_id'] === name ||
      textIn(objectIn(block, 'label'), 'text') === name ||
      block['block_id'] === name,
  );
  if (byName !== undefined) return byName;
  for (const one of all) {
    const option = ['overflow', 'radio_buttons', 'static_select'].includes(String(one.element['type']))
      ? optionsOf(one.element).find((each) => isOption(each, name))
      : undefined;
    if (option !== undefined) return { ...one, option };
  }
  throw new CannotDo(`there is no "${name}" ${where}; there is: ${inventory(all)}`);
}

/** What a person may give for an element: text, an option's text or value, ids, several of them, a number. */
export type Given = string | number | readonly string[] | null;

const lists: Readonly<Record<string, keyof ElementValue>> = {
  multi_users_select: 'selected_users',
  multi_channels_select: 'selected_channels',
  multi_conversations_select: 'selected_conversations',
};
const singles: Readonly<Record<string, keyof ElementValue>> = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

function optionCalled(element: Json, name: string): SlackOption {
  const options = optionsOf(element);
  const found = options.find((option) => isOption(option, name));
  if (found === undefined)
    throw new CannotDo(
      `there is no option "${name}"; there is: ${options.map((one) => `"${one.text.text}"`).join(', ')}`,
    );
  return found;
}

/** The value an element holds once a person gave it `given`. */
export function valueGiven(element: Json, given: Given): ElementValue {
  const type = String(element['type']);
  const many = Array.isArray(given) ? given.map(String) : [String(given)];
  const single = singles[type];
  if (single !== undefined) return { type, [single]: given === null ? null : String(given) };
  const list = lists[type];
  if (list !== undefined) return { type, [list]: given === null ? [] : many };
  if (type === 'datetimepicker') return { type, selected_date_time: given === null ? null : Number(given) };
  if (type === 'file_input') return { type, files: given === null ? [] : many.map((id) => ({ id })) };
  if (type === 'checkboxes' || type.startsWith('multi_'))
    return { type, selected_options: given === null ? [] : many.map((name) => optionCalled(element, name)) };
  return { type, selected_option: given === null ? null : optionCalled(element, String(given)) };
}
