import type { Json } from '../json';
import type { Workspace } from '../workspace';
import type { StoredChannel, StoredFile, StoredMessage, StoredUser } from '../world';

/** A user as users.info answers; `locale` only where it was asked for (include_locale). */
export function slackUser(workspace: Workspace, user: StoredUser, includeLocale: boolean): Json {
  const profile = {
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.name,
    display_name_normalized: user.name,
    title: user.title,
    email: user.email,
    team: user.team ?? workspace.seed.team.id,
    ...(user.isBot ? { bot_id: workspace.seed.app.botId, api_app_id: workspace.seed.app.id } : {}),
  };
  return {
    id: user.id,
    team_id: user.team ?? workspace.seed.team.id,
    name: user.name,
    deleted: user.deleted,
    color: user.color.slice(1),
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetOf(user.tz, workspace.clock.now()),
    profile,
    is_admin: user.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.guest !== undefined,
    is_ultra_restricted: user.guest === 'single',
    ...(user.stranger === undefined ? {} : { is_stranger: user.stranger }),
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updated,
    ...(includeLocale ? { locale: user.locale } : {}),
  };
}

/** Seconds east of UTC at a moment. */
function offsetOf(tz: string, at: number): number {
  const whole = Math.floor(at / 1000) * 1000;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(whole);
  const named = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(named) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** A conversation as conversations.info answers. */
export function slackChannel(workspace: Workspace, channel: StoredChannel): Json {
  const isIm = channel.kind === 'dm';
  const person = channel.members.find((member) => member !== workspace.bot);
  return {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: isIm,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'private',
    is_mpim: false,
    is_private: channel.kind !== 'channel',
    is_member: channel.members.includes(workspace.bot),
    ...(isIm
      ? { user: person }
      : { name: channel.name, name_normalized: channel.name, num_members: channel.members.length }),
    context_team_id: workspace.seed.team.id,
    topic: { value: writtenOut(channel.topic), creator: '', last_set: 0 },
    purpose: { value: channel.purpose, creator: '', last_set: 0 },
  };
}

/** A file as files.info, messages and `file_input` values hold it. Downloads want the bot token. */
export function slackFile(workspace: Workspace, file: StoredFile): Json {
  const path = `${workspace.url}/files-pri/${workspace.seed.team.id}-${file.id}`;
  const name = encodeURIComponent(file.name);
  const shares: Record<string, Record<string, Json[]>> = {};
  const ready = workspace.fileReady(file.id);
  for (const share of ready ? file.shares : []) {
    const kind = workspace.channel(share.channel)?.kind === 'channel' ? 'public' : 'private';
    shares[kind] ??= {};
    shares[kind][share.channel] = [...(shares[kind][share.channel] ?? []), { ts: share.ts }];
  }
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    // Empty until Slack has looked at the file; that is how apps know that a block may show it.
    mimetype: ready ? file.mimetype : '',
    filetype: ready ? (file.name.split('.').at(-1)?.toLowerCase() ?? 'binary') : '',
    pretty_type: ready ? file.mimetype : '',
    user: file.user,
    user_team: workspace.seed.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    file_access: 'visible',
    url_private: `${path}/${name}`,
    url_private_download: `${path}/download/${name}`,
    permalink: `${workspace.url}/files/${file.id}/${name}`,
    channels: file.shares.map((share) => share.channel),
    groups: [],
    ims: [],
    shares,
  };
}

/** A message as the Web API and events hold it. `withMetadata` as include_all_metadata asks. */
export function slackMessage(workspace: Workspace, message: StoredMessage, withMetadata = false): Json {
  const app = workspace.seed.app;
  const files = (message.files ?? []).map((id) => workspace.file(id)).filter((file) => file !== undefined);
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: workspace.seed.team.id,
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(message.byApp ? { bot_id: app.botId, app_id: app.id } : {}),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(files.length === 0 ? {} : { files: files.map((file) => slackFile(workspace, file)), upload: true }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(message.reactions === undefined
      ? {}
      : { reactions: message.reactions.map((one) => ({ ...one, count: one.users.length })) }),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...threadFields(workspace, message),
  };
}

function threadFields(workspace: Workspace, message: StoredMessage): Json {
  if (message.thread_ts !== undefined && message.thread_ts !== message.ts) {
    const parent = workspace.message(message.channel, message.thread_ts);
    return { thread_ts: message.thread_ts, ...(parent === undefined ? {} : { parent_user_id: parent.user }) };
  }
  const replies = threadOf(workspace, message.channel, message.ts).slice(1);
  const last = replies.at(-1);
  if (last === undefined) return {};
  const users = [...new Set(replies.map((one) => one.user))];
  const counts = { reply_count: replies.length, reply_users_count: users.length, reply_users: users.slice(0, 5) };
  return { thread_ts: message.ts, ...counts, latest_reply: last.ts, is_locked: false, subscribed: true };
}

/** A parent and its replies, oldest first, without ephemeral ones; empty where there is no such message. */
export const threadOf = (workspace: Workspace, channel: string, ts: string): readonly StoredMessage[] =>
  workspace
    .messages(channel)
    .filter((message) => message.only === undefined && (message.ts === ts || message.thread_ts === ts));

/** Slack writes these three letters out in texts that it answers. */
const writtenOut = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
