import { slackLimits } from '../../platforms/slack-limits';
import type { Json } from '../json';
import type { StoredChannel, StoredMessage } from '../world';
import type { Call, Methods } from './call';
import { SlackError } from './slack-error';
import { slackChannel, slackMessage, threadOf } from './slack-shapes';

function requireMember(call: Call, channel: StoredChannel): void {
  if (!channel.members.includes(call.workspace.bot)) throw new SlackError('not_in_channel');
}

function open(call: Call): Json {
  if (call.text('channel') !== undefined) return { channel: slackChannel(call.workspace, call.channel()) };
  const users = (call.text('users') ?? '').split(',').filter((id) => id !== '');
  const [user, ...others] = users;
  if (user === undefined) throw new SlackError('users_list_not_supplied');
  if (others.length > 0) throw new SlackError('method_not_supported_for_channel_type');
  if (user === call.workspace.bot) throw new SlackError('cannot_dm_bot');
  const known = call.workspace.user(user);
  if (known === undefined) throw new SlackError('user_not_found');
  if (known.deleted) throw new SlackError('user_disabled');
  const channel = call.workspace.world.channels.find((one) => one.kind === 'dm' && one.members.includes(user));
  if (channel === undefined) throw new SlackError('user_not_found');
  const full = call.flag('return_im') ? slackChannel(call.workspace, channel) : { id: channel.id };
  return { channel: full, no_op: true, already_open: true };
}

function list(call: Call): Json {
  const types = (call.text('types') ?? 'public_channel').split(',');
  const kinds = { public_channel: 'channel', private_channel: 'private', im: 'dm' } as const;
  const wanted = types.map((type) => (kinds as Readonly<Record<string, string>>)[type]);
  const rows = call.workspace.world.channels.filter(
    (one) =>
      wanted.includes(one.kind) &&
      !(call.flag('exclude_archived') && one.archived) &&
      (one.kind === 'channel' || one.members.includes(call.workspace.bot)),
  );
  const page = call.page(rows);
  return {
    channels: page.rows.map((one) => slackChannel(call.workspace, one)),
    response_metadata: { next_cursor: page.next },
  };
}

function members(call: Call): Json {
  const page = call.page(call.channel().members);
  return { members: page.rows, response_metadata: { next_cursor: page.next } };
}

function join(call: Call): Json {
  const channel = call.channel();
  if (channel.archived) throw new SlackError('is_archived');
  if (channel.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
  if (!channel.members.includes(call.workspace.bot)) {
    channel.members.push(call.workspace.bot);
    call.workspace.changedChannel(channel);
  }
  return { channel: slackChannel(call.workspace, channel) };
}

/** Messages between `oldest` and `latest`, both left out unless `inclusive`. */
function inRange(call: Call, messages: readonly StoredMessage[]): readonly StoredMessage[] {
  const oldest = Number(call.text('oldest') ?? 0);
  const latest = Number(call.text('latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = call.flag('inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function shown(call: Call, messages: readonly StoredMessage[]): Json {
  const page = call.page(messages, 100);
  const metadata = call.flag('include_all_metadata');
  return {
    messages: page.rows.map((one) => slackMessage(call.workspace, one, metadata)),
    has_more: page.next !== '',
    response_metadata: { next_cursor: page.next },
  };
}

/** Newest first; replies only where they were broadcast. */
function history(call: Call): Json {
  const channel = call.channel();
  requireMember(call, channel);
  const top = call.workspace
    .messages(channel.id)
    .filter(
      (one) => one.only === undefined && (one.thread_ts === undefined || one.thread_ts === one.ts || one.broadcast),
    );
  return shown(call, inRange(call, top).toReversed());
}

/** Oldest first, the parent always among them. */
function replies(call: Call): Json {
  const channel = call.channel();
  requireMember(call, channel);
  const ts = call.need('ts');
  const found = call.workspace.message(channel.id, ts);
  if (found === undefined || found.only !== undefined) throw new SlackError('thread_not_found');
  const [parent, ...rest] = threadOf(call.workspace, channel.id, found.thread_ts ?? ts);
  if (parent === undefined) throw new SlackError('thread_not_found');
  return shown(call, [parent, ...inRange(call, rest)]);
}

function setTopic(call: Call): Json {
  const channel = call.channel();
  requireMember(call, channel);
  if (channel.archived) throw new SlackError('is_archived');
  const topic = call.text('topic') ?? '';
  if (topic.length > slackLimits.topic.most) throw new SlackError('too_long');
  channel.topic = topic;
  call.workspace.changedChannel(channel);
  const { workspace } = call;
  workspace.add({
    channel: channel.id,
    ts: workspace.nextTs(),
    user: workspace.bot,
    byApp: true,
    subtype: 'channel_topic',
    text: `set the channel topic: ${topic}`,
  });
  return { channel: slackChannel(workspace, channel) };
}

const reads = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const hears = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** conversations.*: tiers and scopes from docs.slack.dev/reference/methods. Any one of the scopes is enough here. */
export const conversationMethods: Methods = {
  'conversations.open': { scopes: ['im:write', 'mpim:write', 'channels:manage'], run: open },
  'conversations.info': {
    scopes: reads,
    run: (call) => ({ channel: slackChannel(call.workspace, call.channel()) }),
  },
  'conversations.list': { scopes: reads, run: list },
  'conversations.members': { scopes: reads, run: members },
  'conversations.join': { scopes: ['channels:join'], run: join },
  'conversations.history': { scopes: hears, run: history },
  'conversations.replies': { scopes: hears, run: replies },
  'conversations.setTopic': {
    scopes: ['channels:write.topic', 'groups:write.topic', 'channels:manage', 'groups:write'],
    run: setTopic,
  },
};
