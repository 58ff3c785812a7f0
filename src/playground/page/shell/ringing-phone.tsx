import type { PlayPhone, PlayPhonePost, PlayState } from '../../wire';
import { type Api, NoAnswer } from '../api';
import { useReader } from '../text/names';
import type { Wecom } from '../wecom/use-wecom';
import { Icon } from './icon';
import { useToast } from './toasts';

interface Rings {
  readonly phone: PlayPhone;
  readonly isWecom: boolean;
  use(act: PlayPhonePost): Promise<unknown>;
}

/** A provider's call comes before WeCom's: it can be answered by a key. */
function ringing(state: PlayState, api: Api, wecom: Wecom | undefined): Rings | undefined {
  if (state.phone) return { phone: state.phone, isWecom: false, use: api.phone };
  const phone = wecom?.state?.phone;
  return phone && wecom ? { phone, isWecom: true, use: wecom.api.phone } : undefined;
}

/** The persona's telephone, while it rings or they are on the line. */
export function RingingPhone(props: {
  readonly state: PlayState;
  readonly api: Api;
  readonly wecom: Wecom | undefined;
}) {
  const { words } = useReader();
  const toast = useToast();
  const rings = ringing(props.state, props.api, props.wecom);
  if (rings === undefined) return null;
  const { phone, isWecom, use } = rings;
  const act = (what: PlayPhonePost) => () => {
    use(what).catch((problem: unknown) => toast((problem instanceof NoAnswer && problem.message) || words('noAnswer')));
  };
  const title = words(phone.isAnswered ? 'phoneOnLine' : 'phoneRings');
  return (
    <section
      class={phone.isAnswered ? 'telephone' : 'telephone rings'}
      role="alertdialog"
      aria-label={title}
      data-testid="telephone"
    >
      <header>
        <span class="ringer">
          <Icon name="phone" />
        </span>
        <strong>{title}</strong>
        <small>{words(isWecom ? 'phoneWecom' : 'phoneDesk')}</small>
      </header>
      {isWecom && <p>{words('phoneWecomSays')}</p>}
      {phone.isAnswered && <p aria-live="polite">{phone.words}</p>}
      <footer>
        {!phone.isAnswered && (
          <button type="button" class="btn primary" data-testid="phone-answer" onClick={act({ act: 'answer' })}>
            {words('phoneAnswer')}
          </button>
        )}
        {phone.isAnswered && phone.takesKeys && (
          <button type="button" class="btn primary" data-testid="phone-1" onClick={act({ act: 'press', key: '1' })}>
            {words('phonePress1')}
          </button>
        )}
        <button type="button" class="btn" data-testid="phone-hang-up" onClick={act({ act: 'hang-up' })}>
          {words(phone.isAnswered ? 'phoneHangUp' : 'phoneDecline')}
        </button>
      </footer>
    </section>
  );
}
