import type { PlayMessage, SlackJson } from '../../wire';
import { Blocks } from '../blocks/blocks';
import { SurfaceContext } from '../elements/surface';
import { useBlockSurface } from '../elements/use-surface';
import { emojiNamed } from '../text/emoji';
import { Mrkdwn } from '../text/mrkdwn';
import { useChat } from './chat-context';
import { FileTile } from './file-tile';

interface AttachmentJson {
  readonly color?: string;
  readonly pretext?: string;
  readonly title?: string;
  readonly text?: string;
  readonly fallback?: string;
  readonly footer?: string;
  readonly image_url?: string;
  readonly blocks?: readonly SlackJson[];
  readonly fields?: readonly { readonly title: string; readonly value: string }[];
}

const tones: Readonly<Record<string, string>> = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };

function Attachment({ attachment }: { readonly attachment: AttachmentJson }) {
  const { color = 'var(--line)' } = attachment;
  const bar = tones[color] ?? (/^[0-9a-f]{6}$/i.test(color) ? `#${color}` : color);
  return (
    <div class="attachment" style={{ borderColor: bar }}>
      {attachment.pretext !== undefined && <Mrkdwn text={attachment.pretext} />}
      {attachment.title !== undefined && <b>{attachment.title}</b>}
      {attachment.text !== undefined && <Mrkdwn text={attachment.text} />}
      {attachment.fields !== undefined && (
        <div class="bk-fields">
          {attachment.fields.map((field) => (
            <div key={field.title}>
              <b>{field.title}</b>
              <Mrkdwn text={field.value} />
            </div>
          ))}
        </div>
      )}
      {attachment.blocks !== undefined && <Blocks blocks={attachment.blocks} />}
      {attachment.image_url !== undefined && <img src={attachment.image_url} alt="" />}
      {attachment.footer !== undefined && <small>{attachment.footer}</small>}
    </div>
  );
}

function attachmentsOf(message: PlayMessage): readonly AttachmentJson[] {
  return (message.attachments ?? []) as readonly AttachmentJson[];
}

/** What a message says: blocks or text, attachments, files, reactions. */
export function MessageBody({ message }: { readonly message: PlayMessage }) {
  const { api } = useChat();
  const attachments = attachmentsOf(message);
  const blocks = message.blocks ?? [];
  const { surface } = useBlockSurface({
    kind: 'message',
    api,
    where: { message: { channel: message.channel, ts: message.ts } },
    blocks: [...blocks, ...attachments.flatMap((attachment) => attachment.blocks ?? [])],
  });
  return (
    <SurfaceContext.Provider value={surface}>
      {blocks.length > 0 ? (
        <Blocks blocks={blocks} />
      ) : (
        message.text !== '' && (
          <div class="message-text">
            <Mrkdwn text={message.text} />
          </div>
        )
      )}
      {attachments.map((attachment, index) => (
        <Attachment key={index} attachment={attachment} />
      ))}
      {message.files !== undefined && message.files.length > 0 && (
        <div class="files">
          {message.files.map((file) => (
            <FileTile key={file.id} file={file} />
          ))}
        </div>
      )}
      {message.reactions !== undefined && message.reactions.length > 0 && (
        <div class="reactions">
          {message.reactions.map(({ name, users }) => (
            <span key={name} class="reaction" title={`:${name}:`}>
              {emojiNamed(name) ?? `:${name}:`} {users.length}
            </span>
          ))}
        </div>
      )}
    </SurfaceContext.Provider>
  );
}
