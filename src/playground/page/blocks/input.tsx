import type { SlackJson } from '../../wire';
import { Element } from '../elements/element';
import type { ElementJson, Said } from '../elements/element-json';
import { useSurface } from '../elements/surface';
import { withEmoji } from '../text/emoji';
import { useReader } from '../text/names';

const grouped = ['radio_buttons', 'checkboxes'];

/** A labelled field with its hint, and what is wrong with it. */
export function InputBlock({ block, id }: { readonly block: SlackJson; readonly id: string }) {
  const { words } = useReader();
  const surface = useSurface();
  const blockId = String(block['block_id'] ?? '');
  const element = block['element'] as ElementJson;
  const label = withEmoji((block['label'] as Said | undefined)?.text ?? '');
  const hint = block['hint'] as Said | undefined;
  const error = surface.error(blockId);
  const isGroup = grouped.includes(element.type) || element.type.startsWith('multi_');
  const inside = (
    <>
      {label}
      {block['optional'] === true && <em> {words('optional')}</em>}
    </>
  );
  return (
    <div class={error === undefined ? 'bk-input' : 'bk-input is-wrong'} data-block={blockId}>
      {isGroup ? (
        <span class="bk-label">{inside}</span>
      ) : (
        <label class="bk-label" for={id}>
          {inside}
        </label>
      )}
      <Element element={element} blockId={blockId} id={id} label={label} tells={block['dispatch_action'] === true} />
      {error !== undefined && (
        <p class="bk-error" role="alert">
          {error}
        </p>
      )}
      {hint !== undefined && <p class="bk-hint">{withEmoji(hint.text)}</p>}
    </div>
  );
}
