import type { Json } from '../json';
import { slackMessage } from '../slack/slack-shapes';
import { slackView } from '../slack/slack-views';
import type { StoredMessage, StoredUser, StoredView } from '../world';
import type { SlackApp } from './slack-app';

/** What every interaction says about itself. */
function common(app: SlackApp, user: StoredUser): Json {
  const { team, app: registered } = app.workspace.seed;
  return {
    team: { id: team.id, domain: team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team ?? team.id },
    api_app_id: registered.id,
    token: 'playground',
    enterprise: null,
    is_enterprise_install: false,
  };
}

function channelOf(app: SlackApp, id: string): Json {
  const channel = app.workspace.channel(id);
  return { id, name: channel?.kind === 'dm' ? 'directmessage' : (channel?.name ?? '') };
}

function responseUrl(app: SlackApp, user: StoredUser, message: StoredMessage): string {
  const to = { channel: message.channel, user: user.id, message: message.ts };
  const thread = message.thread_ts === undefined ? {} : { threadTs: message.thread_ts };
  return `${app.workspace.url}${app.responses.mint({ ...to, ...thread })}`;
}

/** A button or menu in a message was used. `state` is what its other elements hold. */
export function messageAction(
  app: SlackApp,
  user: StoredUser,
  on: { message: StoredMessage; state: Json; action: Json },
): Json {
  const { message } = on;
  const where = { message_ts: message.ts, channel_id: message.channel, is_ephemeral: message.only !== undefined };
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  return {
    type: 'block_actions',
    ...common(app, user),
    container: { type: 'message', ...where, ...thread },
    trigger_id: app.triggers.mint(user.id),
    channel: channelOf(app, message.channel),
    // Slack leaves ephemeral messages out: only response_url reaches them.
    ...(message.only === undefined ? { message: slackMessage(app.workspace, message) } : {}),
    state: { values: on.state },
    response_url: responseUrl(app, user, message),
    actions: [on.action],
  };
}

/** An element in a modal or home view was used. */
export function viewAction(app: SlackApp, user: StoredUser, on: { view: StoredView; action: Json }): Json {
  return {
    type: 'block_actions',
    ...common(app, user),
    container: { type: 'view', view_id: on.view.id },
    trigger_id: app.triggers.mint(user.id),
    view: slackView(app.workspace, on.view),
    actions: [on.action],
  };
}

export const viewSubmission = (app: SlackApp, user: StoredUser, view: StoredView): Json => ({
  type: 'view_submission',
  ...common(app, user),
  trigger_id: app.triggers.mint(user.id),
  view: slackView(app.workspace, view),
  response_urls: [],
});

export const viewClosed = (app: SlackApp, user: StoredUser, view: StoredView, isCleared: boolean): Json => ({
  type: 'view_closed',
  ...common(app, user),
  view: slackView(app.workspace, view),
  is_cleared: isCleared,
});

/** A global shortcut. */
export const globalShortcut = (app: SlackApp, user: StoredUser, callbackId: string): Json => ({
  type: 'shortcut',
  ...common(app, user),
  action_ts: `${app.workspace.wall() / 1000}`,
  callback_id: callbackId,
  trigger_id: app.triggers.mint(user.id),
});

/** A shortcut on a message. */
export const messageShortcut = (app: SlackApp, user: StoredUser, callbackId: string, message: StoredMessage): Json => ({
  type: 'message_action',
  ...common(app, user),
  action_ts: `${app.workspace.wall() / 1000}`,
  callback_id: callbackId,
  trigger_id: app.triggers.mint(user.id),
  response_url: responseUrl(app, user, message),
  message_ts: message.ts,
  channel: channelOf(app, message.channel),
  message: slackMessage(app.workspace, message),
});

/** Somebody types into an external select. */
export const blockSuggestion = (
  app: SlackApp,
  user: StoredUser,
  on: {
    readonly container: Json;
    readonly view?: Json;
    readonly blockId: string;
    readonly actionId: string;
    readonly value: string;
  },
): Json => ({
  type: 'block_suggestion',
  ...common(app, user),
  container: on.container,
  ...(on.view === undefined ? {} : { view: on.view }),
  action_id: on.actionId,
  block_id: on.blockId,
  value: on.value,
});

/** A slash command, as form fields. */
export function slashCommand(
  app: SlackApp,
  user: StoredUser,
  on: { channel: string; command: string; text: string },
): Json {
  const { team, app: registered } = app.workspace.seed;
  const channel = channelOf(app, on.channel);
  return {
    token: 'playground',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: on.channel,
    channel_name: channel['name'],
    user_id: user.id,
    user_name: user.name,
    command: on.command,
    text: on.text,
    api_app_id: registered.id,
    is_enterprise_install: 'false',
    response_url: `${app.workspace.url}${app.responses.mint({ channel: on.channel, user: user.id })}`,
    trigger_id: app.triggers.mint(user.id),
  };
}
