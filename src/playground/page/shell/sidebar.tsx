import type { WecomState } from '../../wecom/wire';
import type { PlayChannel, PlayState } from '../../wire';
import type { Link } from '../state/use-followed';
import { useReader } from '../text/names';
import { groupPlace, wecomPlace } from '../wecom/places';
import { counted } from '../words';
import { Avatar } from './avatar';
import { Icon, type IconName } from './icon';
import { PersonaList } from './persona-list';

/** The place that is no channel: the app's home tab. */
export const homePlace = 'home';

interface Props {
  readonly state: PlayState;
  readonly link: Link;
  /** What is shown now: on a wide screen, one of each platform. */
  readonly places: readonly string[];
  readonly unread: ReadonlyMap<string, number>;
  readonly othersUnread: ReadonlyMap<string, number>;
  /** The persona's side of the WeCom company, where they are a member. */
  readonly wecom: WecomState | undefined;
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

interface LineProps extends Pick<Props, 'places' | 'unread' | 'go'> {
  readonly id: string;
  readonly name: string;
  readonly lead: preact.ComponentChildren;
  readonly mark?: string;
}

function Line({ id, name, lead, mark, places, unread, go }: LineProps) {
  return (
    <li>
      <button
        type="button"
        class={unread.has(id) ? 'place is-unread' : 'place'}
        aria-current={places.includes(id) ? 'page' : undefined}
        data-testid={`place-${id}`}
        onClick={() => go(id)}
      >
        {lead}
        <span class="place-name" title={name}>
          {name}
        </span>
        {mark !== undefined && <span class="place-mark">{mark}</span>}
        <Badge count={unread.get(id) ?? 0} />
      </button>
    </li>
  );
}

function WecomLines(props: Props) {
  const { words } = useReader();
  const { wecom } = props;
  if (wecom === undefined) return null;
  const app = { id: '', name: wecom.app.name, color: 'var(--wc-app)' };
  return (
    <>
      <Line
        {...props}
        id={wecomPlace}
        name={words('wecomApp', { name: wecom.app.name })}
        lead={<Avatar person={app} size="tiny" />}
        mark={words('wecom')}
      />
      {wecom.groups.map(({ chatid, name }) => (
        <Line
          key={chatid}
          {...props}
          id={groupPlace(chatid)}
          name={name}
          lead={<Icon name="people" />}
          mark={words('wecom')}
        />
      ))}
    </>
  );
}

function Places(props: Props) {
  const { words, person } = useReader();
  const { state } = props;
  const channels = state.channels.filter((channel) => channel.kind !== 'dm');
  // The app is somebody everybody talks to; other direct messages only once there is something in them.
  const dms = state.channels.filter(
    (channel) =>
      channel.kind === 'dm' &&
      (channel.id === state.app.dm || state.messages.some((message) => message.channel === channel.id)),
  );
  const isOnSlack = state.app.dm !== '';
  return (
    <nav aria-label={words('channels')}>
      {isOnSlack && <h2>{words('channels')}</h2>}
      <ul>
        {channels.map((channel) => (
          <Line key={channel.id} {...props} id={channel.id} name={channel.name} lead={<Icon name={icon(channel)} />} />
        ))}
      </ul>
      <h2>{words('directMessages')}</h2>
      <ul>
        {dms.map((channel) => {
          const other = person(channel.with ?? '');
          const lead = other === undefined ? <Icon name="hash" /> : <Avatar person={other} size="tiny" />;
          return <Line key={channel.id} {...props} id={channel.id} name={other?.name ?? channel.name} lead={lead} />;
        })}
        <WecomLines {...props} />
      </ul>
      {isOnSlack && (
        <>
          <h2>{words('apps')}</h2>
          <ul>
            <Line {...props} id={homePlace} name={words('appHome')} lead={<Icon name="home" />} />
          </ul>
        </>
      )}
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
