import type { ElementValue, SlackJson, ViewValues } from '../../wire';
import type { ElementJson } from './element-json';

/** What an element holds before anybody touched it, or undefined for one that holds nothing (a button). */
export function initialValue(element: ElementJson): ElementValue | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      return undefined;
  }
}

/** The interactive elements a block carries, in order. */
export function elementsOf(block: SlackJson): readonly ElementJson[] {
  if (block.type === 'input') return [block['element'] as ElementJson];
  if (block.type === 'actions') return (block['elements'] as readonly ElementJson[] | undefined) ?? [];
  if (block.type === 'section' && block['accessory'] !== undefined) return [block['accessory'] as ElementJson];
  if (block.type === 'container') return ((block['child_blocks'] as SlackJson[] | undefined) ?? []).flatMap(elementsOf);
  return [];
}

/** Slack's `state.values` for these blocks: what was typed, else what the server kept, else the initial value. */
export function valuesOf(blocks: readonly SlackJson[], typed: ViewValues, kept: ViewValues): ViewValues {
  const values: Record<string, Record<string, ElementValue>> = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const blockId = String(block['block_id'] ?? '');
      const actionId = element.action_id ?? '';
      const value = typed[blockId]?.[actionId] ?? kept[blockId]?.[actionId] ?? initialValue(element);
      if (value !== undefined) values[blockId] = { ...values[blockId], [actionId]: value };
    }
  }
  return values;
}

/** Whether a value says nothing: the state in which a needed field may not be submitted. */
export function isEmpty(value: ElementValue | undefined): boolean {
  if (value === undefined) return true;
  const { type, ...holds } = value;
  return Object.values(holds).every(
    (held) => held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0),
  );
}
