import { useState } from 'preact/hooks';
import { NoAnswer } from '../api';
import { Icon } from '../shell/icon';
import { useToast } from '../shell/toasts';
import { useReader } from '../text/names';
import { useChat } from './chat-context';
import { AttachButton, Attached, GlobalShortcuts, SuggestionList } from './composer-parts';
import { asSent } from './suggestions';
import { useDraft } from './use-draft';
import { useUploads } from './use-uploads';

interface Props {
  readonly channel: string;
  readonly threadTs?: string;
  readonly placeholder: string;
}

function SendButton(props: { readonly canSend: boolean; readonly isSending: boolean; readonly testId: string }) {
  const { words } = useReader();
  return (
    <button
      type="submit"
      class="send"
      disabled={!props.canSend}
      aria-label={words('send')}
      aria-busy={props.isSending}
      data-testid={props.testId}
    >
      <Icon name="send" />
    </button>
  );
}

function useSending({ channel, threadTs }: Props) {
  const { words, people } = useReader();
  const { api } = useChat();
  const toast = useToast();
  const [isSending, setSending] = useState(false);
  /** True when it was taken, so that the words may go. */
  const send = async (text: string, files: readonly string[]): Promise<boolean> => {
    setSending(true);
    try {
      const body = { channel, text: asSent(text.trim(), people), files };
      const answer = await api.message(threadTs === undefined ? body : { ...body, threadTs });
      if (!answer.ok) toast(answer.problem ?? words('noAnswer'));
      return answer.ok;
    } catch (problem) {
      toast((problem instanceof NoAnswer && problem.message) || words('noAnswer'));
      return false;
    } finally {
      setSending(false);
    }
  };
  return { isSending, send };
}

/** Where one writes: text with commands and mentions suggested, files by button, paste or drop. */
export function Composer(props: Props) {
  const { api } = useChat();
  const isThread = props.threadTs !== undefined;
  const uploads = useUploads(api);
  const { isSending, send } = useSending(props);
  const draft = useDraft(() => void submit());
  const { text, box } = draft;
  const canSend = (text.trim() !== '' || uploads.files.length > 0) && !isSending && !uploads.isRunning;
  const submit = async () => {
    if (!canSend) return;
    const files = uploads.files.map(({ id }) => id);
    if (await send(text, files)) {
      draft.write('', 0);
      uploads.clear();
    }
    box.current?.focus();
  };
  const bring = (event: Event, list: FileList | undefined) => {
    if (list === undefined || list.length === 0) return;
    event.preventDefault();
    void uploads.add([...list]);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => bring(event, event.dataTransfer?.files)}
    >
      <SuggestionList all={draft.suggestions} at={draft.picked} take={draft.take} />
      <div class="composer-box">
        <Attached uploads={uploads} />
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label={props.placeholder}
          placeholder={props.placeholder}
          data-testid={isThread ? 'thread-composer' : 'composer'}
          onInput={(event) => draft.write(event.currentTarget.value, event.currentTarget.selectionStart)}
          onClick={(event) => draft.setCaret(event.currentTarget.selectionStart)}
          onKeyDown={draft.keys}
          onPaste={(event) => bring(event, event.clipboardData?.files)}
        />
        <div class="composer-tools">
          <AttachButton add={(files) => void uploads.add(files)} />
          {!isThread && <GlobalShortcuts />}
          <SendButton canSend={canSend} isSending={isSending} testId={isThread ? 'thread-send' : 'send'} />
        </div>
      </div>
    </form>
  );
}
