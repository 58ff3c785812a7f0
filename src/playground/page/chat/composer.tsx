import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { NoAnswer } from '../api';
import { Icon } from '../shell/icon';
import { Menu } from '../shell/menu';
import { useToast } from '../shell/toasts';
import { useReader } from '../text/names';
import { useChat } from './chat-context';
import { FileTile } from './file-tile';
import { asSent, type Suggestion, suggestionsFor } from './suggestions';
import { useUploads } from './use-uploads';

interface Props {
  readonly channel: string;
  readonly threadTs?: string;
  readonly placeholder: string;
}

function SuggestionList(props: {
  readonly all: readonly Suggestion[];
  readonly at: number;
  take(one: Suggestion): void;
}) {
  if (props.all.length === 0) return null;
  return (
    <div class="suggestions" role="listbox" id="suggestions">
      {props.all.map((one, index) => (
        <button
          key={one.key}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === props.at}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => props.take(one)}
        >
          <b>{one.label}</b>
          <small>{one.hint}</small>
        </button>
      ))}
    </div>
  );
}

function GlobalShortcuts() {
  const { words } = useReader();
  const chat = useChat();
  const [isOpen, setOpen] = useState(false);
  const items = chat.app.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ name, description, callbackId }) => ({
      label: name,
      hint: description,
      pick: () => chat.shortcut(callbackId),
    }));
  if (items.length === 0) return null;
  return (
    <span class="menu-anchor up">
      <button
        type="button"
        class="tool"
        title={words('shortcuts')}
        aria-label={words('shortcuts')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-testid="shortcuts"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="bolt" />
      </button>
      {isOpen && <Menu items={items} close={() => setOpen(false)} />}
    </span>
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
  const reader = useReader();
  const { words } = reader;
  const { api, app } = useChat();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [picked, setPicked] = useState(0);
  const uploads = useUploads(api);
  const { isSending, send } = useSending(props);
  const suggestions = suggestionsFor(text, caret, app, reader);

  // `text` decides the height: as many lines as it has, up to a third of the window.
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null) return;
    area.style.height = 'auto';
    if (text !== '') area.style.height = `${Math.min(area.scrollHeight + 2, window.innerHeight / 3)}px`;
  }, [text]);

  const write = (now: string, at: number) => {
    setText(now);
    setCaret(at);
    setPicked(0);
  };
  const take = (one: Suggestion) => {
    write(one.text, one.text.length);
    box.current?.focus();
  };
  const canSend = (text.trim() !== '' || uploads.files.length > 0) && !isSending && !uploads.isRunning;
  const submit = async () => {
    if (!canSend) return;
    if (
      await send(
        text,
        uploads.files.map(({ id }) => id),
      )
    ) {
      write('', 0);
      uploads.clear();
    }
    box.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    // An input method uses Enter and the arrows itself while it is composing (keyCode 229 in older Safari).
    if (event.isComposing || event.keyCode === 229) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (suggestions.length > 0 && step !== 0) {
      event.preventDefault();
      setPicked((picked + step + suggestions.length) % suggestions.length);
      return;
    }
    const chosen = suggestions[picked];
    if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Escape') setCaret(0);
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
      <SuggestionList all={suggestions} at={picked} take={take} />
      <div class="composer-box">
        {(uploads.files.length > 0 || uploads.isRunning) && (
          <div class="files">
            {uploads.files.map((file) => (
              <FileTile key={file.id} file={file} remove={() => uploads.remove(file.id)} />
            ))}
            {uploads.isRunning && <span class="quiet">{words('uploading')}</span>}
          </div>
        )}
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label={props.placeholder}
          placeholder={props.placeholder}
          aria-controls="suggestions"
          data-testid={props.threadTs === undefined ? 'composer' : 'thread-composer'}
          onInput={(event) => write(event.currentTarget.value, event.currentTarget.selectionStart)}
          onClick={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={keys}
          onPaste={(event) => bring(event, event.clipboardData?.files)}
        />
        <div class="composer-tools">
          <label class="tool" title={words('attach')}>
            <input
              type="file"
              multiple
              aria-label={words('attach')}
              onChange={(event) => {
                void uploads.add([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
            <Icon name="clip" />
          </label>
          {props.threadTs === undefined && <GlobalShortcuts />}
          <button
            type="submit"
            class="send"
            disabled={!canSend}
            aria-label={words('send')}
            aria-busy={isSending}
            data-testid={props.threadTs === undefined ? 'send' : 'thread-send'}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </form>
  );
}
