import { useState } from 'preact/hooks';
import type { PlayMessage } from '../../wire';
import { Icon } from '../shell/icon';
import { Menu } from '../shell/menu';
import { useReader } from '../text/names';
import { useChat } from './chat-context';

/** What can be done with a message: shown on hover, on focus, and on a phone always behind one button. */
export function MessageTools({ message, inThread }: { readonly message: PlayMessage; readonly inThread: boolean }) {
  const { words } = useReader();
  const chat = useChat();
  const [isOpen, setOpen] = useState(false);
  const canReply = !inThread && message.ephemeral !== true;
  const shortcuts = message.ephemeral === true ? [] : chat.app.shortcuts.filter(({ type }) => type === 'message');
  const items = [
    ...(canReply ? [{ label: words('replyInThread'), pick: () => chat.openThread(message) }] : []),
    ...shortcuts.map(({ name, description, callbackId }) => ({
      label: name,
      hint: chat.app.name || description,
      pick: () => chat.shortcut(callbackId, message),
    })),
    { label: words('showJson'), pick: () => chat.showJson(message) },
  ];
  return (
    <div class={isOpen ? 'message-tools is-open' : 'message-tools'}>
      {canReply && (
        <button
          type="button"
          class="tool"
          title={words('replyInThread')}
          aria-label={words('replyInThread')}
          onClick={() => chat.openThread(message)}
        >
          <Icon name="thread" />
        </button>
      )}
      <button
        type="button"
        class="tool is-wide-only"
        title={words('showJson')}
        aria-label={words('showJson')}
        onClick={() => chat.showJson(message)}
      >
        <Icon name="json" />
      </button>
      <span class="menu-anchor">
        <button
          type="button"
          class="tool"
          title={words('more')}
          aria-label={words('more')}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          data-testid="message-more"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="more" />
        </button>
        {isOpen && <Menu items={items} close={() => setOpen(false)} />}
      </span>
    </div>
  );
}
