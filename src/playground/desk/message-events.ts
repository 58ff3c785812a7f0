import type { Json } from '../json';
import { slackMessage } from '../slack/slack-shapes';
import type { StoredChannel, StoredMessage } from '../world';
import type { Desk } from './desk';

const names = { dm: 'message.im', private: 'message.groups', channel: 'message.channels' } as const;
const kinds = { dm: 'im', private: 'group', channel: 'channel' } as const;

function channelOf(desk: Desk, message: StoredMessage): StoredChannel | undefined {
  const channel = desk.workspace.channel(message.channel);
  // The app hears only where it is a member, and never what is ephemeral.
  return message.only === undefined && channel?.members.includes(desk.workspace.bot) ? channel : undefined;
}

/** Tells the app a new message, its own too (as Slack does), and a mention of it besides. */
export function tellMessage(desk: Desk, message: StoredMessage): void {
  const channel = channelOf(desk, message);
  if (channel === undefined) return;
  const base = { ...slackMessage(desk.workspace, message, true), channel: channel.id, event_ts: message.ts };
  desk.tell(names[channel.kind], { ...base, channel_type: kinds[channel.kind] });
  const mentioned = !message.byApp && message.text.includes(`<@${desk.workspace.bot}>`);
  if (mentioned && channel.kind !== 'dm') desk.tell('app_mention', { ...base, type: 'app_mention' });
}

function tellAbout(desk: Desk, message: StoredMessage, event: Json): void {
  const channel = channelOf(desk, message);
  if (channel === undefined) return;
  const where = { channel: channel.id, channel_type: kinds[channel.kind], hidden: true };
  const ts = desk.workspace.nextTs();
  desk.tell(names[channel.kind], { type: 'message', ...event, ...where, ts, event_ts: ts });
}

/** Tells the app that a message was edited; `before` is how it was. */
export function tellMessageChanged(desk: Desk, message: StoredMessage, before: Json): void {
  const now = slackMessage(desk.workspace, message, true);
  tellAbout(desk, message, { subtype: 'message_changed', message: now, previous_message: before });
}

/** Tells the app that a message is gone. */
export function tellMessageDeleted(desk: Desk, message: StoredMessage): void {
  const before = slackMessage(desk.workspace, message);
  tellAbout(desk, message, { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: before });
}
