import type { Json } from '../json';
import { slackMessage } from '../slack/slack-shapes';
import type { StoredChannel, StoredMessage } from '../world';
import type { SlackApp } from './slack-app';

const names = { dm: 'message.im', private: 'message.groups', channel: 'message.channels' } as const;
const kinds = { dm: 'im', private: 'group', channel: 'channel' } as const;

function channelOf(app: SlackApp, message: StoredMessage): StoredChannel | undefined {
  const channel = app.workspace.channel(message.channel);
  // The app hears only where it is a member, and never what is ephemeral.
  return message.only === undefined && channel?.members.includes(app.workspace.bot) ? channel : undefined;
}

/** Tells the app a new message, its own too (as Slack does), and a mention of it besides. */
export function tellMessage(app: SlackApp, message: StoredMessage): void {
  const channel = channelOf(app, message);
  if (channel === undefined) return;
  const base = { ...slackMessage(app.workspace, message, true), channel: channel.id, event_ts: message.ts };
  app.tell(names[channel.kind], { ...base, channel_type: kinds[channel.kind] });
  const mentioned = !message.byApp && message.text.includes(`<@${app.workspace.bot}>`);
  if (mentioned && channel.kind !== 'dm') app.tell('app_mention', { ...base, type: 'app_mention' });
}

function tellAbout(app: SlackApp, message: StoredMessage, event: Json): void {
  const channel = channelOf(app, message);
  if (channel === undefined) return;
  const where = { channel: channel.id, channel_type: kinds[channel.kind], hidden: true };
  const ts = app.workspace.nextTs();
  app.tell(names[channel.kind], { type: 'message', ...event, ...where, ts, event_ts: ts });
}

/** Tells the app that a message was edited; `before` is how it was. */
export function tellMessageChanged(app: SlackApp, message: StoredMessage, before: Json): void {
  const now = slackMessage(app.workspace, message, true);
  tellAbout(app, message, { subtype: 'message_changed', message: now, previous_message: before });
}

/** Tells the app that a message is gone. */
export function tellMessageDeleted(app: SlackApp, message: StoredMessage): void {
  const before = slackMessage(app.workspace, message);
  tellAbout(app, message, { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: before });
}
