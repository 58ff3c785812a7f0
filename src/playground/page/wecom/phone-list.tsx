import type { WecomGroupMessage, WecomMessage } from '../../wecom/wire';
import { useStickToEnd } from '../chat/use-stick-to-end';
import { clockTime, dayName, dayOf } from '../chat/when';
import { useReader } from '../text/names';
import { usePhone } from './phone-context';
import { PhoneMessage } from './phone-message';
import { hasTimeMark } from './time-marks';

function TimeMark({ at }: { readonly at: number }) {
  const reader = useReader();
  const { now } = usePhone();
  const time = clockTime(String(at / 1000), reader.locale, reader.zone);
  const isToday = dayOf(at, reader.zone) === dayOf(now, reader.zone);
  return <p class="wc-time">{isToday ? time : `${dayName(at, now, reader)} ${time}`}</p>;
}

const idOf = (message: WecomMessage | WecomGroupMessage) => ('msgid' in message ? message.msgid : message.id);
const isMine = (message: WecomMessage | WecomGroupMessage) => 'from' in message && message.from === 'member';

/** The chat, oldest first, with the time above a message that comes after a silence. */
export function PhoneList(props: {
  readonly messages: readonly (WecomMessage | WecomGroupMessage)[];
  readonly place: string;
}) {
  const { words } = useReader();
  const { messages } = props;
  const last = messages.at(-1);
  const { box, hasNew, toEnd, scrolled } = useStickToEnd(props.place, last && idOf(last));
  return (
    <div class="list-frame">
      <div class="list" ref={box} onScroll={scrolled} role="log" aria-live="polite" aria-label={words('messages')}>
        <div class="wc-list">
          {messages.length === 0 && (
            <div class="wc-empty">
              <strong>{words('noWecomMessages')}</strong>
              <p>{words('noWecomHint')}</p>
            </div>
          )}
          {messages.map((message, index) => (
            <div key={idOf(message)}>
              {hasTimeMark(messages[index - 1], message) && <TimeMark at={message.at} />}
              <PhoneMessage message={message} isMine={isMine(message)} />
            </div>
          ))}
        </div>
      </div>
      {hasNew && (
        <button type="button" class="to-end" onClick={toEnd}>
          {words('newMessages')}
        </button>
      )}
    </div>
  );
}
