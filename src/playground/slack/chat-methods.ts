import { slackLimits } from '../../platforms/slack-limits';
import { tellMessage, tellMessageChanged, tellMessageDeleted } from '../app/message-events';
import type { Json } from '../json';
import type { StoredChannel, StoredMessage } from '../world';
import type { Call, Methods } from './call';
import { type Content, contentOf } from './post';
import { SlackError } from './slack-error';
import { slackMessage } from './slack-shapes';

function requireMayPost(call: Call, channel: StoredChannel): void {
  const { app } = call.workspace.seed;
  const person = channel.members.find((member) => member !== app.botUserId);
  if (channel.archived) throw new SlackError('is_archived');
  if (channel.kind === 'dm' && app.messagesTab === false) throw new SlackError('messages_tab_disabled');
  if (channel.kind === 'dm' && call.workspace.user(person ?? '')?.deleted) throw new SlackError('channel_not_found');
  if (!channel.members.includes(app.botUserId) && !app.scopes.includes('chat:write.public'))
    throw new SlackError('not_in_channel');
}

/** The parent a reply goes under. Slack takes a reply's ts for its parent's, and refuses what it does not know. */
function parentOf(call: Call, channel: StoredChannel): string | undefined {
  const ts = call.text('thread_ts');
  if (ts === undefined) return undefined;
  const found = call.workspace.message(channel.id, ts);
  if (found === undefined || found.only !== undefined) throw new SlackError('thread_not_found');
  return found.thread_ts ?? found.ts;
}

function postMessage(call: Call): Json {
  const channel = call.channel();
  requireMayPost(call, channel);
  const content = contentOf(call);
  const parent = parentOf(call, channel);
  const message = call.workspace.add({
    channel: channel.id,
    ts: call.workspace.nextTs(),
    user: call.workspace.bot,
    byApp: true,
    ...content,
    ...(parent === undefined ? {} : { thread_ts: parent }),
    ...(parent !== undefined && call.flag('reply_broadcast') ? { broadcast: true, subtype: 'thread_broadcast' } : {}),
  });
  tellMessage(call.app, message);
  return { channel: channel.id, ts: message.ts, message: slackMessage(call.workspace, message, true) };
}

function postEphemeral(call: Call): Json {
  const channel = call.channel();
  requireMayPost(call, channel);
  const user = call.workspace.user(call.need('user'));
  if (user === undefined) throw new SlackError('user_not_found');
  if (!channel.members.includes(user.id)) throw new SlackError('user_not_in_channel');
  const content = contentOf(call);
  const parent = parentOf(call, channel);
  const ts = call.workspace.nextTs();
  const thread = parent === undefined ? {} : { thread_ts: parent };
  call.workspace.add({
    channel: channel.id,
    ts,
    user: call.workspace.bot,
    byApp: true,
    ...content,
    ...thread,
    only: user.id,
  });
  return { message_ts: ts };
}

function ownMessage(call: Call, error: string): StoredMessage {
  const channel = call.channel();
  const message = call.workspace.message(channel.id, call.need('ts'));
  if (message === undefined || message.only !== undefined) throw new SlackError('message_not_found');
  if (!message.byApp) throw new SlackError(error);
  return message;
}

/** Blocks and attachments not named in an update are removed when text alone is given, as Slack documents. */
export function rewrite(message: StoredMessage, content: Content): void {
  message.text = content.text;
  delete message.blocks;
  delete message.attachments;
  if (content.blocks?.length) message.blocks = content.blocks;
  if (content.attachments?.length) message.attachments = content.attachments;
  if (content.metadata !== undefined) message.metadata = content.metadata;
}

function update(call: Call): Json {
  const message = ownMessage(call, 'cant_update_message');
  if ((call.text('text') ?? '').length > slackLimits.updateText.most) throw new SlackError('msg_too_long');
  const before = slackMessage(call.workspace, message);
  rewrite(message, contentOf(call));
  message.edited = { user: call.workspace.bot, ts: call.workspace.nextTs() };
  call.workspace.changedMessage(message);
  tellMessageChanged(call.app, message, before);
  const shown = slackMessage(call.workspace, message, true);
  return { channel: message.channel, ts: message.ts, text: message.text, message: shown };
}

function remove(call: Call): Json {
  const message = ownMessage(call, 'cant_delete_message');
  call.workspace.remove(message);
  tellMessageDeleted(call.app, message);
  return { channel: message.channel, ts: message.ts };
}

function permalink(call: Call): Json {
  const channel = call.channel();
  const message = call.workspace.message(channel.id, call.need('message_ts'));
  if (message === undefined) throw new SlackError('message_not_found');
  const { domain } = call.workspace.seed.team;
  const base = `https://${domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const inThread = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  return {
    channel: channel.id,
    permalink: inThread ? `${base}?thread_ts=${message.thread_ts}&cid=${channel.id}` : base,
  };
}

const writes = ['chat:write'];

/** chat.*: tiers and scopes from docs.slack.dev/reference/methods. */
export const chatMethods: Methods = {
  'chat.postMessage': { scopes: writes, posts: true, run: postMessage },
  'chat.postEphemeral': { scopes: writes, run: postEphemeral },
  'chat.update': { scopes: writes, run: update },
  'chat.delete': { scopes: writes, run: remove },
  'chat.getPermalink': { scopes: [], run: permalink },
};
