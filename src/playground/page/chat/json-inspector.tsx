import { useState } from 'preact/hooks';
import { Dialog } from '../shell/dialog';
import { Icon } from '../shell/icon';
import { useReader } from '../text/names';

const token = /("(?:\\.|[^"\\])*"(?=\s*:))|("(?:\\.|[^"\\])*")|\b(true|false|null|-?\d+(?:\.\d+)?)\b/g;

function coloured(json: string): preact.ComponentChildren[] {
  const out: preact.ComponentChildren[] = [];
  let at = 0;
  for (const match of json.matchAll(token)) {
    out.push(json.slice(at, match.index));
    const kind = match[1] !== undefined ? 'key' : match[2] !== undefined ? 'string' : 'other';
    out.push(
      <span key={match.index} class={`json-${kind}`}>
        {match[0]}
      </span>,
    );
    at = match.index + match[0].length;
  }
  return [...out, json.slice(at)];
}

/** What the app really sent, to read and to copy. */
export function JsonInspector({ value, close }: { readonly value: unknown; close(): void }) {
  const { words } = useReader();
  const [isCopied, setCopied] = useState(false);
  const json = JSON.stringify(value, null, 2);
  const copy = () =>
    navigator.clipboard.writeText(json).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Dialog label={words('json')} size="wide" close={close}>
      <header>
        <h2>{words('json')}</h2>
        <button type="button" class="btn" onClick={() => void copy()}>
          {isCopied ? words('copied') : words('copy')}
        </button>
        <button type="button" class="tool" aria-label={words('close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <pre class="json" data-testid="json">
        {coloured(json)}
      </pre>
    </Dialog>
  );
}
