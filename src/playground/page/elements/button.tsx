import { withEmoji } from '../text/emoji';
import { said } from '../text/text-object';
import { type ElementProps, useSurface } from './surface';

/** A Slack button; a link button opens its address as well as telling the app. */
export function ButtonElement({ element, blockId }: ElementProps) {
  const surface = useSurface();
  const isPressing = surface.pressing === `${blockId}/${element.action_id ?? ''}`;
  const label = said(element.text);
  const press = () => {
    if (element.url !== undefined && /^https?:/.test(element.url)) window.open(element.url, '_blank', 'noopener');
    void surface.press(blockId, element);
  };
  return (
    <button
      type="button"
      class={`btn ${element.style ?? ''} ${isPressing ? 'is-pressing' : ''}`}
      aria-label={element.accessibility_label ?? undefined}
      aria-busy={isPressing}
      disabled={surface.pressing !== ''}
      onClick={press}
    >
      {withEmoji(label)}
    </button>
  );
}
