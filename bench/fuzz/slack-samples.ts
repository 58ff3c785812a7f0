import { crowdAccount } from '../kit/crowd';
import type { Chance } from './chance';
import { aFiledTicket } from './drawn';
import type { Facts } from './input';
import {
  action,
  by,
  chosen,
  event,
  file,
  message,
  onMessage,
  responseUrl,
  type Sample,
  staff,
  team,
  view,
} from './slack-shapes';
import { filled, pressed } from './slack-ticket-samples';

/** Events, which come as JSON. */
const events: Readonly<Record<string, Sample>> = {
  'event message': event(message),
  'event message with files': event((actor) => ({ ...message(actor), subtype: 'file_share', files: [file, file] })),
  'event answer in a thread': event((actor) => {
    const tickets = actor.facts.jobs?.() ?? [];
    const thread = tickets.length === 0 ? '1790000000.000100' : actor.chance.pick(tickets).ts;
    return { ...message(actor), channel: 'C0ITDESK', channel_type: 'channel', thread_ts: thread };
  }),
  'event words about a job': event((actor) => ({
    ...message(actor),
    text: `IT-${aFiledTicket(actor.chance, actor.facts)} 请看 ${actor.mark}`,
  })),
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
  ['payload', filled],
  ['payload', pressed],
  ['form', commands],
];

const all = ways.flatMap(([way, samples]) => Object.entries(samples).map(([name, sample]) => ({ way, name, sample })));

/** Few, so that they meet tickets of their own; anybody, now and then. */
const somebody = (index: number, chance: Chance): string =>
  chance.percent(45) ? chance.pick(staff) : crowdAccount(chance.percent(70) ? chance.below(8) : index).slack;

/** So often a ticket begins. */
const reportEvery = 12;

/** One of everything Slack sends, by turns. */
export function slackSample(
  index: number,
  mark: string,
  { chance, facts }: { readonly chance: Chance; readonly facts: Facts },
) {
  const report = all.find(({ name }) => name === 'report');
  const { way, name, sample } = (index % reportEvery === 0 ? report : all[index % all.length]) ?? {
    way: 'json' as const,
    name: '',
    sample: () => ({}),
  };
  const account = somebody(index, chance);
  return { way, name, body: sample({ account, mark, trigger: facts.trigger(account), chance, facts }) };
}

/** Samples that a ticket comes on by: these are damaged less often, for a ticket that nothing happens to teaches nothing. */
export const isOfTicket = (name: string): boolean =>
  Object.hasOwn(filled, name) || Object.hasOwn(pressed, name) || name === 'report';
