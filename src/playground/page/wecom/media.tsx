import { useState } from 'preact/hooks';
import type { WecomMedia } from '../../wecom/wire';
import { Icon } from '../shell/icon';
import { useLightbox } from '../shell/lightbox';
import { useToast } from '../shell/toasts';
import { useReader } from '../text/names';
import { voiceSeconds } from './voice-clip';

/** A picture in the chat; a press shows it large. */
export function PictureMedia({ media }: { readonly media: WecomMedia }) {
  const { words } = useReader();
  const enlarge = useLightbox();
  return (
    <button
      type="button"
      class="wc-picture"
      aria-label={words('enlarge', { name: media.name })}
      onClick={() => enlarge({ source: media.url, name: media.name })}
    >
      <img src={media.url} alt={media.name} />
    </button>
  );
}

/** A clip of speech; a press plays it where the browser knows its format. */
export function VoiceMedia({ media }: { readonly media: WecomMedia }) {
  const { words } = useReader();
  const toast = useToast();
  const [isPlaying, setPlaying] = useState(false);
  const seconds = voiceSeconds(media.size);
  const play = () => {
    const sound = new Audio(media.url);
    setPlaying(true);
    sound.onended = () => setPlaying(false);
    sound.play().catch(() => {
      setPlaying(false);
      toast(words('noSound'), 'news');
    });
  };
  return (
    <button
      type="button"
      class={isPlaying ? 'wc-voice is-playing' : 'wc-voice'}
      style={{ width: `${Math.min(66 + seconds * 5, 210)}px` }}
      aria-label={words('voiceOf', { count: seconds })}
      onClick={play}
    >
      <Icon name="sound" />
      <span>{seconds}″</span>
    </button>
  );
}

/** A film, played where it stands; one the browser cannot play is a file. */
export function VideoMedia({ media }: { readonly media: WecomMedia }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <FileMedia media={media} />;
  return (
    <video
      class="wc-video"
      src={media.url}
      controls
      muted
      preload="metadata"
      aria-label={media.name}
      onError={() => setBroken(true)}
    />
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes}B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)}K`;
  return `${(bytes / 1024 / 1024).toFixed(1)}M`;
}

/** A file to download. */
export function FileMedia({ media }: { readonly media: WecomMedia }) {
  const { words } = useReader();
  return (
    <a class="wc-file" href={media.url} download={media.name} aria-label={words('download', { name: media.name })}>
      <span>
        <b>{media.name}</b>
        <small>{sizeOf(media.size)}</small>
      </span>
      <i aria-hidden="true">{(media.name.split('.').at(-1) ?? '').slice(0, 4).toUpperCase()}</i>
    </a>
  );
}
