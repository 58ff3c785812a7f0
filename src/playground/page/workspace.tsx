import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PlayChannel, PlayMessage, PlayState } from '../wire';
import { type Api, NoAnswer } from './api';
import { type Chat, ChatContext } from './chat/chat-context';
import { Composer } from './chat/composer';
import { JsonInspector } from './chat/json-inspector';
import { MessageList } from './chat/message-list';
import { ThreadPane } from './chat/thread-pane';
import { HomeTab } from './modal/home-tab';
import { ModalStack } from './modal/modal';
import type { Route } from './route';
import { ClockBar } from './shell/clock-bar';
import { homePlace, Sidebar } from './shell/sidebar';
import { useToast } from './shell/toasts';
import { TopBar } from './shell/top-bar';
import { unreadIn } from './state/unread';
import type { Link } from './state/use-play';
import type { useSeen } from './state/use-seen';
import { useReader } from './text/names';

interface Props {
  readonly state: PlayState;
  readonly link: Link;
  readonly route: Route;
  readonly api: Api;
  readonly seen: ReturnType<typeof useSeen>;
  readonly othersUnread: ReadonlyMap<string, number>;
  go(to: Partial<Route>): void;
  news(): number;
}

function placeOf(state: PlayState, wanted: string): string {
  if (wanted === homePlace || state.channels.some(({ id }) => id === wanted)) return wanted;
  return state.app.dm || (state.channels[0]?.id ?? '');
}

const inChannel = (channel: string) => (message: PlayMessage) =>
  message.channel === channel &&
  (message.threadTs === undefined || message.threadTs === message.ts || message.broadcast === true);

const inThread = (channel: string, ts: string) => (message: PlayMessage) =>
  message.channel === channel && (message.ts === ts || message.threadTs === ts);

function useChatOf({ state, api, go }: Props, showJson: (message: PlayMessage) => void): Chat {
  const { words } = useReader();
  const toast = useToast();
  return useMemo(
    () => ({
      api,
      app: state.app,
      now: state.clock.now,
      openThread: (message) => go({ place: message.channel, thread: message.threadTs ?? message.ts }),
      showJson,
      shortcut(callbackId, message) {
        const where = message === undefined ? {} : { message: { channel: message.channel, ts: message.ts } };
        api.shortcut({ callbackId, ...where }).then(
          (answer) => answer.ok || toast(answer.problem ?? words('noAnswer')),
          (problem: unknown) => toast((problem instanceof NoAnswer && problem.message) || words('noAnswer')),
        );
      },
    }),
    [api, state.app, state.clock.now, go, showJson, toast, words],
  );
}

function useMarkSeen({ state, seen }: Props, place: string) {
  const { see } = seen;
  const latest = state.messages.findLast((message) => message.channel === place)?.ts;
  useEffect(() => {
    const mark = () => {
      if (!document.hidden && latest !== undefined) see(state.me.id, place, Number(latest));
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [see, state.me.id, place, latest]);
}

function useUnread({ state, seen }: Props): ReadonlyMap<string, number> {
  return useMemo(
    () => unreadIn(state, seen.all[state.me.id] ?? { since: Number.MAX_VALUE, channels: {} }),
    [state, seen.all],
  );
}

function useThread({ state, route }: Props, place: string): readonly PlayMessage[] {
  return useMemo(
    () => (route.thread === '' ? [] : state.messages.filter(inThread(place, route.thread))),
    [state.messages, place, route.thread],
  );
}

function nameOf(channel: PlayChannel | undefined, person: (id: string) => { readonly name: string } | undefined) {
  if (channel === undefined) return '';
  return channel.kind === 'dm' ? (person(channel.with ?? '')?.name ?? channel.name) : `#${channel.name}`;
}

function Empty({ isDm }: { readonly isDm: boolean }) {
  const { words } = useReader();
  return (
    <div class="empty">
      <strong>{words('noMessages')}</strong>
      <p>{words(isDm ? 'dmHint' : 'noMessagesHint')}</p>
    </div>
  );
}

function ChannelView({
  state,
  place,
  channel,
  name,
}: {
  readonly state: PlayState;
  readonly place: string;
  readonly channel: PlayChannel | undefined;
  readonly name: string;
}) {
  const { words } = useReader();
  const messages = useMemo(() => state.messages.filter(inChannel(place)), [state.messages, place]);
  const mayWrite = channel === undefined || channel.kind === 'dm' || channel.isMember;
  return (
    <>
      <MessageList messages={messages} place={place} inThread={false} empty={<Empty isDm={place === state.app.dm} />} />
      {channel?.archived !== true && mayWrite ? (
        <Composer key={place} channel={place} placeholder={words('messageTo', { place: name })} />
      ) : (
        <p class="no-composer">{words(channel?.archived === true ? 'archived' : 'notMember')}</p>
      )}
    </>
  );
}

function Scrim({ isOpen, close }: { readonly isOpen: boolean; close(): void }) {
  const { words } = useReader();
  return isOpen ? <button type="button" class="scrim" aria-label={words('closeMenu')} onClick={close} /> : null;
}

function Lost({ isLost }: { readonly isLost: boolean }) {
  const { words } = useReader();
  if (!isLost) return null;
  return (
    <p class="lost" role="alert">
      {words('lost')}
    </p>
  );
}

/** Everything of one persona: sidebar, place, thread, modals. */
export function Workspace(props: Props) {
  const { state, link, route, api, go } = props;
  const { person } = useReader();
  const [isNavOpen, setNavOpen] = useState(false);
  const [inspected, setInspected] = useState<PlayMessage | undefined>();
  const place = placeOf(state, route.place);
  const channel = state.channels.find(({ id }) => id === place);
  const name = nameOf(channel, person);
  const chat = useChatOf(props, setInspected);
  const unread = useUnread(props);
  useMarkSeen(props, place);
  const thread = useThread(props, place);
  const walk = (to: Partial<Route>) => {
    setNavOpen(false);
    go(to);
  };
  return (
    <ChatContext.Provider value={chat}>
      <div class={`shell ${thread.length > 0 ? 'has-thread' : ''} ${isNavOpen ? 'nav-open' : ''}`}>
        <Sidebar
          state={state}
          link={link}
          place={place}
          unread={unread}
          othersUnread={props.othersUnread}
          go={(to) => walk({ place: to })}
          play={(as) => walk({ as, place: place === homePlace || channel?.kind === 'channel' ? place : '' })}
        />
        <Scrim isOpen={isNavOpen} close={() => setNavOpen(false)} />
        <main>
          <TopBar
            state={state}
            place={place}
            channel={channel}
            name={name}
            hasUnread={unread.size > 0}
            go={(to) => go({ place: to })}
            openNav={() => setNavOpen(true)}
          />
          <ClockBar clock={state.clock} api={api} news={props.news} />
          <Lost isLost={link === 'lost'} />
          {place === homePlace && <HomeTab key={state.me.id} home={state.home} api={api} />}
          {place !== homePlace && <ChannelView state={state} place={place} channel={channel} name={name} />}
        </main>
        {thread.length > 0 && (
          <ThreadPane
            channel={place}
            channelName={name}
            ts={route.thread}
            messages={thread}
            close={() => go({ place })}
          />
        )}
      </div>
      <ModalStack views={state.views} api={api} />
      {inspected !== undefined && <JsonInspector value={inspected} close={() => setInspected(undefined)} />}
    </ChatContext.Provider>
  );
}
