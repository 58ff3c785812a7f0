import { memo } from 'preact/compat';
import { useErrorBoundary } from 'preact/hooks';
import type { WecomGroupMessage, WecomMessage } from '../../wecom/wire';
import { Avatar } from '../shell/avatar';
import { Icon } from '../shell/icon';
import { useReader } from '../text/names';
import { News, Textcard } from './articles';
import { FileMedia, PictureMedia, VideoMedia, VoiceMedia } from './media';
import { usePhone } from './phone-context';
import { PhoneLink } from './phone-link';
import { PhoneMarkdown } from './phone-markdown';
import { TemplateCard } from './template-card';
import { textParts } from './text-parts';

type Shown = WecomMessage | WecomGroupMessage;

const cardOf = (message: Shown) => ('card' in message ? message.card : undefined);
const placeOf = (message: Shown) => ('place' in message ? message.place : undefined);

function Location({ message }: { readonly message: Shown }) {
  const place = placeOf(message);
  return (
    <div class="wc-location">
      <b>{message.text}</b>
      {place !== undefined && (
        <small>
          {place.latitude.toFixed(4)}, {place.longitude.toFixed(4)}
        </small>
      )}
      <span class="wc-map" aria-hidden="true">
        <Icon name="pin" />
      </span>
    </div>
  );
}

function Content({ message }: { readonly message: Shown }) {
  const { words } = useReader();
  const { media, body, text = '' } = message;
  const card = cardOf(message);
  if (card !== undefined && 'msgid' in message)
    // An update is a new card: what was chosen on the old one is not carried over unless the server says so.
    return <TemplateCard key={JSON.stringify(card)} message={message} />;
  if ((message.type === 'textcard' || message.type === 'link') && body !== undefined) return <Textcard body={body} />;
  if (message.type === 'news' && body !== undefined) return <News body={body} />;
  if (message.type === 'location') return <Location message={message} />;
  if (media !== undefined && message.type === 'image') return <PictureMedia media={media} />;
  if (media !== undefined && message.type === 'voice') return <VoiceMedia media={media} />;
  if (media !== undefined && message.type === 'video') return <VideoMedia media={media} />;
  if (media !== undefined) return <FileMedia media={media} />;
  return (
    <div class="wc-bubble">
      {message.type === 'markdown' ? <PhoneMarkdown text={text} /> : <PhoneText text={text} />}
      {message.cut === true && <small class="wc-cut">{words('cutByWecom')}</small>}
    </div>
  );
}

function Guarded({ message }: { readonly message: Shown }) {
  const { words } = useReader();
  const [problem] = useErrorBoundary();
  if (problem !== undefined) return <div class="wc-bubble quiet">{words('notShown')}</div>;
  return <Content message={message} />;
}

function MessageShown({ message, isMine }: { readonly message: Shown; readonly isMine: boolean }) {
  const { words } = useReader();
  const { api, appName, member, showJson } = usePhone();
  const me = member(api.userid);
  const author = isMine && me !== undefined ? me.name : appName;
  if ('recalled' in message && message.recalled === true)
    return <p class="wc-note">{words('recalled', { name: author })}</p>;
  return (
    <article
      class={isMine ? 'wc-message is-mine' : 'wc-message'}
      aria-label={words('jump', { name: author })}
      data-testid="wecom-message"
      data-type={message.type}
    >
      {isMine && me !== undefined ? (
        <Avatar person={{ id: me.userid, name: me.name, color: me.color }} />
      ) : (
        <Avatar person={{ id: '', name: appName, color: 'var(--wc-app)' }} />
      )}
      <div class="wc-content">
        <Guarded message={message} />
        <button
          type="button"
          class="wc-json"
          aria-label={words('showJson')}
          title={words('showJson')}
          data-testid="wecom-json"
          onClick={() => showJson(message)}
        >
          {'{ }'}
        </button>
      </div>
    </article>
  );
}

/** One message with its face; the member's own stand on the right. */
export const PhoneMessage = memo(MessageShown);

/** A text message: line breaks stay, links are live, everything else is text. */
function PhoneText({ text }: { readonly text: string }) {
  return (
    <p class="wc-text">
      {textParts(text).map((part, index) =>
        part.href === undefined ? (
          part.text
        ) : (
          <PhoneLink key={index} href={part.href}>
            {part.text}
          </PhoneLink>
        ),
      )}
    </p>
  );
}
