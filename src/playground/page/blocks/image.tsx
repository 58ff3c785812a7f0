import type { ElementJson } from '../elements/element-json';
import { useLightbox } from '../shell/lightbox';
import { useReader } from '../text/names';

/** A picture of Slack's, by address or by file; a large one opens on click. */
export function ImageShown(props: { readonly image: ElementJson; readonly size: 'block' | 'thumbnail' | 'inline' }) {
  const { fileUrl, words } = useReader();
  const enlarge = useLightbox();
  const { image_url, slack_file, alt_text = '' } = props.image;
  const source = image_url ?? slack_file?.url ?? fileUrl(slack_file?.id ?? '');
  if (props.size === 'inline') return <img class="bk-icon" src={source} alt={alt_text} />;
  return (
    <button
      type="button"
      class={`picture ${props.size}`}
      aria-label={words('enlarge', { name: alt_text })}
      onClick={() => enlarge({ source, name: alt_text })}
    >
      <img src={source} alt={alt_text} loading="lazy" />
    </button>
  );
}
