import type { PlayMessage } from '../../wire';
import { Icon } from '../shell/icon';
import { useReader } from '../text/names';
import { Composer } from './composer';
import { MessageList } from './message-list';

/** One message and its answers, beside the channel; on a phone over it. */
export function ThreadPane(props: {
  readonly channel: string;
  readonly channelName: string;
  readonly ts: string;
  readonly messages: readonly PlayMessage[];
  close(): void;
}) {
  const { words } = useReader();
  const { channel, ts } = props;
  return (
    <section class="thread" aria-label={words('thread')} data-testid="thread">
      <header class="top">
        <h1>
          {words('thread')}
          <small>{props.channelName}</small>
        </h1>
        <button type="button" class="tool" aria-label={words('closeThread')} onClick={props.close}>
          <Icon name="close" />
        </button>
      </header>
      <MessageList messages={props.messages} place={`${channel}/${ts}`} inThread empty={null} />
      <Composer key={ts} channel={channel} threadTs={ts} placeholder={words('reply')} />
    </section>
  );
}
