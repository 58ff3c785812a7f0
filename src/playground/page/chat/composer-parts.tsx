import { useState } from 'preact/hooks';
import { Icon } from '../shell/icon';
import { Menu } from '../shell/menu';
import { useReader } from '../text/names';
import { useChat } from './chat-context';
import { FileTile } from './file-tile';
import type { Suggestion } from './suggestions';
import type { useUploads } from './use-uploads';

/** What may be written instead; the one at `at` is taken by Enter. */
export function SuggestionList(props: {
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

/** The app's shortcuts that belong to no message. */
export function GlobalShortcuts() {
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

/** Chooses files to send along. */
export function AttachButton({ add }: { add(files: readonly File[]): void }) {
  const { words } = useReader();
  return (
    <label class="tool" title={words('attach')}>
      <input
        type="file"
        multiple
        aria-label={words('attach')}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Icon name="clip" />
    </label>
  );
}

/** Files that go with the next message. */
export function Attached({ uploads }: { readonly uploads: ReturnType<typeof useUploads> }) {
  const { words } = useReader();
  if (uploads.files.length === 0 && !uploads.isRunning) return null;
  return (
    <div class="files">
      {uploads.files.map((file) => (
        <FileTile key={file.id} file={file} remove={() => uploads.remove(file.id)} />
      ))}
      {uploads.isRunning && <span class="quiet">{words('uploading')}</span>}
    </div>
  );
}
