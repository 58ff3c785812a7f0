import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PlayChannel, PlayMessage, PlayState } from '../wire';
import { type Api, NoAnswer } from './api';
import { ChannelView } from './channel-view';
import { type Chat, ChatContext } from './chat/chat-context';
import { JsonInspector } from './chat/json-inspector';
import { ThreadPane } from './chat/thread-pane';
import { HomeTab } from './modal/home-tab';
import { ModalStack } from './modal/modal';
import { type LastShown, placesShown } from './places-shown';
import type { Route } from './route';
import { ClockBar } from './shell/clock-bar';
import { RingingPhone } from './shell/ringing-phone';
import { homePlace, Sidebar } from './shell/sidebar';
import { useToast } from './shell/toasts';
import { TopBar } from './shell/top-bar';
import { unreadIn } from './state/unread';
import type { Link } from './state/use-followed';
import type { useSeen } from './state/use-seen';
import { useReader } from './text/names';
import { useMedia } from './use-media';
import { Beside } from './wecom/beside';
import { chatidOf, isWecomPlace, wecomPlace } from './wecom/places';
import type { Wecom } from './wecom/use-wecom';
import { lastInWecom, unreadInWecom } from './wecom/wecom-unread';
import { WecomView } from './wecom/wecom-view';

interface Props {
  readonly state: PlayState;
  readonly link: Link;
  readonly route: Route;
  readonly api: Api;
  readonly seen: ReturnType<typeof useSeen>;
  readonly othersUnread: ReadonlyMap<string, number>;
  /** The persona's side of the WeCom company; undefined where they are no member, null while that isn't known yet. */
  readonly wecom: Wecom | undefined | null;
  go(to: Partial<Route>): void;
  news(): number;
}

function placeOf({ state, route, wecom }: Props): string {
  const wanted = route.place;
  if (isWecomPlace(wanted) && wecom !== undefined) {
    const isNowhere = wecom?.state?.groups.every(({ chatid }) => chatid !== chatidOf(wanted));
    return isNowhere === true ? wecomPlace : wanted;
  }
  const isOnSlack = state.app.dm !== '';
  if (!isOnSlack) return wecomPlace;
  if (wanted === homePlace || state.channels.some(({ id }) => id === wanted)) return wanted;
  return state.app.dm || (state.channels[0]?.id ?? '');
}

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

function latestIn({ state, wecom }: Props, place: string): number | undefined {
  if (isWecomPlace(place)) return wecom?.state && lastInWecom(wecom.state).get(place);
  const ts = state.messages.findLast((message) => message.channel === place)?.ts;
  return ts === undefined ? undefined : Number(ts);
}

function useMarkSeen(props: Props, place: string) {
  const { state, seen } = props;
  const { see } = seen;
  const latest = latestIn(props, place);
  useEffect(() => {
    const mark = () => {
      if (!document.hidden && latest !== undefined) see(state.me.id, place, latest);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [see, state.me.id, place, latest]);
}

function useUnread({ state, seen, wecom }: Props): ReadonlyMap<string, number> {
  const company = wecom?.state;
  return useMemo(() => {
    const mine = seen.all[state.me.id] ?? { since: Number.MAX_VALUE, channels: {} };
    return new Map([...unreadIn(state, mine), ...(company === undefined ? [] : unreadInWecom(company, mine))]);
  }, [state, company, seen.all]);
}

function useThread({ state, route }: Props, place: string): readonly PlayMessage[] {
  return useMemo(
    () => (route.thread === '' ? [] : state.messages.filter(inThread(place, route.thread))),
    [state.messages, place, route.thread],
  );
}

function useNameOf({ wecom }: Props, place: string, channel: PlayChannel | undefined): string {
  const { words, person } = useReader();
  if (isWecomPlace(place)) {
    const group = wecom?.state?.groups.find(({ chatid }) => chatid === chatidOf(place));
    if (chatidOf(place) !== undefined) return group?.name ?? words('wecomGroup');
    return words('wecomApp', { name: wecom?.state?.app.name ?? '' });
  }
  if (channel === undefined) return '';
  return channel.kind === 'dm' ? (person(channel.with ?? '')?.name ?? channel.name) : `#${channel.name}`;
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

function PlaceView(props: {
  readonly props: Props;
  readonly place: string;
  readonly channel: PlayChannel | undefined;
  readonly name: string;
  readonly isJsonShown: boolean;
}) {
  const { place, channel, name, isJsonShown } = props;
  const { state, api, wecom } = props.props;
  if (isWecomPlace(place)) return <WecomView wecom={wecom ?? undefined} place={place} isJsonShown={isJsonShown} />;
  if (place === homePlace) return <HomeTab key={state.me.id} home={state.home} api={api} />;
  return <ChannelView state={state} place={place} channel={channel} name={name} />;
}

/** So wide that a channel, and a thread beside it, keep room beside a phone. */
const wide = { channel: '(min-width: 1240px)', thread: '(min-width: 1660px)' };

/** One place, or where there is room one of each platform. */
function usePlaces({ state, wecom, route }: Props, place: string) {
  const widths = { channel: useMedia(wide.channel), thread: useMedia(wide.thread) };
  const last = useRef<LastShown | undefined>(undefined);
  const isOnBoth = state.app.dm !== '' && wecom !== undefined;
  const hasRoom = isOnBoth && (route.thread === '' ? widths.channel : widths.thread);
  const shown = placesShown(last.current, { me: state.me.id, place, app: state.app.dm, hasRoom });
  useEffect(() => {
    last.current = shown.last;
  });
  return shown;
}

/** The sidebar of a phone: going somewhere closes it. */
function useNav(go: Props['go']) {
  const [isNavOpen, setNavOpen] = useState(false);
  const walk = (to: Partial<Route>) => {
    setNavOpen(false);
    go(to);
  };
  return { isNavOpen, setNavOpen, walk };
}

/** What stands beside the place: the thread that is open, and on a wide screen the other platform. */
function Aside(
  props: Props & {
    readonly at: string;
    readonly place: string;
    readonly name: string;
    readonly thread: readonly PlayMessage[];
    readonly beside: string | undefined;
  },
) {
  const { at, place, name, thread, beside, route, wecom, go } = props;
  return (
    <>
      {thread.length > 0 && (
        <ThreadPane
          channel={place}
          channelName={name}
          ts={route.thread}
          messages={thread}
          close={() => go({ place })}
        />
      )}
      {beside !== undefined && <Beside wecom={wecom ?? undefined} place={beside} isMeant={isWecomPlace(at)} />}
    </>
  );
}

/** Everything of one persona: sidebar, place, thread, modals. */
export function Workspace(props: Props) {
  const { state, link, api, go } = props;
  const { isNavOpen, setNavOpen, walk } = useNav(go);
  const [isJsonShown, showJson] = useState(false);
  const [inspected, setInspected] = useState<PlayMessage | undefined>();
  const at = placeOf(props);
  const { main: place, beside } = usePlaces(props, at);
  const channel = state.channels.find(({ id }) => id === place);
  const name = useNameOf(props, place, channel);
  const isWecom = isWecomPlace(place);
  const keepsPlace = isWecomPlace(at) || place === homePlace || channel?.kind === 'channel';
  const chat = useChatOf(props, setInspected);
  const unread = useUnread(props);
  useMarkSeen(props, place);
  useMarkSeen(props, beside ?? place);
  const thread = useThread(props, place);
  return (
    <ChatContext.Provider value={chat}>
      <div
        class={`shell ${thread.length > 0 ? 'has-thread' : ''} ${isNavOpen ? 'nav-open' : ''} ${beside === undefined ? '' : 'has-beside'}`}
      >
        <Sidebar
          state={state}
          link={link}
          places={beside === undefined ? [place] : [place, beside]}
          unread={unread}
          othersUnread={props.othersUnread}
          wecom={props.wecom?.state}
          go={(to) => walk({ place: to })}
          play={(as) => walk({ as, place: keepsPlace ? at : '' })}
        />
        <Scrim isOpen={isNavOpen} close={() => setNavOpen(false)} />
        <main>
          <TopBar
            state={state}
            place={place}
            channel={channel}
            name={name}
            hasUnread={unread.size > 0}
            isBeside={beside !== undefined}
            isOnWecom={props.wecom !== undefined}
            go={(to) => go({ place: to })}
            openNav={() => setNavOpen(true)}
            json={isWecom ? { isShown: isJsonShown, show: showJson } : undefined}
          />
          <ClockBar clock={state.clock} api={api} news={props.news} />
          <Lost isLost={link === 'lost' || ((isWecom || beside !== undefined) && props.wecom?.link === 'lost')} />
          <PlaceView props={props} place={place} channel={channel} name={name} isJsonShown={isJsonShown} />
        </main>
        <Aside {...props} at={at} place={place} name={name} thread={thread} beside={beside} />
      </div>
      <RingingPhone state={state} api={api} wecom={props.wecom ?? undefined} />
      <ModalStack views={state.views} api={api} />
      {inspected !== undefined && <JsonInspector value={inspected} close={() => setInspected(undefined)} />}
    </ChatContext.Provider>
  );
}
