import { tellMessage } from '../app/message-events';
import { isObject, type Json, textIn } from '../json';
import { largestFile } from '../largest-file';
import { mimeOf } from '../mime-types';
import type { StoredFile } from '../world';
import type { Call, Methods } from './call';
import { goodBlocks } from './post';
import { SlackError } from './slack-error';
import { slackFile } from './slack-shapes';

function uploadUrl(call: Call): Json {
  const name = call.text('filename');
  const length = Number(call.text('length') ?? 0);
  if (name === undefined || !(length > 0)) throw new SlackError('missing_argument');
  if (length > largestFile) throw new SlackError('file_upload_size_restricted');
  const { workspace } = call;
  const file: StoredFile = {
    id: workspace.ids.next('F'),
    name,
    title: name,
    mimetype: mimeOf(name),
    size: length,
    user: workspace.bot,
    created: Math.floor(workspace.clock.now() / 1000),
    uploaded: false,
    completed: false,
    readyAt: 0,
    shares: [],
  };
  workspace.world.files.push(file);
  workspace.changed();
  return { upload_url: `${workspace.url}/upload/v1/${file.id}`, file_id: file.id };
}

function named(call: Call, one: unknown): StoredFile {
  const id = isObject(one) ? textIn(one, 'id') : undefined;
  const file = id === undefined ? undefined : call.workspace.file(id);
  if (file === undefined || !file.uploaded) throw new SlackError('file_not_found');
  if (isObject(one)) file.title = textIn(one, 'title') ?? file.name;
  return file;
}

/** Done at once, but the files become usable (and the share visible) only a moment later, as in Slack. */
function complete(call: Call): Json {
  const list = call.json('files');
  if (!Array.isArray(list) || list.length === 0) throw new SlackError('invalid_arguments');
  const files = list.map((one) => named(call, one));
  const target = call.text('channel_id') ?? call.text('channels');
  const channel = target === undefined ? undefined : call.channel(call.text('channel_id') ? 'channel_id' : 'channels');
  if (channel !== undefined && !channel.members.includes(call.workspace.bot)) throw new SlackError('not_in_channel');
  const wait = call.workspace.seed.rules?.fileReadyAfter ?? 150;
  for (const file of files) {
    file.completed = true;
    file.readyAt = call.workspace.wall() + wait;
  }
  const sent = call.json('blocks', 'invalid_blocks_format');
  const blocks = sent === undefined ? undefined : goodBlocks(call.workspace, sent);
  const timer = setTimeout(() => {
    if (channel !== undefined) share(call, channel.id, { files, ...(blocks === undefined ? {} : { blocks }) });
    else call.workspace.changed();
  }, wait + 1);
  timer.unref();
  return { files: files.map((file) => slackFile(call.workspace, file)) };
}

function share(call: Call, channel: string, what: { files: readonly StoredFile[]; blocks?: readonly Json[] }): void {
  const ts = call.workspace.nextTs();
  for (const file of what.files) file.shares.push({ channel, ts });
  const parent = call.text('thread_ts');
  const message = call.workspace.add({
    channel,
    ts,
    user: call.workspace.bot,
    byApp: true,
    subtype: 'file_share',
    text: call.text('initial_comment') ?? '',
    files: what.files.map((file) => file.id),
    ...(what.blocks === undefined ? {} : { blocks: what.blocks }),
    ...(parent === undefined ? {} : { thread_ts: parent }),
  });
  tellMessage(call.app, message);
}

function fileOf(call: Call): StoredFile {
  const file = call.workspace.file(call.need('file'));
  if (file === undefined) throw new SlackError('file_not_found');
  return file;
}

function remove(call: Call): Json {
  const file = fileOf(call);
  const { world } = call.workspace;
  world.files = world.files.filter((one) => one !== file);
  for (const share of file.shares) {
    const message = call.workspace.message(share.channel, share.ts);
    if (message === undefined) continue;
    message.files = (message.files ?? []).filter((id) => id !== file.id);
    if (message.text === '' && message.files.length === 0) call.workspace.remove(message);
    else call.workspace.changedMessage(message);
  }
  return {};
}

/** A file as an event or a message answer shows it, and where it was shared. */
const info = (call: Call): Json => ({ file: slackFile(call.workspace, fileOf(call)), comments: [] });

/** files.*: tiers and scopes from docs.slack.dev/reference/methods. */
export const fileMethods: Methods = {
  'files.getUploadURLExternal': { scopes: ['files:write'], run: uploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: complete },
  'files.info': { scopes: ['files:read'], run: info },
  'files.delete': { scopes: ['files:write'], run: remove },
};
