import { useState } from 'preact/hooks';
import { slackLimits } from '../../../platforms/slack-limits';
import { largestFile } from '../../largest-file';
import type { PlayFile } from '../../wire';
import { FileTile } from '../chat/file-tile';
import { Icon } from '../shell/icon';
import { useToast } from '../shell/toasts';
import { useReader } from '../text/names';
import { type ElementProps, useHeld } from './surface';

interface DropProps extends ElementProps {
  readonly isRunning: boolean;
  readonly most: number;
  add(list: FileList | null): void;
}

function Drop({ element, id, isRunning, most, add }: DropProps) {
  const { words } = useReader();
  return (
    <label class="file-drop">
      <input
        id={id}
        type="file"
        multiple={most > 1}
        accept={element.filetypes?.map((kind) => `.${kind}`).join(',')}
        onChange={(event) => {
          add(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <Icon name="clip" />
      <span>
        <b>{words(isRunning ? 'uploading' : 'chooseFiles')}</b>
        <small>{words('dropFiles', { count: most })}</small>
      </span>
    </label>
  );
}

/** Files by button or by dropping them, listed with a way to take each back. */
export function FileInputElement(props: ElementProps) {
  const { words } = useReader();
  const toast = useToast();
  const { value, hold, surface } = useHeld(props);
  const [known, setKnown] = useState<readonly PlayFile[]>([]);
  const [running, setRunning] = useState(0);
  const most = props.element.max_files ?? slackLimits.fileInputFiles.most;
  const chosen = (value.files ?? [])
    .map(({ id }) => known.find((file) => file.id === id))
    .filter((f) => f !== undefined);

  const add = async (list: FileList | null) => {
    let held = value.files ?? [];
    for (const file of [...(list ?? [])].slice(0, most - held.length)) {
      setRunning((count) => count + 1);
      try {
        if (file.size > largestFile) throw new Error(words('tooBig'));
        const uploaded = await surface.upload(file);
        setKnown((was) => [...was, uploaded]);
        held = [...held, { id: uploaded.id }];
        hold({ files: held });
      } catch (problem) {
        toast(words('uploadFailed', { name: file.name, why: problem instanceof Error ? problem.message : '' }));
      }
      setRunning((count) => count - 1);
    }
  };
  return (
    <fieldset
      class="file-input"
      aria-label={props.label}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void add(event.dataTransfer?.files ?? null);
      }}
    >
      {chosen.map((file) => (
        <FileTile
          key={file.id}
          file={file}
          remove={() => hold({ files: (value.files ?? []).filter(({ id }) => id !== file.id) })}
        />
      ))}
      {chosen.length < most && <Drop {...props} isRunning={running > 0} most={most} add={(list) => void add(list)} />}
    </fieldset>
  );
}
