import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WecomMenuButton } from '../../wecom/wire';
import { Icon } from '../shell/icon';
import { useReader } from '../text/names';
import { AttachPanel, useSendFiles } from './attach-panel';
import { usePhone } from './phone-context';
import { PhoneMenu } from './phone-menu';
import { voiceClip } from './voice-clip';

const clipSeconds = 3;

function useWriting() {
  const { api, act } = usePhone();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [isSending, setSending] = useState(false);
  // As high as its lines, up to five of them.
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null) return;
    area.style.height = 'auto';
    if (text !== '') area.style.height = `${Math.min(area.scrollHeight + 2, 126)}px`;
  }, [text]);
  const submit = async () => {
    if (text.trim() === '' || isSending) return;
    setSending(true);
    if (await act(api.say({ text }))) setText('');
    setSending(false);
    box.current?.focus();
  };
  return { box, text, setText, isSending, submit };
}

function TextField({ writing }: { readonly writing: ReturnType<typeof useWriting> }) {
  const { words } = useReader();
  const sendFiles = useSendFiles();
  return (
    <textarea
      ref={writing.box}
      rows={1}
      value={writing.text}
      aria-label={words('writeHere')}
      data-testid="wecom-composer"
      onInput={(event) => writing.setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.isComposing || event.keyCode === 229 || event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        void writing.submit();
      }}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        void sendFiles(files);
      }}
    />
  );
}

function VoiceButton() {
  const { words } = useReader();
  const { api, act } = usePhone();
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await act(api.upload('voice', new File([voiceClip(clipSeconds)], 'voice.amr', { type: 'audio/amr' })));
    setBusy(false);
  };
  return (
    <button
      type="button"
      class="tool"
      disabled={isBusy}
      title={words('sendVoice')}
      aria-label={words('sendVoice')}
      data-testid="wecom-voice"
      onClick={() => void send()}
    >
      <Icon name="mic" />
    </button>
  );
}

function Writing() {
  const { words } = useReader();
  const writing = useWriting();
  const [isAttaching, setAttaching] = useState(false);
  const isWritten = writing.text.trim() !== '';
  return (
    <form
      class="wc-writing"
      onSubmit={(event) => {
        event.preventDefault();
        void writing.submit();
      }}
    >
      <VoiceButton />
      <TextField writing={writing} />
      {isWritten ? (
        <button type="submit" class="wc-send" disabled={writing.isSending} data-testid="wecom-send">
          {words('send')}
        </button>
      ) : (
        <button
          type="button"
          class="tool"
          title={words('moreKinds')}
          aria-label={words('moreKinds')}
          aria-expanded={isAttaching}
          data-testid="wecom-attach"
          onClick={() => setAttaching(!isAttaching)}
        >
          <Icon name="plus" />
        </button>
      )}
      {isAttaching && <AttachPanel close={() => setAttaching(false)} />}
    </form>
  );
}

/** The foot of the phone: the app's menu or the keyboard, and the key between them. */
export function PhoneComposer({ menu }: { readonly menu: readonly WecomMenuButton[] }) {
  const { words } = useReader();
  const [isWriting, setWriting] = useState(false);
  const hasMenu = menu.length > 0;
  const isKeyboard = isWriting || !hasMenu;
  const label = words(isKeyboard ? 'toMenu' : 'toKeyboard');
  return (
    <div class="wc-foot">
      {hasMenu && (
        <button
          type="button"
          class="wc-switch"
          title={label}
          aria-label={label}
          data-testid="wecom-switch"
          onClick={() => setWriting(!isKeyboard)}
        >
          <Icon name={isKeyboard ? 'lines' : 'keyboard'} />
        </button>
      )}
      {isKeyboard ? <Writing /> : <PhoneMenu menu={menu} />}
    </div>
  );
}
