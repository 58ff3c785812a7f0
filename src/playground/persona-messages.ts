import type { PlayFile, PlayMessage, SlackJson } from './wire';
import type { StoredFile, StoredMessage } from './world';

interface Messages {
  messages(channel: string): readonly StoredMessage[];
  file(id: string): StoredFile | undefined;
  fileReady(id: string): boolean;
}

/** A file as the page shows it. */
export function playFile(workspace: Messages, file: StoredFile): PlayFile {
  const { id, name, title, mimetype, size } = file;
  const url = `/files/${id}/${encodeURIComponent(name)}`;
  return { id, name, title, mimetype, size, url, ready: workspace.fileReady(id) };
}

function repliesOf(workspace: Messages, message: StoredMessage): PlayMessage['replies'] {
  if (message.thread_ts !== undefined && message.thread_ts !== message.ts) return undefined;
  const replies = workspace
    .messages(message.channel)
    .filter((one) => one.thread_ts === message.ts && one.ts !== message.ts && one.only === undefined);
  const last = replies.at(-1);
  if (last === undefined) return undefined;
  return { count: replies.length, users: [...new Set(replies.map((one) => one.user))], latestTs: last.ts };
}

/** A message as the page shows it. */
export function playMessage(workspace: Messages, message: StoredMessage): PlayMessage {
  const replies = repliesOf(workspace, message);
  const threadTs = message.thread_ts ?? (replies === undefined ? undefined : message.ts);
  const files = (message.files ?? []).map((id) => workspace.file(id)).filter((file) => file !== undefined);
  return {
    channel: message.channel,
    ts: message.ts,
    user: message.user,
    text: message.text,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(message.broadcast ? { broadcast: true } : {}),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks as readonly SlackJson[] }),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(files.length === 0 ? {} : { files: files.map((file) => playFile(workspace, file)) }),
    ...(message.reactions === undefined ? {} : { reactions: message.reactions }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.pinned ? { pinned: true } : {}),
    ...(message.edited === undefined ? {} : { editedTs: message.edited.ts }),
    ...(message.only === undefined ? {} : { ephemeral: true }),
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(message.fromSlack ? { fromSlack: true } : {}),
    ...(replies === undefined ? {} : { replies }),
  };
}
