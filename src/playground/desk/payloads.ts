import type { Json } from '../json';
import { slackMessage } from '../slack/slack-shapes';
import { slackView } from '../slack/slack-views';
import type { StoredMessage, StoredUser, StoredView } from '../world';
import type { Desk } from './desk';

/** What every interaction says about itself. */
function common(desk: Desk, user: StoredUser): Json {
  const { app, team } = desk.workspace.seed;
  return {
    team: { id: team.id, domain: team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team ?? team.id },
    api_app_id: app.id,
    token: 'playground',
    enterprise: null,
    is_enterprise_install: false,
  };
}

function channelOf(desk: Desk, id: string): Json {
  const channel = desk.workspace.channel(id);
  return { id, name: channel?.kind === 'dm' ? 'directmessage' : (channel?.name ?? '') };
}

function responseUrl(desk: Desk, user: StoredUser, message: StoredMessage): string {
  const to = { channel: message.channel, user: user.id, message: message.ts };
  const thread = message.thread_ts === undefined ? {} : { threadTs: message.thread_ts };
  return `${desk.workspace.url}${desk.responses.mint({ ...to, ...thread })}`;
}

/** A button or menu in a message was used. `state` is what its other elements hold. */
export function messageAction(
  desk: Desk,
  user: StoredUser,
  on: { message: StoredMessage; state: Json; action: Json },
): Json {
  const { message } = on;
  const where = { message_ts: message.ts, channel_id: message.channel, is_ephemeral: message.only !== undefined };
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  return {
    type: 'block_actions',
    ...common(desk, user),
    container: { type: 'message', ...where, ...thread },
    trigger_id: desk.triggers.mint(user.id),
    channel: channelOf(desk, message.channel),
    // Slack leaves ephemeral messages out: only response_url reaches them.
    ...(message.only === undefined ? { message: slackMessage(desk.workspace, message) } : {}),
    state: { values: on.state },
    response_url: responseUrl(desk, user, message),
    actions: [on.action],
  };
}

/** An element in a modal or home view was used. */
export function viewAction(desk: Desk, user: StoredUser, on: { view: StoredView; action: Json }): Json {
  return {
    type: 'block_actions',
    ...common(desk, user),
    container: { type: 'view', view_id: on.view.id },
    trigger_id: desk.triggers.mint(user.id),
    view: slackView(desk.workspace, on.view),
    actions: [on.action],
  };
}

export const viewSubmission = (desk: Desk, user: StoredUser, view: StoredView): Json => ({
  type: 'view_submission',
  ...common(desk, user),
  trigger_id: desk.triggers.mint(user.id),
  view: slackView(desk.workspace, view),
  response_urls: [],
});

export const viewClosed = (desk: Desk, user: StoredUser, view: StoredView, isCleared: boolean): Json => ({
  type: 'view_closed',
  ...common(desk, user),
  view: slackView(desk.workspace, view),
  is_cleared: isCleared,
});

/** A global shortcut. */
export const globalShortcut = (desk: Desk, user: StoredUser, callbackId: string): Json => ({
  type: 'shortcut',
  ...common(desk, user),
  action_ts: `${desk.workspace.wall() / 1000}`,
  callback_id: callbackId,
  trigger_id: desk.triggers.mint(user.id),
});

/** A shortcut on a message. */
export const messageShortcut = (desk: Desk, user: StoredUser, callbackId: string, message: StoredMessage): Json => ({
  type: 'message_action',
  ...common(desk, user),
  action_ts: `${desk.workspace.wall() / 1000}`,
  callback_id: callbackId,
  trigger_id: desk.triggers.mint(user.id),
  response_url: responseUrl(desk, user, message),
  message_ts: message.ts,
  channel: channelOf(desk, message.channel),
  message: slackMessage(desk.workspace, message),
});

/** Somebody types into an external select. */
export const blockSuggestion = (
  desk: Desk,
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
  ...common(desk, user),
  container: on.container,
  ...(on.view === undefined ? {} : { view: on.view }),
  action_id: on.actionId,
  block_id: on.blockId,
  value: on.value,
});

/** A slash command, as form fields. */
export function slashCommand(
  desk: Desk,
  user: StoredUser,
  on: { channel: string; command: string; text: string },
): Json {
  const { app, team } = desk.workspace.seed;
  const channel = channelOf(desk, on.channel);
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
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: `${desk.workspace.url}${desk.responses.mint({ channel: on.channel, user: user.id })}`,
    trigger_id: desk.triggers.mint(user.id),
  };
}
