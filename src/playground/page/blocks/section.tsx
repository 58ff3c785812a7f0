import type { SlackJson } from '../../wire';
import { Element } from '../elements/element';
import type { ElementJson, Said } from '../elements/element-json';
import { TextShown } from '../text/text-object';
import { ImageShown } from './image';

const wide = ['radio_buttons', 'checkboxes'];

/** Text and fields, with an element beside them. */
export function SectionBlock({ block, id }: { readonly block: SlackJson; readonly id: string }) {
  const text = block['text'] as Said | undefined;
  const fields = (block['fields'] ?? []) as readonly Said[];
  const accessory = block['accessory'] as ElementJson | undefined;
  return (
    <div class={accessory !== undefined && wide.includes(accessory.type) ? 'bk-section is-tall' : 'bk-section'}>
      <div class="bk-grow">
        {text !== undefined && (
          <div class="bk-text">
            <TextShown text={text} />
          </div>
        )}
        {fields.length > 0 && (
          <div class="bk-fields">
            {fields.map((field, index) => (
              <div key={index} class="bk-text">
                <TextShown text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <Element element={accessory} blockId={String(block['block_id'] ?? '')} id={id} label={text?.text ?? ''} tells />
      )}
    </div>
  );
}

/** Small print: pictures and texts in a row. */
export function ContextBlock({ block }: { readonly block: SlackJson }) {
  const elements = (block['elements'] ?? []) as readonly (ElementJson & Said)[];
  return (
    <div class="bk-context">
      {elements.map((element, index) =>
        (element.type as string) === 'image' ? (
          <ImageShown key={index} image={element} size="inline" />
        ) : (
          <div key={index} class="bk-text">
            <TextShown text={element} />
          </div>
        ),
      )}
    </div>
  );
}

/** Elements side by side. */
export function ActionsBlock({ block, id }: { readonly block: SlackJson; readonly id: string }) {
  const elements = (block['elements'] ?? []) as readonly ElementJson[];
  return (
    <div class="bk-actions">
      {elements.map((element, index) => (
        <Element
          key={element.action_id ?? index}
          element={element}
          blockId={String(block['block_id'] ?? '')}
          id={`${id}-${index}`}
          {...(element.placeholder === undefined ? {} : { label: element.placeholder.text })}
          tells
        />
      ))}
    </div>
  );
}
