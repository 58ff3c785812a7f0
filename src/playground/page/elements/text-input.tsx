import { slackLimits } from '../../../platforms/slack-limits';
import { useReader } from '../text/names';
import { said } from '../text/text-object';
import { type ElementProps, useHeld } from './surface';

/** Which keyboard a phone shows; what is typed is checked by `checkField`, in the page's own words. */
const keyboards: Readonly<Record<string, 'email' | 'url' | 'decimal'>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

/** One line or several of text, an address, or a number. */
export function TextInputElement(props: ElementProps) {
  const { element, id, label } = props;
  const { value, hold, tell } = useHeld(props);
  const text = value.value ?? '';
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const typed = (now: string) => {
    const next = { value: now === '' ? null : now };
    if (triggers.includes('on_character_entered')) tell(next);
    else hold(next);
  };
  const enter = (event: KeyboardEvent) => {
    // While an input method is composing, Enter picks a character and must not send anything.
    if (event.key !== 'Enter' || event.isComposing || element.multiline === true) return;
    event.preventDefault();
    if (props.tells && triggers.includes('on_enter_pressed')) tell({ value: text === '' ? null : text });
  };
  const most = element.max_length ?? slackLimits.inputLength.most;
  const shared = {
    id,
    'aria-label': label,
    value: text,
    placeholder: said(element.placeholder),
    maxLength: most,
    'data-autofocus': element.focus_on_load === true ? 'yes' : undefined,
  };
  const left = most - text.length;
  return (
    <div class="text-input">
      {element.multiline === true ? (
        <textarea {...shared} rows={4} onInput={(event) => typed(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={keyboards[element.type]}
          onInput={(event) => typed(event.currentTarget.value)}
          onKeyDown={enter}
        />
      )}
      {left <= Math.min(100, most / 5) && <span class="count-left">{left}</span>}
    </div>
  );
}

interface RichValue {
  readonly elements?: readonly { readonly elements?: readonly { readonly text?: string }[] }[];
}

function plainOf(value: unknown): string {
  const sections = (value as RichValue | null)?.elements ?? [];
  return sections.flatMap((section) => (section.elements ?? []).map((run) => run.text ?? '')).join('\n');
}

/** A rich text input, as far as the page goes: its words without styles. */
export function RichTextInputElement(props: ElementProps) {
  const { value, hold } = useHeld(props);
  const { words } = useReader();
  const typed = (text: string) =>
    hold({
      rich_text_value: {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      },
    });
  return (
    <textarea
      id={props.id}
      aria-label={props.label}
      rows={4}
      placeholder={said(props.element.placeholder) || words('reply')}
      value={plainOf(value.rich_text_value)}
      onInput={(event) => typed(event.currentTarget.value)}
    />
  );
}
