import { useState } from 'preact/hooks';
import type { SlackJson } from '../../wire';
import { Element } from '../elements/element';
import type { ElementJson, Said } from '../elements/element-json';
import { useSurface } from '../elements/surface';
import { withEmoji } from '../text/emoji';
import { TextShown } from '../text/text-object';
import { ImageShown } from './image';

/** A card: picture, title, body and buttons in a frame. */
export function CardBlock({ block, id }: { readonly block: SlackJson; readonly id: string }) {
  const part = (name: string) => block[name] as Said | undefined;
  const hero = block['hero_image'] as ElementJson | undefined;
  const icon = block['icon'] as ElementJson | undefined;
  const actions = (block['actions'] ?? []) as readonly ElementJson[];
  const [title, subtitle, body] = [part('title'), part('subtitle'), part('body')];
  return (
    <div class="bk-card">
      {hero !== undefined && <ImageShown image={hero} size="block" />}
      <div class="bk-card-head">
        {icon !== undefined && <ImageShown image={icon} size="inline" />}
        <div>
          {title !== undefined && (
            <b>
              <TextShown text={title} />
            </b>
          )}
          {subtitle !== undefined && (
            <small>
              <TextShown text={subtitle} />
            </small>
          )}
        </div>
      </div>
      {body !== undefined && <TextShown text={body} />}
      {actions.length > 0 && (
        <div class="bk-actions">
          {actions.map((element, index) => (
            <Element
              key={index}
              element={element}
              blockId={String(block['block_id'] ?? '')}
              id={`${id}-${index}`}
              tells
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface Feedback {
  readonly text: Said;
  readonly value: string;
}

/** Thumbs up and down, and small icon buttons. */
export function ContextActionsBlock({ block }: { readonly block: SlackJson }) {
  const surface = useSurface();
  const [chosen, setChosen] = useState('');
  const blockId = String(block['block_id'] ?? '');
  const elements = (block['elements'] ?? []) as readonly ElementJson[];
  return (
    <div class="bk-actions">
      {elements.flatMap((element) => {
        if (element.type !== 'feedback_buttons')
          return [
            <Element
              key={element.action_id}
              element={{ ...element, type: 'button' }}
              blockId={blockId}
              id={blockId}
              tells
            />,
          ];
        return (['positive_button', 'negative_button'] as const).map((name) => {
          const feedback = element[name] as Feedback | undefined;
          if (feedback === undefined) return null;
          const press = () => {
            setChosen(feedback.value);
            void surface.press(blockId, element, { type: 'feedback_buttons', value: feedback.value });
          };
          return (
            <button key={name} type="button" class="btn" aria-pressed={chosen === feedback.value} onClick={press}>
              {name === 'positive_button' ? '👍' : '👎'} {withEmoji(feedback.text.text)}
            </button>
          );
        });
      })}
    </div>
  );
}
