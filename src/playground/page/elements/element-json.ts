import type { SlackJson, SlackOption } from '../../wire';

/** A text object as it comes over the wire. */
export interface Said {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
}

/** Slack's question before a press counts. */
export interface ConfirmJson {
  readonly title?: Said;
  readonly text: Said;
  readonly confirm?: Said;
  readonly deny?: Said;
  readonly style?: 'primary' | 'danger';
}

/** Every field an interactive element may have; `type` says which ones it does have. */
export interface ElementJson extends SlackJson {
  readonly action_id?: string;
  readonly text?: Said;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: ConfirmJson;
  readonly accessibility_label?: string;
  readonly placeholder?: Said;
  readonly options?: readonly SlackOption[];
  readonly option_groups?: readonly { readonly label: Said; readonly options: readonly SlackOption[] }[];
  readonly initial_option?: SlackOption;
  readonly initial_options?: readonly SlackOption[];
  readonly initial_value?: string;
  readonly initial_date?: string;
  readonly initial_time?: string;
  readonly initial_date_time?: number;
  readonly initial_user?: string;
  readonly initial_users?: readonly string[];
  readonly initial_conversation?: string;
  readonly initial_conversations?: readonly string[];
  readonly initial_channel?: string;
  readonly initial_channels?: readonly string[];
  readonly multiline?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: string;
  readonly max_value?: string;
  readonly is_decimal_allowed?: boolean;
  readonly max_selected_items?: number;
  readonly max_files?: number;
  readonly filetypes?: readonly string[];
  readonly focus_on_load?: boolean;
  readonly dispatch_action_config?: { readonly trigger_actions_on?: readonly string[] };
  readonly image_url?: string;
  readonly slack_file?: { readonly id?: string; readonly url?: string };
  readonly alt_text?: string;
}
