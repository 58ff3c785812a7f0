import type { Chance } from './chance';
import type { Facts } from './input';

/** The demo's workspace. */
export const team = { id: 'T0DEMO', domain: 'minghu' };
/** Nobody listens there. */
export const responseUrl = 'http://127.0.0.1:9/response';

/** Somebody who acts, and what makes their act unlike any other. */
export interface Actor {
  readonly account: string;
  readonly mark: string;
  readonly trigger: string;
  readonly chance: Chance;
  readonly facts: Facts;
}

/** A body of one kind, sound. */
export type Sample = (actor: Actor) => object;

const envelope = (event: object, { mark }: Actor): object => ({
  token: 'playground',
  team_id: team.id,
  api_app_id: 'A0DUTYDESK',
  type: 'event_callback',
  event_id: `Ev${mark}`,
  event_time: 1_790_000_000,
  authorizations: [{ enterprise_id: null, team_id: team.id, user_id: 'U0DUTYDESK', is_bot: true }],
  is_ext_shared_channel: false,
  event,
});

/** Words said to the bot alone. */
export const message = ({ account, mark }: Actor): object => ({
  type: 'message',
  channel: `D0${account.slice(2)}`,
  channel_type: 'im',
  user: account,
  team: team.id,
  text: `打印机卡纸 ${mark}，急用`,
  ts: `1790000000.${mark}`,
  event_ts: `1790000000.${mark}`,
});

/** A photo in Slack. */
export const file = {
  id: 'F0PHOTO',
  name: 'photo.png',
  title: 'photo',
  mimetype: 'image/png',
  filetype: 'png',
  size: 1024,
  url_private: 'http://127.0.0.1:9/files/photo.png',
  url_private_download: 'http://127.0.0.1:9/files/photo.png',
};

/** An event in its envelope. */
export const event =
  (more: (actor: Actor) => object): Sample =>
  (actor) =>
    envelope(more(actor), actor);

/** Whoever acted, as interactions say it. */
export const by = ({ account, trigger }: Actor): object => ({
  team,
  user: { id: account, username: 'somebody', name: 'somebody', team_id: team.id },
  api_app_id: 'A0DUTYDESK',
  token: 'playground',
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: trigger,
});

/** One choice of a menu. */
export const chosen = (value: string): object => ({ type: 'static_select', selected_option: { text: {}, value } });
const values = {
  'field:text:description': { answer: { type: 'plain_text_input', value: '打印机卡纸，重启之后还是不行' } },
  'field:choice:branch': { answer: chosen('hardware') },
  'field:choice:item-hardware': { answer: chosen('printer') },
  'field:choice:place': { answer: chosen('shanghai') },
  'field:choice:urgency': { answer: chosen('normal') },
  'field:files:photos': { answer: { type: 'file_input', files: [file] } },
};
const blocks = Object.keys(values).map((block_id) => ({
  type: 'input',
  block_id,
  element: { type: 'plain_text_input' },
}));

/** A window; `metadata`: what it carries unseen. */
export const view = (metadata: object, { mark }: Actor): object => ({
  id: `V${mark}`,
  hash: mark,
  type: 'modal',
  callback_id: 'form',
  private_metadata: JSON.stringify(metadata),
  blocks,
  state: { values },
});

/** A button; `value`: what it means. */
export const action = (value: object): object => ({
  type: 'button',
  block_id: 'b',
  action_id: 'press:0',
  text: { type: 'plain_text', text: '我来受理' },
  value: JSON.stringify(value),
  action_ts: '1790000000.1',
});

/** Something pressed on a message. */
export const onMessage = (actor: Actor, ...actions: readonly object[]): object => ({
  type: 'block_actions',
  ...by(actor),
  container: { type: 'message', message_ts: '1790000000.000100', channel_id: 'C0ITDESK', is_ephemeral: false },
  channel: { id: 'C0ITDESK', name: 'it' },
  message: { type: 'message', ts: '1790000000.000100', text: 'IT-1001', blocks: [] },
  state: { values: {} },
  response_url: responseUrl,
  actions,
});

/** Whoever has a part in the desk and is on Slack. */
export const staff = ['U0CHENHAO', 'U0TOM', 'U0SUNYUE', 'U0KATE', 'U0EMMA'];
