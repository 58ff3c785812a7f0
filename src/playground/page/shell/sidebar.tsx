import type { PlayChannel, PlayState } from '../../wire';
import type { Link } from '../state/use-play';
import { useReader } from '../text/names';
import { counted } from '../words';
import { Avatar } from './avatar';
import { Icon, type IconName } from './icon';
import { PersonaList } from './persona-list';

/** The place that is no channel: the app's home tab. */
export const homePlace = 'home';

interface Props {
  readonly state: PlayState;
  readonly link: Link;
  readonly place: string;
  readonly unread: ReadonlyMap<string, number>;
  readonly othersUnread: ReadonlyMap<string, number>;
  go(place: string): void;
  play(persona: string): void;
}

function Badge({ count }: { readonly count: number }) {
  const { words } = useReader();
  if (count === 0) return null;
  return (
    <span class="badge" title={words(counted('unread', count), { count })}>
      {count > 99 ? '99+' : count}
    </span>
  );
}

function icon(channel: PlayChannel): IconName {
  return channel.kind === 'private' ? 'lock' : 'hash';
}

function Places({ state, place, unread, go }: Props) {
  const { words, person } = useReader();
  const channels = state.channels.filter((channel) => channel.kind !== 'dm');
  // The desk is somebody everybody talks to; other direct messages only once there is something in them.
  const dms = state.channels.filter(
    (channel) =>
      channel.kind === 'dm' &&
      (channel.id === state.app.dm || state.messages.some((message) => message.channel === channel.id)),
  );
  const line = (id: string, name: string, lead: preact.ComponentChildren) => (
    <li key={id}>
      <button
        type="button"
        class={unread.has(id) ? 'place is-unread' : 'place'}
        aria-current={place === id ? 'page' : undefined}
        data-testid={`place-${id}`}
        onClick={() => go(id)}
      >
        {lead}
        <span class="place-name">{name}</span>
        <Badge count={unread.get(id) ?? 0} />
      </button>
    </li>
  );
  return (
    <nav aria-label={words('channels')}>
      <h2>{words('channels')}</h2>
      <ul>{channels.map((channel) => line(channel.id, channel.name, <Icon name={icon(channel)} />))}</ul>
      <h2>{words('directMessages')}</h2>
      <ul>
        {dms.map((channel) => {
          const other = person(channel.with ?? '');
          const lead = other === undefined ? <Icon name="hash" /> : <Avatar person={other} size="tiny" />;
          return line(channel.id, other?.name ?? channel.name, lead);
        })}
      </ul>
      <h2>{words('apps')}</h2>
      <ul>{line(homePlace, words('appHome'), <Icon name="home" />)}</ul>
    </nav>
  );
}

/** The left column: workspace, places, and who is played. */
export function Sidebar(props: Props) {
  const { words } = useReader();
  const { state, link } = props;
  const isLive = link === 'live' || link === 'resting';
  return (
    <aside class="sidebar" id="sidebar">
      <header class="workspace">
        <strong>{state.team.name}</strong>
        <span class={isLive ? 'live is-on' : 'live'} data-testid="live">
          {isLive ? words('live') : words('connecting')}
        </span>
      </header>
      <Places {...props} />
      <PersonaList personas={state.personas} me={state.me.id} unread={props.othersUnread} play={props.play} />
    </aside>
  );
}
