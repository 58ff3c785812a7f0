import type { PlayChannel, PlayState } from '../../wire';
import { useReader } from '../text/names';
import { Avatar } from './avatar';
import { Icon } from './icon';
import { homePlace } from './sidebar';

function JsonSwitch({ isShown, show }: { readonly isShown: boolean; show(isShown: boolean): void }) {
  const { words } = useReader();
  return (
    <label class="json-switch">
      <input
        type="checkbox"
        checked={isShown}
        data-testid="json-switch"
        onChange={(event) => show(event.currentTarget.checked)}
      />
      {words('jsonToggle')}
    </label>
  );
}

/** Where one is: the channel with its topic, or the desk with its two tabs. */
export function TopBar(props: {
  readonly state: PlayState;
  readonly place: string;
  readonly channel: PlayChannel | undefined;
  readonly name: string;
  readonly hasUnread: boolean;
  /** The switch that shows what the desk really sent; absent where every message has its own. */
  readonly json: { readonly isShown: boolean; show(isShown: boolean): void } | undefined;
  go(place: string): void;
  openNav(): void;
}) {
  const { words, person } = useReader();
  const { state, place, channel } = props;
  const { app } = state;
  const isDesk = place === homePlace || place === app.dm;
  const face = person(isDesk ? app.botUserId : (channel?.with ?? ''));
  const tab = (to: string, label: string) => (
    <button type="button" role="tab" aria-selected={place === to} onClick={() => props.go(to)}>
      {label}
    </button>
  );
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
        {isDesk ? (face?.name ?? app.name) : props.name}
        {!isDesk && channel !== undefined && channel.topic !== '' && <small>{channel.topic}</small>}
      </h1>
      {isDesk && (
        <div class="tabs" role="tablist">
          {tab(homePlace, words('home'))}
          {tab(app.dm, words('messages'))}
        </div>
      )}
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
