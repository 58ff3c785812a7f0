import type { PlayFile } from '../../wire';
import { Icon } from '../shell/icon';
import { useLightbox } from '../shell/lightbox';
import { useReader } from '../text/names';

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A file: a picture is shown and opens large, anything else is a tile to download. */
export function FileTile({ file, remove }: { readonly file: PlayFile; remove?(): void }) {
  const { words } = useReader();
  const enlarge = useLightbox();
  const isPicture = file.mimetype.startsWith('image/') && file.ready;
  const drop = remove !== undefined && (
    <button type="button" class="tool" aria-label={words('remove', { name: file.name })} onClick={remove}>
      <Icon name="close" />
    </button>
  );
  if (isPicture && remove === undefined)
    return (
      <button
        type="button"
        class="picture block"
        aria-label={words('enlarge', { name: file.name })}
        onClick={() => enlarge({ source: file.url, name: file.title || file.name })}
      >
        <img src={file.url} alt={file.title || file.name} loading="lazy" />
      </button>
    );
  return (
    <div class="file-tile" data-testid="file">
      {isPicture ? <img src={file.url} alt="" /> : <Icon name="file" />}
      <a href={file.url} download={file.name} aria-label={words('download', { name: file.name })}>
        <b>{file.name}</b>
        <small>{file.ready ? sizeOf(file.size) : words('processing')}</small>
      </a>
      {drop}
    </div>
  );
}
