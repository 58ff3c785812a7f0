import { wecomLimits } from '../../../platforms/wecom-limits';
import { buttonRows } from './button-rows';
import type { CardButtonJson } from './card-json';
import { clip } from './clip';
import { PhoneLink } from './phone-link';

const styles = ['is-main', 'is-second', 'is-plain', 'is-danger'] as const;

const styleOf = (button: CardButtonJson): string => styles[(button.style ?? 1) - 1] ?? styles[0];

interface Pressing {
  /** The key that is on its way to the app. */
  readonly pressing: string | undefined;
  press(key: string): void;
}

function CardButton({ button, pressing, press }: Pressing & { readonly button: CardButtonJson }) {
  const label = clip(button.text, wecomLimits.buttonText.most);
  const named = `wc-button ${styleOf(button)}`;
  if (button.type === 1)
    return (
      <PhoneLink class={named} href={button.url ?? ''}>
        {label}
      </PhoneLink>
    );
  const key = button.key ?? '';
  return (
    <button
      type="button"
      class={pressing === key ? `${named} is-pressing` : named}
      title={label === button.text ? undefined : button.text}
      disabled={pressing !== undefined}
      aria-busy={pressing === key}
      data-testid={`wecom-press-${key}`}
      onClick={() => press(key)}
    >
      {label}
    </button>
  );
}

/** The buttons of a card, or the grey words that stand in their place after an update. */
export function CardButtons(
  props: Pressing & { readonly buttons: readonly CardButtonJson[]; readonly greyed: string | undefined },
) {
  if (props.greyed !== undefined) return <Greyed text={props.greyed} />;
  return (
    <div class="wc-buttons is-above">
      {buttonRows(props.buttons).map((row, index) => (
        <div key={index}>
          {row.map((button) => (
            <CardButton key={button.key ?? button.text} button={button} pressing={props.pressing} press={props.press} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Greyed({ text }: { readonly text: string }) {
  return (
    <div class="wc-buttons">
      <div>
        <button type="button" class="wc-button is-grey" disabled data-testid="wecom-greyed" title={text}>
          {clip(text, wecomLimits.title.most)}
        </button>
      </div>
    </div>
  );
}

/** Sends what was chosen. */
export function SubmitButton(props: {
  readonly button: { readonly text: string } | undefined;
  readonly greyed: string | undefined;
  readonly isSending: boolean;
  readonly canSend: boolean;
  submit(): void;
}) {
  if (props.greyed !== undefined) return <Greyed text={props.greyed} />;
  if (props.button === undefined) return null;
  return (
    <div class="wc-buttons">
      <div>
        <button
          type="button"
          class={props.isSending ? 'wc-button is-main is-pressing' : 'wc-button is-main'}
          disabled={props.isSending || !props.canSend}
          aria-busy={props.isSending}
          data-testid="wecom-submit"
          onClick={props.submit}
        >
          {clip(props.button.text, wecomLimits.buttonText.most)}
        </button>
      </div>
    </div>
  );
}
