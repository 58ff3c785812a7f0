import { useState } from 'preact/hooks';
import { largestFile } from '../../largest-file';
import { Icon, type IconName } from '../shell/icon';
import { useToast } from '../shell/toasts';
import { useReader } from '../text/names';
import { usePhone } from './phone-context';

// Where the demo's people are; WeCom's client would ask the phone.
const here = { latitude: 31.2304, longitude: 121.4737 };

function kindOf(file: File): 'image' | 'video' | 'file' {
  if (/^image\/(png|jpe?g|gif|webp)$/.test(file.type)) return 'image';
  return file.type === 'video/mp4' ? 'video' : 'file';
}

/** Sends chosen files, one message each; says which could not be sent. */
export function useSendFiles() {
  const { words } = useReader();
  const { api, act } = usePhone();
  const toast = useToast();
  return async (files: Iterable<File>) => {
    for (const file of files) {
      if (file.size > largestFile) toast(words('uploadFailed', { name: file.name, why: words('tooBig') }));
      else await act(api.upload(kindOf(file), file));
    }
  };
}

function FileChoice(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly accept?: string;
  readonly testId: string;
  sent(): void;
}) {
  const send = useSendFiles();
  return (
    <label>
      <span class="wc-kind">
        <input
          type="file"
          multiple
          accept={props.accept}
          aria-label={props.label}
          data-testid={props.testId}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void send(files).then(props.sent);
          }}
        />
        <Icon name={props.icon} />
      </span>
      <span aria-hidden="true">{props.label}</span>
    </label>
  );
}

function LocationForm({ sent }: { sent(): void }) {
  const { words } = useReader();
  const { api, act } = usePhone();
  const [label, setLabel] = useState(words('placeExample'));
  return (
    <form
      class="wc-place"
      onSubmit={(event) => {
        event.preventDefault();
        void act(api.location({ label: label.trim(), ...here })).then((isSent) => isSent && sent());
      }}
    >
      <input
        type="text"
        value={label}
        aria-label={words('placeName')}
        data-testid="wecom-place-name"
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <button type="submit" class="wc-send" disabled={label.trim() === ''} data-testid="wecom-send-location">
        {words('sendLocation')}
      </button>
    </form>
  );
}

/** What may be sent beside text. */
export function AttachPanel({ close }: { close(): void }) {
  const { words } = useReader();
  const [isPlacing, setPlacing] = useState(false);
  return (
    <div class="wc-attach">
      <FileChoice icon="image" label={words('picture')} accept="image/*" testId="wecom-image" sent={close} />
      <FileChoice icon="file" label={words('document')} testId="wecom-file" sent={close} />
      <label>
        <button
          type="button"
          class="wc-kind"
          aria-label={words('location')}
          aria-expanded={isPlacing}
          data-testid="wecom-location"
          onClick={() => setPlacing(!isPlacing)}
        >
          <Icon name="pin" />
        </button>
        <span aria-hidden="true">{words('location')}</span>
      </label>
      {isPlacing && <LocationForm sent={close} />}
    </div>
  );
}
