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

/** Everything of one persona: sidebar, place, thread, modals. */
export function Workspace(props: Props) {
  const { state, link, route, api, go } = props;
  const { words, person } = useReader();
  const [isNavOpen, setNavOpen] = useState(false);
  const [inspected, setInspected] = useState<PlayMessage | undefined>();
  const place = placeOf(state, route.place);
  const channel = state.channels.find(({ id }) => id === place);
  const name = nameOf(channel, person);
  const chat = useChatOf(props, setInspected);
  const unread = useMemo(
    () => unreadIn(state, props.seen.all[state.me.id] ?? { since: Number.MAX_VALUE, channels: {} }),
    [state, props.seen.all],
  );
  useMarkSeen(props, place);
  const thread = useMemo(
    () => (route.thread === '' ? [] : state.messages.filter(inThread(place, route.thread))),
    [state.messages, place, route.thread],
  );
  const walk = (to: Partial<Route>) => {
    setNavOpen(false);
    go(to);
  };
  const hasThread = thread.length > 0;
  return (
    <ChatContext.Provider value={chat}>
      <div class={`shell ${hasThread ? 'has-thread' : ''} ${isNavOpen ? 'nav-open' : ''}`}>
        <Sidebar
          state={state}
          link={link}
          place={place}
          unread={unread}
          othersUnread={props.othersUnread}
          go={(to) => walk({ place: to })}
          play={(as) => walk({ as, place: place === homePlace || channel?.kind === 'channel' ? place : '' })}
        />
        {isNavOpen && (
          <button type="button" class="scrim" aria-label={words('closeMenu')} onClick={() => setNavOpen(false)} />
        )}
        <main>
          <TopBar
            state={state}
            place={place}
            channel={channel}
            name={name}
            unread={[...unread.values()].reduce((sum, count) => sum + count, 0)}
            go={(to) => go({ place: to })}
            openNav={() => setNavOpen(true)}
          />
          <ClockBar clock={state.clock} api={api} news={props.news} />
          {link === 'lost' && (
            <p class="lost" role="alert">
              {words('lost')}
            </p>
          )}
          {place === homePlace ? (
            <HomeTab key={state.me.id} home={state.home} api={api} />
          ) : (
            <ChannelView state={state} place={place} channel={channel} name={name} />
          )}
        </main>
        {hasThread && (
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
