import { useMemo } from 'preact/hooks';
import type { PlayChannel, PlayMessage, PlayState } from '../wire';
import { Composer } from './chat/composer';
import { MessageList } from './chat/message-list';
import { useReader } from './text/names';

const inChannel = (channel: string) => (message: PlayMessage) =>
  message.channel === channel &&
  (message.threadTs === undefined || message.threadTs === message.ts || message.broadcast === true);

function Empty({ isDm }: { readonly isDm: boolean }) {
  const { words } = useReader();
  return (
    <div class="empty">
      <strong>{words('noMessages')}</strong>
      <p>{words(isDm ? 'dmHint' : 'noMessagesHint')}</p>
    </div>
  );
}

/** One channel or direct message of Slack, with the line to write in where one may. */
export function ChannelView(props: {
  readonly state: PlayState;
  readonly place: string;
  readonly channel: PlayChannel | undefined;
  readonly name: string;
}) {
  const { state, place, channel } = props;
  const { words } = useReader();
  const messages = useMemo(() => state.messages.filter(inChannel(place)), [state.messages, place]);
  const mayWrite = channel === undefined || channel.kind === 'dm' || channel.isMember;
  return (
    <>
      <MessageList messages={messages} place={place} inThread={false} empty={<Empty isDm={place === state.app.dm} />} />
      {channel?.archived !== true && mayWrite ? (
        <Composer key={place} channel={place} placeholder={words('messageTo', { place: props.name })} />
      ) : (
        <p class="no-composer">{words(channel?.archived === true ? 'archived' : 'notMember')}</p>
      )}
    </>
  );
}
