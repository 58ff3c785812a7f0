import type { SlackOption } from '../../wire';
import { withEmoji } from '../text/emoji';
import { Mrkdwn } from '../text/mrkdwn';
import { type ElementProps, useHeld } from './surface';

function OptionText({ option }: { readonly option: SlackOption }) {
  const { text, description } = option;
  return (
    <span>
      {text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : withEmoji(text.text)}
      {description !== undefined && <small>{withEmoji(description.text)}</small>}
    </span>
  );
}

/** Radio buttons. */
export function RadioElement(props: ElementProps) {
  const { value, tell } = useHeld(props);
  return (
    <div class="choices" role="radiogroup" aria-label={props.label}>
      {(props.element.options ?? []).map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={props.id}
            checked={value.selected_option?.value === option.value}
            onChange={() => tell({ selected_option: option })}
          />
          <OptionText option={option} />
        </label>
      ))}
    </div>
  );
}

/** Checkboxes, and a multi-select drawn as a list one can tick. */
export function ChecklistElement(props: ElementProps & { readonly options: readonly SlackOption[] }) {
  const { value, tell } = useHeld(props);
  const picked = value.selected_options ?? [];
  const isPicked = (option: SlackOption) => picked.some((other) => other.value === option.value);
  const isFull = picked.length >= (props.element.max_selected_items ?? Infinity);
  const toggle = (option: SlackOption) =>
    tell({
      selected_options: props.options.filter((other) => (other === option ? !isPicked(other) : isPicked(other))),
    });
  const isLong = props.element.type !== 'checkboxes';
  return (
    <fieldset class={isLong ? 'choices boxed' : 'choices'} aria-label={props.label}>
      {props.options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={isPicked(option)}
            disabled={isFull && !isPicked(option)}
            onChange={() => toggle(option)}
          />
          <OptionText option={option} />
        </label>
      ))}
    </fieldset>
  );
}
