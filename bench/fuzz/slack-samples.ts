import { crowdAccount } from '../kit/crowd';
import type { Facts } from './input';

const team = { id: 'T0DEMO', domain: 'minghu' };
const responseUrl = 'http://127.0.0.1:9/response';

/** Somebody who acts, and what makes their act unlike any other. */
interface Actor {
  readonly account: string;
  readonly mark: string;
  readonly trigger: string;
}

type Sample = (actor: Actor) => object;

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

const message = ({ account, mark }: Actor): object => ({
  type: 'message',
  channel: `D0${account.slice(2)}`,
  channel_type: 'im',
  user: account,
  team: team.id,
  text: `打印机卡纸 ${mark}，急用`,
  ts: `1790000000.${mark}`,
  event_ts: `1790000000.${mark}`,
});

const file = {
  id: 'F0PHOTO',
  name: 'photo.png',
  title: 'photo',
  mimetype: 'image/png',
  filetype: 'png',
  size: 1024,
  url_private: 'http://127.0.0.1:9/files/photo.png',
  url_private_download: 'http://127.0.0.1:9/files/photo.png',
};

const event =
  (more: (actor: Actor) => object): Sample =>
  (actor) =>
    envelope(more(actor), actor);

const by = ({ account, trigger }: Actor): object => ({
  team,
  user: { id: account, username: 'somebody', name: 'somebody', team_id: team.id },
  api_app_id: 'A0DUTYDESK',
  token: 'playground',
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: trigger,
});

const chosen = (value: string): object => ({ type: 'static_select', selected_option: { text: {}, value } });
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

const view = (metadata: object, { mark }: Actor): object => ({
  id: `V${mark}`,
  hash: mark,
  type: 'modal',
  callback_id: 'form',
  private_metadata: JSON.stringify(metadata),
  blocks,
  state: { values },
});

const action = (value: object): object => ({
  type: 'button',
  block_id: 'b',
  action_id: 'press:0',
  text: { type: 'plain_text', text: '我来处理' },
  value: JSON.stringify(value),
  action_ts: '1790000000.1',
});

const onMessage = (actor: Actor, ...actions: readonly object[]): object => ({
  type: 'block_actions',
  ...by(actor),
  container: { type: 'message', message_ts: '1790000000.000100', channel_id: 'C0ITDESK', is_ephemeral: false },
  channel: { id: 'C0ITDESK', name: 'it' },
  message: { type: 'message', ts: '1790000000.000100', text: 'IT-1001', blocks: [] },
  state: { values: {} },
  response_url: responseUrl,
  actions,
});

/** Events, which come as JSON. */
const events: Readonly<Record<string, Sample>> = {
  'event message': event(message),
  'event message with files': event((actor) => ({ ...message(actor), subtype: 'file_share', files: [file, file] })),
  'event answer in a thread': event((actor) => ({ ...message(actor), thread_ts: '1790000000.000100' })),
  'event mention': event((actor) => ({
    ...message(actor),
    type: 'app_mention',
    channel: 'C0GENERAL',
    channel_type: 'channel',
    text: `<@U0DUTYDESK> 投影仪没有图像 ${actor.mark}`,
  })),
  'event edit': event((actor) => ({ ...message(actor), subtype: 'message_changed', message: message(actor) })),
  'event of a bot': event((actor) => ({ ...message(actor), subtype: 'bot_message', bot_id: 'B0' })),
  'event home': event(({ account }) => ({ type: 'app_home_opened', user: account, tab: 'home', channel: 'D0' })),
  'event profile': event(({ account }) => ({
    type: 'user_change',
    user: { id: account, profile: {}, deleted: false },
  })),
  'event member': event(({ account }) => ({ type: 'member_joined_channel', user: account, channel: 'C0GENERAL' })),
  'event shared file': event(({ account }) => ({ type: 'file_shared', file_id: 'F0', user_id: account, file: {} })),
  'check of the address': () => ({ type: 'url_verification', token: 'playground', challenge: 'abc' }),
  'rate limited': () => ({ type: 'app_rate_limited', token: 'playground', team_id: team.id, minute_rate_limited: 1 }),
};

/** Interactions, which come as JSON in a form's one field. */
const interactions: Readonly<Record<string, Sample>> = {
  'press claim': (actor) => onMessage(actor, action({ a: 'claim', t: 1001 })),
  'press report': (actor) => onMessage(actor, action({ a: 'report', o: 'open', s: '打印机' })),
  'press of a menu': (actor) =>
    onMessage(actor, { ...action({}), ...chosen(JSON.stringify({ a: 'wait-for', t: 1001, v: 'part' })) }),
  'press at home': (actor) => ({
    ...onMessage(actor, action({ a: 'rate', t: 1001, v: '5' })),
    container: { type: 'view', view_id: `V${actor.mark}` },
    view: { ...view({}, actor), type: 'home' },
  }),
  'field changed': (actor) => ({
    type: 'block_actions',
    ...by(actor),
    container: { type: 'view', view_id: `V${actor.mark}` },
    view: view({ a: 'report', c: {} }, actor),
    actions: [{ ...chosen('hardware'), block_id: 'field:choice:branch', action_id: 'answer', action_ts: '1.1' }],
  }),
  report: (actor) => ({
    type: 'view_submission',
    ...by(actor),
    view: view({ a: 'report', c: {} }, actor),
    response_urls: [],
  }),
  'form of a job': (actor) => ({
    type: 'view_submission',
    ...by(actor),
    view: view({ a: 'resolve', t: 1001, c: { draft: 'x' } }, actor),
  }),
  'window closed': (actor) => ({
    type: 'view_closed',
    ...by(actor),
    view: view({ a: 'report' }, actor),
    is_cleared: true,
  }),
  shortcut: (actor) => ({ type: 'shortcut', ...by(actor), callback_id: 'report_fault', action_ts: '1.1' }),
  'shortcut on a message': (actor) => ({
    type: 'message_action',
    ...by(actor),
    callback_id: 'report_message',
    message_ts: '1790000000.000100',
    channel: { id: 'C0GENERAL', name: 'general' },
    message: message(actor),
    response_url: responseUrl,
  }),
  options: (actor) => ({
    type: 'block_suggestion',
    ...by(actor),
    container: { type: 'view', view_id: `V${actor.mark}` },
    view: view({ a: 'report' }, actor),
    ...{ action_id: 'answer', block_id: 'field:person:to', value: '李' },
  }),
  'old button': (actor) => ({ type: 'interactive_message', ...by(actor), callback_id: 'x', actions: [{ name: 'x' }] }),
  'old dialog': (actor) => ({ type: 'dialog_submission', ...by(actor), callback_id: 'x', submission: {}, state: '' }),
};

/** Commands, which come as a form. */
const commands: Readonly<Record<string, Sample>> = {
  command: ({ account, mark, trigger }) => ({
    token: 'playground',
    ...{ team_id: team.id, team_domain: team.domain, channel_id: 'C0GENERAL', channel_name: 'general' },
    ...{ user_id: account, user_name: 'somebody', command: '/repair', text: `打印机卡纸 ${mark}` },
    ...{ api_app_id: 'A0DUTYDESK', is_enterprise_install: 'false', response_url: responseUrl, trigger_id: trigger },
  }),
  'unknown command': ({ account, trigger }) => ({
    ...{ team_id: team.id, user_id: account, command: '/launch', text: '', trigger_id: trigger },
  }),
  'check of the certificate': () => ({ ssl_check: '1', token: 'playground' }),
};

/** How a sample travels. */
export type Way = 'json' | 'payload' | 'form';

const ways: readonly (readonly [Way, Readonly<Record<string, Sample>>])[] = [
  ['json', events],
  ['payload', interactions],
  ['form', commands],
];

const all = ways.flatMap(([way, samples]) => Object.entries(samples).map(([name, sample]) => ({ way, name, sample })));

/** One of everything Slack sends, by turns, each from somebody else. */
export function slackSample(index: number, mark: string, facts: Facts) {
  const { way, name, sample } = all[index % all.length] ?? { way: 'json' as const, name: '', sample: () => ({}) };
  const account = crowdAccount(index).slack;
  return { way, name, body: sample({ account, mark, trigger: facts.trigger(account) }) };
}
