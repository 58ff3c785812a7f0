import type { PlayChannel, PlayState } from '../../wire';
import { useReader } from '../text/names';
import { isWecomPlace, wecomPlace } from '../wecom/places';
import { Avatar } from './avatar';
import { Icon } from './icon';
import { JsonSwitch } from './json-switch';
import { homePlace } from './sidebar';

/** The app's own page and chat, and WeCom where it is not in sight anyway. */
function Tabs(props: {
  readonly dm: string;
  readonly place: string;
  readonly hasWecom: boolean;
  go(place: string): void;
}) {
  const { words } = useReader();
  const { dm, place, hasWecom, go } = props;
  const all = [
    [homePlace, words('home')],
    [dm, words('messages')],
    ...(hasWecom ? [[wecomPlace, words('wecom')]] : []),
  ];
  return (
    <div class="tabs" role="tablist">
      {all.map(([to = '', label]) => (
        <button key={to} type="button" role="tab" aria-selected={place === to} onClick={() => go(to)}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** Where one is: the channel with its topic, or the app with its two tabs. */
export function TopBar(props: {
  readonly state: PlayState;
  readonly place: string;
  readonly channel: PlayChannel | undefined;
  readonly name: string;
  readonly hasUnread: boolean;
  /** The switch that shows what the app really sent; absent where every message has its own. */
  readonly json: { readonly isShown: boolean; show(isShown: boolean): void } | undefined;
  /** Somebody on both platforms sees both at once. */
  readonly isBeside: boolean;
  /** They are in WeCom too, which one tab away is where there is no room for both. */
  readonly isOnWecom: boolean;
  go(place: string): void;
  openNav(): void;
}) {
  const { words, person } = useReader();
  const { state, place, channel } = props;
  const { app } = state;
  const isApp = place === homePlace || place === app.dm;
  const hasTabs = isApp || (isWecomPlace(place) && app.dm !== '');
  const face = person(isApp ? app.botUserId : (channel?.with ?? ''));
  const me = person(state.me.id);
  return (
    <header class="top">
      <button
        type="button"
        class="tool burger"
        aria-label={words('menu')}
        aria-controls="sidebar"
        onClick={props.openNav}
      >
        <Icon name="menu" />
        {props.hasUnread && <i class="dot" />}
      </button>
      {face !== undefined && <Avatar person={face} size="small" />}
      <h1>
        {isApp ? (face?.name ?? app.name) : props.name}
        {props.isBeside && <span class="place-mark">Slack</span>}
        {!isApp && channel !== undefined && channel.topic !== '' && <small>{channel.topic}</small>}
      </h1>
      {hasTabs && <Tabs dm={app.dm} place={place} hasWecom={props.isOnWecom && !props.isBeside} go={props.go} />}
      {channel?.bookmarks.map(({ title, link }) => (
        <a key={link} class="bookmark" href={link} target="_blank" rel="noreferrer noopener">
          {title}
        </a>
      ))}
      {props.json !== undefined && <JsonSwitch {...props.json} />}
      {me !== undefined && (
        <span class="as-who" title={`${words('whoAmI')}: ${me.name}`}>
          <Avatar person={me} size="small" />
          <span>{me.name}</span>
        </span>
      )}
    </header>
  );
}
