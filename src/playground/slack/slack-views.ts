import { elementsOf } from '../block-kit/fill-ids';
import { type Json, objectsIn, textIn } from '../json';
import type { ElementValue, SlackOption, ViewValues } from '../wire';
import type { Workspace } from '../workspace';
import type { StoredView } from '../world';

type Emptied = (element: Json) => Omit<ElementValue, 'type'>;

const option: Emptied = (element) => ({
  selected_option: (element['initial_option'] as SlackOption | undefined) ?? null,
});
const options: Emptied = (element) => ({
  selected_options: (element['initial_options'] as SlackOption[] | undefined) ?? [],
});
const typed: Emptied = (element) => ({ value: textIn(element, 'initial_value') ?? null });

/** What an element holds before anybody touched it, by its type. Buttons and menus hold nothing. */
const untouched: Readonly<Record<string, Emptied>> = {
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  rich_text_input: (element) => ({ rich_text_value: element['initial_value'] ?? null }),
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: (element) => ({ selected_user: textIn(element, 'initial_user') ?? null }),
  conversations_select: (element) => ({ selected_conversation: textIn(element, 'initial_conversation') ?? null }),
  channels_select: (element) => ({ selected_channel: textIn(element, 'initial_channel') ?? null }),
  multi_users_select: (element) => ({ selected_users: (element['initial_users'] as string[] | undefined) ?? [] }),
  multi_conversations_select: (element) => ({
    selected_conversations: (element['initial_conversations'] as string[] | undefined) ?? [],
  }),
  multi_channels_select: (element) => ({
    selected_channels: (element['initial_channels'] as string[] | undefined) ?? [],
  }),
  datepicker: (element) => ({ selected_date: textIn(element, 'initial_date') ?? null }),
  timepicker: (element) => ({ selected_time: textIn(element, 'initial_time') ?? null }),
  datetimepicker: (element) => ({ selected_date_time: (element['initial_date_time'] as number | undefined) ?? null }),
  file_input: () => ({ files: [] }),
};

/** `state.values`: what every stateful element of these blocks holds; `values` wins over the initial value. */
export function stateOf(blocks: readonly Json[], values: ViewValues): ViewValues {
  const state: Record<string, Record<string, ElementValue>> = {};
  for (const { block, element } of elementsOf(blocks)) {
    const type = String(element['type']);
    const empty = untouched[type];
    if (empty === undefined) continue;
    const blockId = String(block['block_id']);
    const actionId = String(element['action_id']);
    const given = values[blockId]?.[actionId];
    const fitting = given !== undefined && given.type === type ? given : undefined;
    state[blockId] = { ...state[blockId], [actionId]: fitting ?? { type, ...empty(element) } };
  }
  return state;
}

/** A view as the Web API answers it and interactions carry it. */
export function slackView(workspace: Workspace, view: StoredView): Json {
  const { app, team } = workspace.seed;
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: objectsIn(view.sent, 'blocks'),
    private_metadata: textIn(view.sent, 'private_metadata') ?? '',
    callback_id: textIn(view.sent, 'callback_id') ?? '',
    state: { values: stateOf(objectsIn(view.sent, 'blocks'), view.values) },
    hash: view.hash,
    title: view.sent['title'] ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.sent['clear_on_close'] === true,
    notify_on_close: view.sent['notify_on_close'] === true,
    close: view.sent['close'] ?? null,
    submit: view.sent['submit'] ?? null,
    previous_view_id: view.previous,
    root_view_id: view.root,
    app_id: app.id,
    external_id: textIn(view.sent, 'external_id') ?? '',
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}
