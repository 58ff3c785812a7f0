import { memo } from 'preact/compat';
import type { PlayMessage } from '../../wire';
import { Avatar } from '../shell/avatar';
import { useReader } from '../text/names';
import { counted } from '../words';
import { useChat } from './chat-context';
import { MessageBody } from './message-body';
import { MessageTools } from './message-tools';
import { clockTime, dayName, dayOf, fullMoment, msOf } from './when';

interface Props {
  readonly message: PlayMessage;
  /** The same person wrote just before: no face and no name again. */
  readonly isContinued: boolean;
  readonly inThread: boolean;
}

const slackbot = { id: 'USLACKBOT', name: 'Slackbot', color: '#5b6472' };

function Replies({ message }: { readonly message: PlayMessage }) {
  const reader = useReader();
  const chat = useChat();
  const { replies } = message;
  if (replies === undefined || replies.count === 0) return null;
  const { locale, zone, words } = reader;
  const latest = msOf(replies.latestTs);
  const isToday = dayOf(latest, zone) === dayOf(chat.now, zone);
  const time = clockTime(replies.latestTs, locale, zone);
  const when = isToday ? time : `${dayName(latest, chat.now, reader)} ${time}`;
  return (
    <button type="button" class="replies" data-testid="thread-open" onClick={() => chat.openThread(message)}>
      <span class="faces">
        {replies.users.slice(0, 4).map((id) => {
          const person = reader.person(id);
          return person === undefined ? null : <Avatar key={id} person={person} size="tiny" />;
        })}
      </span>
      <b>{words(counted('replies', replies.count), { count: replies.count })}</b>
      <small>{words('lastReply', { when })}</small>
    </button>
  );
}

function MessageShown({ message, isContinued, inThread }: Props) {
  const { person, locale, zone, words } = useReader();
  const { app } = useChat();
  const author = message.fromSlack === true ? slackbot : (person(message.user) ?? { ...slackbot, name: message.user });
  const isApp = message.user === app.botUserId || message.fromSlack === true;
  const time = clockTime(message.ts, locale, zone);
  const kind = message.ephemeral === true ? 'message is-ephemeral' : 'message';
  return (
    <article
      class={isContinued ? `${kind} is-continued` : kind}
      aria-label={words('jump', { name: author.name })}
      data-testid="message"
      data-ts={message.ts}
    >
      <div class="gutter">{isContinued ? <time class="side-time">{time}</time> : <Avatar person={author} />}</div>
      <div class="content">
        {message.ephemeral === true && <div class="ephemeral-note">{words('onlyYou')}</div>}
        {!isContinued && (
          <div class="author">
            <b>{author.name}</b>
            {isApp && <span class="app-badge">{words('app')}</span>}
            <time title={fullMoment(message.ts, locale, zone)}>{time}</time>
          </div>
        )}
        {!inThread && message.broadcast === true && <small class="quiet">{words('repliedInThread')}</small>}
        <MessageBody message={message} />
        {message.editedTs !== undefined && (
          <small class="edited" title={fullMoment(message.editedTs, locale, zone)}>
            {words('edited')}
          </small>
        )}
        {!inThread && <Replies message={message} />}
      </div>
      <MessageTools message={message} inThread={inThread} />
    </article>
  );
}

/** One message with its face, name, time, body, thread line and tools. */
export const Message = memo(MessageShown);
