import { isObject, type Json, textIn } from '../json';
import { goodBlocks } from '../slack/post';
import { SlackError } from '../slack/slack-error';
import type { StoredMessage } from '../world';
import { tellMessage } from './message-events';
import type { ResponseTo } from './response-urls';
import type { SlackApp } from './slack-app';

function contentOf(app: SlackApp, answer: Json): Pick<StoredMessage, 'text' | 'blocks' | 'attachments'> {
  const text = textIn(answer, 'text') ?? '';
  const blocks = answer['blocks'] === undefined ? undefined : goodBlocks(app.workspace, answer['blocks']);
  const attachments = Array.isArray(answer['attachments']) ? answer['attachments'].filter(isObject) : undefined;
  if (text === '' && !blocks?.length && !attachments?.length) throw new SlackError('no_text');
  return {
    text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
  };
}

/** Rewrites or deletes the message an interaction came from; false where it is not there any more. */
function onOriginal(app: SlackApp, to: ResponseTo, answer: Json): boolean {
  const message = to.message === undefined ? undefined : app.workspace.message(to.channel, to.message);
  if (message === undefined) return false;
  if (answer['delete_original'] === true) {
    app.workspace.remove(message);
    return true;
  }
  const content = contentOf(app, answer);
  delete message.blocks;
  delete message.attachments;
  Object.assign(message, content);
  if (message.only === undefined) message.edited = { user: app.workspace.bot, ts: app.workspace.nextTs() };
  app.workspace.changedMessage(message);
  return true;
}

/**
 * Does what the app answers to a command or over a response_url: says it to the person alone, or in the channel, or in
 * place of the original. Throws SlackError where Slack would refuse.
 */
export function respond(app: SlackApp, to: ResponseTo, answer: Json): void {
  if (answer['delete_original'] === true || answer['replace_original'] === true) {
    if (onOriginal(app, to, answer) || answer['delete_original'] === true) return;
  }
  const thread = textIn(answer, 'thread_ts') ?? to.threadTs;
  const inChannel = answer['response_type'] === 'in_channel';
  const { workspace } = app;
  const message = workspace.add({
    channel: to.channel,
    ts: workspace.nextTs(),
    user: workspace.bot,
    byApp: true,
    ...contentOf(app, answer),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(inChannel ? {} : { only: to.user }),
  });
  tellMessage(app, message);
}
