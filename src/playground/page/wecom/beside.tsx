import { useState } from 'preact/hooks';
import { JsonSwitch } from '../shell/json-switch';
import { useReader } from '../text/names';
import type { Wecom } from './use-wecom';
import { WecomView } from './wecom-view';

/** WeCom beside Slack: it is looked at like a phone on the table, and entered only when it is touched. */
export function Beside(props: {
  readonly wecom: Wecom | undefined;
  readonly place: string;
  /** They went there, and do not only see it. */
  readonly isMeant: boolean;
}) {
  const { words } = useReader();
  const [isJsonShown, showJson] = useState(false);
  const [touchedBy, setTouchedBy] = useState<string | undefined>();
  const userid = props.wecom?.api.userid;
  const touch = () => setTouchedBy(userid);
  return (
    <section
      class="beside"
      data-testid="beside"
      aria-label={words('wecomPlatform')}
      onPointerDownCapture={touch}
      onFocusCapture={touch}
    >
      <header class="top">
        <h2>{words('wecomPlatform')}</h2>
        <JsonSwitch isShown={isJsonShown} show={showJson} />
      </header>
      <WecomView
        wecom={props.wecom}
        place={props.place}
        isJsonShown={isJsonShown}
        isEntered={props.isMeant || (userid !== undefined && touchedBy === userid)}
      />
    </section>
  );
}
